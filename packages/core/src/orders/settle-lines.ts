import { priceLine, type ReductionMeaning, reductionMeanings } from './line-price.ts';
import { type ExactPrice, roundedTotals, roundings, type TotalSource } from './line-rounding.ts';
import type { Order, OrderLine } from './model.ts';
import type { UnpricedLine } from './read-line.ts';
import type { RowReading } from './row-reading.ts';
import { addsUp } from './totals.ts';

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
  return lines.map(({ price, ...line }) => ({ ...line, ...priceLine(price, meaning) }));
}

/** Whether the file has the shipping and the discounts: without them a difference from what was paid means nothing. */
export function canTellTotals({ columns }: RowReading): boolean {
  return columns.has('shippingTtc') && columns.has('discountTtc');
}
