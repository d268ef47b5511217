import type { Address, Cents, Customer, Order, Voucher } from '@passerelle/core/orders/model.ts';
import { splitDiscount } from './sale-discount.ts';
import { listSaleLines, type SaleLine } from './sale-lines.ts';
import { listSalePayments, type PaymentCodes, type SalePayment } from './sale-payments.ts';

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

/**
 * Turns an order into a sale (pure). Line amounts stay as the file gives them: where PrestaShop's rounding leaves a cent
 * or two between their sum and the total, no line is invented and no amount bent to hide it; the total is what was paid.
 */
export function toSale(order: Order, settings: SaleSettings): Sale {
  const discount = splitDiscount(order, settings);
  const lines = listSaleLines(order, discount, settings);
  const payments = listSalePayments(order, discount, lines, settings.paymentCodes);
  const total = payments.reduce((sum, payment) => sum + payment.amount, 0);
  return {
    store: settings.store,
    order: describeOrder(order),
    customer: describeCustomer(order),
    lines,
    payments,
    totals: { amount: total, payments: total },
  };
}

function describeOrder(order: Order): SaleOrder {
  const { id, ref, date, currency, stateId, stateLabel, paymentLabel, carrier } = order;
  return { id, ref, date, currency, stateId, stateLabel, paymentLabel, carrier };
}

function describeCustomer({ customer, invoiceAddress, deliveryAddress }: Order): SaleCustomer {
  const code = customer.id === '' ? '' : `W${customer.id}`;
  return { ...customer, code, invoiceAddress, deliveryAddress };
}
