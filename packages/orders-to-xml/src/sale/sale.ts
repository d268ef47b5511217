import type { Address, Cents, Customer, Voucher } from '@passerelle/core/orders/model.ts';

/** What the XML says of one order: everything decided, nothing formatted. Amounts in cents, null where nobody knows. */
export interface Sale {
  store: string;
  order: SaleOrder;
  customer: SaleCustomer;
  lines: SaleLine[];
  payments: SalePayment[];
  /** Both are the same number always: a till refuses a sale that is not paid to the cent. */
  totals: { amount: Cents; payments: Cents };
}

export interface SaleOrder {
  id: string;
  ref: string;
  /** `yyyy-MM-ddTHH:mm:ss`, the shop's local time; '' if unknown. */
  date: string;
  currency: string;
  stateId: string;
  stateLabel: string;
  paymentLabel: string;
  carrier: string;
}

export interface SaleCustomer extends Customer {
  /** 'W' and PrestaShop's customer number; '' for a customer without one. */
  code: string;
  invoiceAddress: Address;
  deliveryAddress: Address;
}

export type SaleLineKind = 'ARTICLE' | 'CARTECADEAU' | 'TRANSPORT' | 'EMBALLAGE' | 'REMISE';

/** One line of a sale. Amounts in cents, tax included; null where the file does not say and nothing exact follows from it. */
export interface SaleLine {
  /** Counts from 1. */
  number: number;
  kind: SaleLineKind;
  gencod: string;
  reference: string;
  name: string;
  size: string;
  productId: string;
  combinationId: string;
  quantity: number;
  /** One unit before the discount. */
  unitPrice: Cents | null;
  /** On the whole line, 0 or more. */
  discount: Cents | null;
  /** Percent times 100. */
  vatRate: number | null;
  amount: Cents | null;
}

/** One payment of a sale. `number` counts from 1; the amount is in cents. */
export interface SalePayment {
  number: number;
  code: string;
  label: string;
  amount: Cents;
}

/** What was taken off the whole order, told apart: gift vouchers that pay, and what is a plain discount. Cents, 0 or more. */
export interface SaleDiscount {
  paidByVoucher: { voucher: Voucher; amount: Cents }[];
  remaining: Cents;
}

/** Folded payment label → code of the till. */
export type PaymentCodes = ReadonlyMap<string, string>;

/** The parts of the configuration that a sale depends on. */
export interface SaleSettings {
  store: string;
  /** `orders.paymentCodes`, prepared once by `foldPaymentCodes`. */
  paymentCodes: PaymentCodes;
  giftVoucherPolicy: 'withhold' | 'payment';
  isGiftVoucher(voucher: Voucher): boolean;
  /** The shop's own gift cards: one sold without a reference takes it from here. */
  giftCards: readonly { productId: string; reference: string }[];
}
