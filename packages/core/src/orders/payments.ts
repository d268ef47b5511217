import type { OrdersColumnName } from '../config/column-names.ts';
import { type DecimalSign, parseAmount } from './amounts.ts';
import { splitList } from './cells.ts';
import { foldText } from '../text/fold-text.ts';
import type { Cents, Order, Payment } from './model.ts';
import type { RejectionReason } from './orders-fault.ts';
import type { Findings, RowReading } from './row-reading.ts';
import { expectedTotal, isCreditSlip } from './totals.ts';

export interface PaymentCells {
  /** The order's own label: "Carte bancaire". */
  label: string;
  /** Of the payment rows; several joined by commas. '' if none. */
  methods: string;
  /** Amounts of the payment rows; some modules give the first alone. */
  amounts: string;
}

type Resolution = { payments: Payment[] } | { rejection: Extract<RejectionReason, { kind: 'payments' }> };

/**
 * Who paid how much of `total`. One method pays the total; several count if they add up; else
 * the first as given and the remainder for the rest; rejected where that can't be. Nothing to pay: no payment.
 */
export function resolvePayments(cells: PaymentCells, total: Cents, decimal: DecimalSign): Resolution {
  if (total === 0) return { payments: [] };
  const methods = splitList(cells.methods);
  const [firstMethod = cells.label, ...otherMethods] = methods;
  if (otherMethods.length === 0) return payWhole(firstMethod, total);
  const lists = [decimal, '.' as const].map((sign) => splitAmounts(cells.amounts, methods.length, sign));
  const complete = lists.find((amounts) => sum(amounts) === total);
  if (complete) return payEach(methods, complete);
  const first = parseAmount(cells.amounts, decimal) ?? lists.flat()[0] ?? 0;
  // One method whose name has a comma: what is given for it is all.
  if (first === total) return payWhole(isSameName(cells) ? cells.label : firstMethod, total);
  const isPossible = first > 0 && first < total;
  if (!isPossible) return { rejection: { kind: 'payments', paid: first, total } };
  return payEach([firstMethod, otherMethods.join(', ')], [first, total - first]);
}

/** Where a voucher paid all, PrestaShop says "Free order": it can't have paid anything else. */
function payWhole(method: string, total: Cents): Resolution {
  if (isFreeOrder(method)) return { rejection: { kind: 'payments', paid: 0, total } };
  return { payments: [{ method, amount: total }] };
}

function isFreeOrder(method: string): boolean {
  return ['free order', 'commande gratuite'].includes(foldText(method));
}

function payEach(methods: readonly string[], amounts: readonly Cents[]): Resolution {
  const payments = methods.map((method, index) => ({ method, amount: amounts[index] ?? 0 }));
  return { payments: payments.filter(({ amount }) => amount !== 0) };
}

/** "30.00,20.00" for two methods; with a decimal comma, "30,00,20,00" has two parts for each. None where that fails. */
function splitAmounts(text: string, count: number, sign: DecimalSign): Cents[] {
  const parts = splitList(text);
  const perAmount = sign === ',' ? 2 : 1;
  if (parts.length !== perAmount * count) return [];
  const amounts = Array.from({ length: count }, (_, index) => {
    const own = parts.slice(index * perAmount, (index + 1) * perAmount);
    return parseAmount(own.join(','), sign);
  });
  return amounts.includes(null) ? [] : amounts.map(Number);
}

function isSameName({ label, methods }: PaymentCells): boolean {
  return foldText(label) === foldText(methods);
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}

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
  return {
    kind: 'nothing-paid',
    column: headingOfTotal(reading),
    isReal: isPaidReal(reading),
    expected: costOf(order),
  };
}

/** Where the shipping is known, the check of the sum tells it from a shipping that costs what the lines do. */
function isPaidTwice(order: Order, reading: RowReading): boolean {
  const canBeShipping = reading.columns.has('shippingTtc');
  const isTwice = costOf(order) > 0 && order.totalPaidTtc === 2 * costOf(order);
  return isPaidReal(reading) && !canBeShipping && isTwice;
}

function isPaidReal({ columns }: RowReading): boolean {
  return columns.has('totalPaidReal') && !columns.has('totalPaidTtc');
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
