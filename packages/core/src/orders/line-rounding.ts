import type { Millionths } from './amounts.ts';
import type { ReductionMeaning } from './line-price.ts';
import type { Cents } from './model.ts';

/** The money cells of one line with all their decimals. null: the file does not say. */
export interface ExactPrice {
  qty: number;
  unit: Millionths | null;
  reduction: Millionths | null;
  total: Millionths | null;
}

/** Where PrestaShop rounds, as the shop has it set: on the total of the order, on each line, or on each unit. */
export const roundings = ['of-total', 'of-line', 'of-unit'] as const;
export type Rounding = (typeof roundings)[number];

/** From which cells a line's total is taken: that of the line itself, or unit price, quantity and reduction. */
export type TotalSource = 'line-total' | ReductionMeaning;

/**
 * What each line costs in whole cents. Rounded on the total, the lines share out the cents of the exact sum, each a cent
 * at most beside its own value. null: a line lacks the cells for it.
 */
export function roundedTotals(
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
