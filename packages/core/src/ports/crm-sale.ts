/** An amount as the shop gives it: `16.583333`, a point, no thousands; in the order's own currency. */
export type Amount = string;

/** Percent: `20`, `5.5`, `0`. */
export type Rate = string;

/** One web order with all that a CRM wants of it. */
export interface SaleForCrm {
  /** As configured, 0 included: the first half of the order's key. */
  shopId: number;
  /** The shop's own number: the second half. */
  orderId: string;
  reference: string;
  /** `yyyy-MM-dd…`, the shop's local time. */
  date: string;
  stateId: string;
  /** As the shop calls it; '' where nobody knows. */
  stateName: string;
  /** The invoice that the shop has made, or that the order's state calls for. null: none yet. */
  invoice: { number: string; date: string } | null;
  currency: CurrencyForCrm;
  customer: CustomerForCrm;
  billing: Place;
  delivery: Place;
  lines: readonly SaleLine[];
  wrapping: Charge | null;
  shipping: Charge;
  /** All vouchers together, with tax, 0 or more; free shipping is one, too. */
  vouchersGross: Amount;
  /** What the shop rounds to cents: each item, each line, or the total alone. */
  rounding: 'item' | 'line' | 'total';
  /** What the order costs, with tax. */
  totalGross: Amount;
}

export interface SaleLine {
  product: ProductForCrm;
  /** What tells this size from others; a remark on the line. */
  comment: string;
  /** Whole, 1 or more. */
  quantity: number;
  /** Of one, without tax, before the reduction. */
  unitNet: Amount;
  /** Of one, without tax, 0 or more. */
  reductionNet: Amount;
  rate: Rate;
}

/** Without tax, and the rate of its tax. */
export interface Charge {
  net: Amount;
  rate: Rate;
}

export interface ProductForCrm {
  /** The shop's own number. */
  id: string;
  /** The catalogue's, not the escaped one of an order's row. */
  reference: string;
  /** Another product of the shop has the same reference. */
  sharesReference: boolean;
  name: string;
  /** Without tax, in the shop's own currency. null: unknown. */
  priceNet: Amount | null;
  rate: Rate;
}

export interface CurrencyForCrm {
  /** ISO 4217. */
  code: string;
  name: string;
  symbol: string;
  /** Of one unit of the shop's own currency. */
  rate: Amount;
}

export interface CustomerForCrm {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  phone: string;
  mobile: string;
}

export interface Place {
  line1: string;
  line2: string;
  postcode: string;
  city: string;
  country: string;
}

/** A customer beside any order. */
export interface PersonForCrm {
  customer: CustomerForCrm;
  billing: Place;
  delivery: Place;
  hasOrders: boolean;
}
