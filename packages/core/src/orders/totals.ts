import type { Millionths } from './amounts.ts';
import type { Cents, Order, OrderLine } from './model.ts';
import { priceLine, type ReductionMeaning, reductionMeanings, type UnpricedLine } from './read-line.ts';
import type { RowReading } from './row-reading.ts';

/**
 * Prices the lines of an order. Where only its total can tell what a reduction means, or where PrestaShop rounds, the
 * reading that adds up is taken, the plainest first; if none does, the plainest.
 */
export function settleLines(
  order: Order,
  lines: readonly UnpricedLine[],
  rows: readonly (readonly string[])[],
  reading: RowReading,
): void {
  for (const candidate of candidatesFor(order, lines, rows, reading)) {
    order.lines = candidate;
    if (addsUp(order)) return;
  }
  order.lines = priceAll(lines, 'of-line');
}

type Cells = readonly string[];

/** Rounding can be told only where the file has all that the total is made of. */
function* candidatesFor(
  order: Order,
  lines: readonly UnpricedLine[],
  rows: readonly Cells[],
  reading: RowReading,
): Generator<OrderLine[]> {
  const isSettled = lines.every(({ price }) => price.total !== null || !price.reduction);
  const meanings: readonly ReductionMeaning[] = isSettled ? ['of-line'] : reductionMeanings;
  for (const meaning of meanings) yield priceAll(lines, meaning);
  if (order.totalPaidTtc === null || !canTellTotals(reading)) return;
  const prices = rows.map((cells, index) => exactPrice(cells, lines[index]?.qty ?? 0, reading));
  for (const source of ['line-total', ...reductionMeanings] as const)
    yield* roundedFrom(source, lines, prices);
}

function* roundedFrom(
  source: TotalSource,
  lines: readonly UnpricedLine[],
  prices: readonly ExactPrice[],
): Generator<OrderLine[]> {
  const priced = priceAll(lines, source === 'line-total' ? 'of-line' : source);
  for (const rounding of roundings) {
    const totals = roundedTotals(prices, source, rounding);
    if (totals) yield priced.map((line, index) => ({ ...line, totalTtc: totals[index] ?? line.totalTtc }));
  }
}

function exactPrice(cells: Cells, qty: number, reading: RowReading): ExactPrice {
  const reduction = reading.exactMoney(cells, 'reductionTtc');
  return {
    qty,
    unit: reading.exactMoney(cells, 'unitTtc'),
    reduction: reduction === null ? null : Math.abs(reduction),
    total: reading.exactMoney(cells, 'totalTtc'),
  };
}

function priceAll(lines: readonly UnpricedLine[], meaning: ReductionMeaning): OrderLine[] {
  return lines.map((line) => priceOne(line, meaning));
}

/** Member by member: a line is made for every row of a day, and V8 takes many times as long to copy all members but one. */
function priceOne(line: UnpricedLine, meaning: ReductionMeaning): OrderLine {
  const { productId, combinationId, ean13, ref, name, size, qty, vatRate, isGiftCard } = line;
  const { unitTtc, reductionTtc, totalTtc } = priceLine(line.price, meaning);
  return {
    productId,
    combinationId,
    ean13,
    ref,
    name,
    size,
    qty,
    vatRate,
    isGiftCard,
    unitTtc,
    reductionTtc,
    totalTtc,
  };
}

/** Whether the file has the shipping and the discounts: without them a difference from what was paid means nothing. */
export function canTellTotals({ columns }: RowReading): boolean {
  return columns.has('shippingTtc') && columns.has('discountTtc');
}

/** The money cells of one line with all their decimals. null: the file does not say. */
export interface ExactPrice {
  qty: number;
  unit: Millionths | null;
  reduction: Millionths | null;
  total: Millionths | null;
}

/** Where PrestaShop rounds, as the shop has it set: on the total of the order, on each line, or on each unit. */
const roundings = ['of-total', 'of-line', 'of-unit'] as const;
export type Rounding = (typeof roundings)[number];

/** From which cells a line's total is taken: that of the line itself, or unit price, quantity and reduction. */
export type TotalSource = 'line-total' | ReductionMeaning;

/**
 * What each line costs in whole cents. Rounded on the total, the lines share out the cents of the exact sum, each a cent
 * at most beside its own value. null: a line lacks the cells for it.
 */
function roundedTotals(
  lines: readonly ExactPrice[],
  source: TotalSource,
  rounding: Rounding,
): Cents[] | null {
  const totals: Cents[] = [];
  let exactSum = 0;
  let sum = 0;
  for (const line of lines) {
    const exact = exactTotal(line, source, rounding === 'of-unit');
    if (exact === null) return null;
    exactSum += exact;
    const total = rounding === 'of-total' ? toCents(exactSum) - sum : toCents(exact);
    totals.push(total);
    sum += total;
  }
  return totals;
}

const perCent = 10_000;

function toCents(millionths: Millionths): Cents {
  return Math.sign(millionths) * Math.round(Math.abs(millionths) / perCent);
}

function exactTotal(line: ExactPrice, source: TotalSource, isRoundedUnit: boolean): Millionths | null {
  const { qty, unit, total } = line;
  if (source === 'line-total') return isRoundedUnit ? null : total;
  if (unit === null) return null;
  const off = source === 'in-unit-price' ? 0 : (line.reduction ?? 0);
  const ofUnit = source === 'of-unit' ? unit - off : unit;
  const price = (isRoundedUnit ? toCents(ofUnit) * perCent : ofUnit) * qty;
  return source === 'of-line' ? price - off : price;
}

/** Rounding per line, per unit or per total gives differences of that many cents. */
const tolerance = 2;

/** What the lines and costs of an order come to, without regard to what was paid; null: a line has no amount. */
export function expectedTotal(order: Order): Cents | null {
  let total = (order.shippingTtc ?? 0) + (order.wrappingTtc ?? 0) - (order.discountTtc ?? 0);
  for (const line of order.lines) {
    if (line.totalTtc === null) return null;
    total += line.totalTtc;
  }
  return total;
}

/** Goods that came back and money that went back: no sale. A till wants a document of its own for it. */
export function isCreditSlip(order: Order): boolean {
  return (order.totalPaidTtc ?? expectedTotal(order) ?? 0) < 0;
}

/** Whether lines + shipping + wrapping − discounts come to what was paid. */
export function addsUp(order: Order): boolean {
  const expected = expectedTotal(order);
  return (
    expected === null || order.totalPaidTtc === null || Math.abs(expected - order.totalPaidTtc) <= tolerance
  );
}
