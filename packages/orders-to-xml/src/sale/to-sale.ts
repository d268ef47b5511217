import type { Order } from '@passerelle/core/orders/model.ts';
import { splitDiscount } from './sale-discount.ts';
import { listSaleLines } from './sale-lines.ts';
import { listSalePayments } from './sale-payments.ts';
import type { Sale, SaleCustomer, SaleOrder, SaleSettings } from './sale.ts';

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
