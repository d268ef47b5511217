import { cleanGencod } from './gencod.ts';
import type { Cents, Order, OrderLine } from './model.ts';
import { endingOf } from './order-state.ts';

/**
 * What of an order would make a different sale in ProShop: codes, quantities, amounts, payments, and whether it was
 * cancelled or refunded. Not its state, labels, names, ids, attributes, nor the order of its rows.
 * null: the file did not tell; what is not told is no difference.
 */
export interface OrderContent {
  /** One entry per gencod (or reference where there is none), sorted by it, its rows added up. */
  lines: ContentLine[];
  shipping: Cents | null;
  wrapping: Cents | null;
  discount: Cents | null;
  paid: Cents | null;
  /** Amounts in ascending order. */
  payments: Cents[];
  ended: 'cancelled' | 'refunded' | null;
  /** Its rows could not be read: nothing of the above is to be relied on. */
  isUnreadable: boolean;
  /** As in `Order`. The same order may be told another way by another source. */
  source?: 'shop';
}

export interface ContentLine {
  code: string;
  qty: number;
  total: Cents | null;
}

export type Difference =
  | { kind: 'line-added'; code: string; qty: number }
  | { kind: 'line-removed'; code: string; qty: number }
  | { kind: 'quantity'; code: string; before: number; after: number }
  | { kind: 'line-amount'; code: string; before: Cents; after: Cents }
  | { kind: 'amount'; what: 'shipping' | 'wrapping' | 'discount' | 'paid'; before: Cents; after: Cents }
  | { kind: 'payments'; before: Cents[]; after: Cents[] }
  | { kind: 'cancelled' }
  | { kind: 'refunded' }
  | { kind: 'unreadable' };

export function contentOf(order: Order, isUnreadable = false): OrderContent {
  const ending = endingOf(order);
  const content: OrderContent = {
    lines: sumByCode(order.lines.map(codedLine)),
    shipping: order.shippingTtc,
    wrapping: order.wrappingTtc,
    discount: order.discountTtc,
    paid: order.totalPaidTtc,
    payments: order.payments.map((payment) => payment.amount).sort((a, b) => a - b),
    ended: ending === 'payment-error' ? null : ending,
    isUnreadable,
  };
  return order.source ? { ...content, source: order.source } : content;
}

function codedLine({ ean13, ref, productId, qty, totalTtc: total }: OrderLine): ContentLine {
  return { code: ean13 || ref || productId, qty, total };
}

function sumByCode(lines: readonly ContentLine[]): ContentLine[] {
  const byCode = new Map<string, ContentLine>();
  for (const line of lines) {
    const sum = byCode.get(line.code);
    if (!sum) byCode.set(line.code, { ...line });
    else {
      sum.qty += line.qty;
      sum.total = sum.total === null || line.total === null ? null : sum.total + line.total;
    }
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** Version 1.0.0 kept gencods as the file had them: "3612345678904.0", and "NULL", which is now ''. */
export function withCleanCodes(lines: readonly ContentLine[]): ContentLine[] {
  return sumByCode(lines.map((line) => ({ ...line, code: cleanCode(line.code) })));
}

/** A reference stays as it is. */
export function cleanCode(code: string): string {
  const gencod = cleanGencod(code);
  return /^\d*$/.test(gencod) ? gencod : code;
}

/**
 * What changed since; a cancelled or refunded order is that and nothing else, and so is one that can't be read any longer.
 * Of one that could not be read before (a person keyed it in all the same) nothing is known to differ.
 */
export function differencesBetween(before: OrderContent, after: OrderContent): Difference[] {
  if (after.ended && after.ended !== before.ended) return [{ kind: after.ended }];
  if (before.isUnreadable) return [];
  if (after.isUnreadable) return after.ended ? [] : [{ kind: 'unreadable' }];
  const isSameSource = before.source === after.source;
  return [
    ...lineDifferences(before.lines, after.lines, isSameSource),
    ...(['shipping', 'wrapping', 'discount', 'paid'] as const).flatMap((what) =>
      amountsDiffer(before[what], after[what])
        ? [{ kind: 'amount' as const, what, before: before[what] ?? 0, after: after[what] ?? 0 }]
        : [],
    ),
    ...(paymentsDiffer(before.payments, after.payments, isSameSource)
      ? [{ kind: 'payments' as const, before: before.payments, after: after.payments }]
      : []),
  ];
}

function lineDifferences(
  before: readonly ContentLine[],
  after: readonly ContentLine[],
  isSameSource: boolean,
): Difference[] {
  const was = new Map(withCleanCodes(before).map((line) => [line.code, line]));
  const is = new Map(withCleanCodes(after).map((line) => [line.code, line]));
  forgetNamedNow(was, is);
  if (!isSameSource) forgetNamedOtherwise(was, is);
  const removed = [...was.values()].filter((line) => !is.has(line.code));
  return [
    ...[...is.values()].flatMap((line) => differencesOfLine(was.get(line.code), line)),
    ...removed.map(({ code, qty }): Difference => ({ kind: 'line-removed', code, qty })),
  ];
}

/** What had no code, and has one now, in the same quantity: the file tells it better, and it is the same sale. */
function forgetNamedNow(was: Map<string, ContentLine>, is: Map<string, ContentLine>): void {
  const added = [...is.values()].filter((line) => !was.has(line.code));
  if (added.reduce((sum, { qty }) => sum + qty, 0) !== was.get('')?.qty) return;
  was.delete('');
  for (const { code } of added) is.delete(code);
}

/** A line that one source names by its gencod, and the other by its reference: as many of them, for the same price. */
function forgetNamedOtherwise(was: Map<string, ContentLine>, is: Map<string, ContentLine>): void {
  const removed = [...was.values()].filter((line) => !is.has(line.code));
  for (const line of [...is.values()].filter(({ code }) => !was.has(code))) {
    const isSame = ({ qty, total }: ContentLine) => qty === line.qty && !amountsDiffer(total, line.total);
    const at = removed.findIndex(isSame);
    const [same] = at < 0 ? [] : removed.splice(at, 1);
    if (same === undefined) continue;
    was.delete(same.code);
    is.delete(line.code);
  }
}

function differencesOfLine(before: ContentLine | undefined, after: ContentLine): Difference[] {
  const { code, qty } = after;
  if (!before) return [{ kind: 'line-added', code, qty }];
  if (before.qty !== qty) return [{ kind: 'quantity', code, before: before.qty, after: qty }];
  if (!amountsDiffer(before.total, after.total)) return [];
  return [{ kind: 'line-amount', code, before: before.total ?? 0, after: after.total ?? 0 }];
}

function amountsDiffer(before: Cents | null, after: Cents | null): boolean {
  return before !== null && after !== null && before !== after;
}

/**
 * An export that lost its payment rows says nothing; one that says another sum, or another split, does. Another source
 * may split the same sum as it likes.
 */
function paymentsDiffer(before: readonly Cents[], after: readonly Cents[], isSameSource: boolean): boolean {
  if (before.length === 0 || after.length === 0) return false;
  return isSameSource ? before.join() !== after.join() : sum(before) !== sum(after);
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** How two sources tell the same orders. Data. */
export interface SourceComparison {
  /** Orders that both tell. */
  both: number;
  /** Ids, or references, that the second lacks. */
  missing: string[];
  different: OrderDifference[];
}

export interface OrderDifference {
  id: string;
  /** What would make another sale of it. */
  content: Difference[];
  state: Values | null;
  /** What else stands in the XML. Only what the first tells: an export without a column says nothing of it. */
  fields: ({ field: string } & Values)[];
}

export interface Values {
  first: string;
  second: string;
}

/** Every order of the first beside the one of the second that has its id, or its reference where it has no id. */
export function compareOrders(first: Iterable<Order>, second: Iterable<Order>): SourceComparison {
  const byId = new Map<string, Order>();
  const byRef = new Map<string, Order>();
  for (const order of second) {
    byId.set(order.id, order);
    byRef.set(order.ref, order);
  }
  const comparison: SourceComparison = { both: 0, missing: [], different: [] };
  for (const order of first) {
    const other = order.id === '' ? byRef.get(order.ref) : byId.get(order.id);
    if (other === undefined) comparison.missing.push(order.id || order.ref);
    else {
      comparison.both += 1;
      const difference = differenceOf(order, other);
      if (difference !== null) comparison.different.push(difference);
    }
  }
  return comparison;
}

function differenceOf(first: Order, second: Order): OrderDifference | null {
  const content = differencesBetween(contentOf(first), contentOf(second));
  const isOtherState = first.stateId !== '' && first.stateId !== second.stateId;
  const state = isOtherState ? { first: first.stateId, second: second.stateId } : null;
  const told = factsOf(first);
  const fields = Object.entries(factsOf(second))
    .map(([field, value]) => ({ field, first: told[field] ?? '', second: value }))
    .filter((values) => values.first !== '' && values.first !== values.second);
  const isSame = content.length === 0 && state === null && fields.length === 0;
  return isSame ? null : { id: first.id || first.ref, content, state, fields };
}

/** What the content leaves out, field by field. */
function factsOf(order: Order): Record<string, string> {
  const { ref, date, currency, carrier, customer, invoiceAddress, deliveryAddress } = order;
  return {
    ref,
    date,
    currency,
    carrier,
    ...named('customer', { ...customer }),
    ...named('invoiceAddress', { ...invoiceAddress }),
    ...named('deliveryAddress', { ...deliveryAddress }),
  };
}

function named(prefix: string, facts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${prefix}.${name}`, value]));
}
