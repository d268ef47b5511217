import type { OrdersColumnName } from '../config/column-names.ts';
import type { Cents, Order } from './model.ts';
import { isFreeOrder } from './payments.ts';
import type { RejectionReason } from './rejection.ts';
import type { Findings, RowReading } from './row-reading.ts';
import { expectedTotal, isCreditSlip } from './totals.ts';

/**
 * Rejects an order whose total can't be what was paid, even where the file lacks what a check of the sum needs. `methods`:
 * the cell of its payment methods.
 */
export function judgePaid(order: Order, methods: string, reading: RowReading, findings: Findings): void {
  if (isCreditSlip(order)) findings.rejectAbove(creditSlip(order));
  else if (isUnpaid(order, methods)) findings.reject(nothingPaid(order, reading));
  else if (isPaidTwice(order, reading)) findings.reject(paidTwice(order, reading));
}

function creditSlip(order: Order): RejectionReason {
  return { kind: 'credit-slip', total: order.totalPaidTtc ?? costOf(order) };
}

/** Some payment modules leave "Total paid real" at 0. An order that vouchers or a discount paid whole is another thing. */
function isUnpaid(order: Order, methods: string): boolean {
  const isFree = isFreeOrder(order.paymentLabel) || isFreeOrder(methods);
  const isPaidOtherwise = isFree || order.vouchers.length > 0 || (order.discountTtc ?? 0) > 0;
  return order.totalPaidTtc === 0 && costOf(order) > 0 && !isPaidOtherwise;
}

function nothingPaid(order: Order, reading: RowReading): RejectionReason {
  return { kind: 'nothing-paid', column: headingOfTotal(reading), expected: costOf(order) };
}

/** Where the shipping is known, the check of the sum tells it from a shipping that costs what the lines do. */
function isPaidTwice(order: Order, { columns }: RowReading): boolean {
  const isReal = columns.has('totalPaidReal') && !columns.has('totalPaidTtc');
  return (
    isReal && !columns.has('shippingTtc') && costOf(order) > 0 && order.totalPaidTtc === 2 * costOf(order)
  );
}

function paidTwice(order: Order, reading: RowReading): RejectionReason {
  const paid = order.totalPaidTtc ?? 0;
  return { kind: 'paid-twice', column: headingOfTotal(reading), expected: costOf(order), paid };
}

/** 0: a line has no amount. */
function costOf(order: Order): Cents {
  return expectedTotal(order) ?? 0;
}

function headingOfTotal({ columns }: RowReading): string {
  const names: readonly OrdersColumnName[] = ['totalPaidTtc', 'totalPaidReal'];
  return names.map((name) => columns.find(name)?.heading).find((heading) => heading !== undefined) ?? '';
}
