/** Whole euro cents (or hundredths of whatever currency the order is in). Never a fraction. */
export type Cents = number;

/** One web order as the shop knows it, whatever module wrote the CSV. Text fields are '' where the file says nothing. */
export interface Order {
  /** PrestaShop's order number, '' if the file has none; then `ref` is not ''. Identity is by id, else by ref. */
  id: string;
  ref: string;
  /** Local time of the shop, `yyyy-MM-ddTHH:mm:ss`, as the file has it: no time zone is known. '' if there is no date. */
  date: string;
  stateId: string;
  stateLabel: string;
  /** ISO 4217; 'EUR' where the file has no such column. */
  currency: string;
  paymentLabel: string;
  payments: Payment[];
  vouchers: Voucher[];
  customer: Customer;
  invoiceAddress: Address;
  deliveryAddress: Address;
  carrier: string;
  /** null: the file has no such column, or the cell is empty. */
  shippingTtc: Cents | null;
  wrappingTtc: Cents | null;
  discountTtc: Cents | null;
  /** "Total paid with tax"; "Total paid real" only where that is missing. */
  totalPaidTtc: Cents | null;
  lines: OrderLine[];
  /** Read in the shop itself; absent: in a file. */
  source?: 'shop';
}

export interface OrderLine {
  productId: string;
  combinationId: string;
  /** The gencod: text, leading zeros kept. '' if none. */
  ean13: string;
  ref: string;
  name: string;
  /** Shoe size, from an attribute column (Taille, Pointure, Size) or the combination name; '' if none. */
  size: string;
  /** Whole units, 1 or more. Of a rejected order: 0 where it can't be read, below 0 where goods came back. */
  qty: number;
  /** Price of one unit before `reductionTtc`, tax included. */
  unitTtc: Cents | null;
  /** Reduction on the whole line, tax included, 0 or more. */
  reductionTtc: Cents | null;
  /** Percent times 100: 2000 is 20.00 %. null: unknown. */
  vatRate: number | null;
  /** What the line costs, reduction taken off, tax included. */
  totalTtc: Cents | null;
  /** A gift card of the shop, sold (not used): it may lack gencod and reference. */
  isGiftCard: boolean;
}

export interface Payment {
  /** As the file names it: "Carte bancaire", "Alma". */
  method: string;
  amount: Cents;
}

export interface Voucher {
  name: string;
  code: string;
  amount: Cents | null;
}

export interface Customer {
  id: string;
  title: string;
  lastName: string;
  firstName: string;
  email: string;
  phone: string;
  company: string;
}

export interface Address {
  company: string;
  line1: string;
  line2: string;
  postcode: string;
  city: string;
  /** ISO 3166 two letters as the file has it, or the country's name where only that is there. */
  country: string;
}
