import type { Cents, OrderLine } from './model.ts';

export interface PriceCells {
  qty: number;
  unit: Cents | null;
  reduction: Cents | null;
  total: Cents | null;
}

export type LinePrice = Pick<OrderLine, 'unitTtc' | 'reductionTtc' | 'totalTtc'>;

/**
 * What a reduction cell means: off the whole line, off each unit, or off each unit and taken off the unit price already
 * (as in PrestaShop's own `unit_price_tax_incl` beside `reduction_amount_tax_incl`).
 */
export const reductionMeanings = ['of-line', 'of-unit', 'in-unit-price'] as const;
export type ReductionMeaning = (typeof reductionMeanings)[number];

/**
 * The price of a line: unit before reduction × quantity − reduction of the line = total. Where the file has the total,
 * it tells what the reduction means (to a cent per unit); else `meaning` does, and the total is derived. A unit price
 * that the file lacks is derived too, the reduction being that of the line.
 */
export function priceLine(cells: PriceCells, meaning: ReductionMeaning): LinePrice {
  const { qty, unit, reduction, total } = cells;
  if (unit === null) return { unitTtc: unitFrom(cells), reductionTtc: reduction, totalTtc: total };
  if (total === null) return priceAs(meaning, qty, unit, reduction);
  for (const one of reductionMeanings) {
    const price = priceAs(one, qty, unit, reduction);
    if (Math.abs(price.totalTtc - total) <= qty) return { ...price, totalTtc: total };
  }
  return { ...priceAs('of-line', qty, unit, reduction), totalTtc: total };
}

/** null: unknown, or not in whole cents. */
function unitFrom({ qty, reduction, total }: PriceCells): Cents | null {
  if (total === null || qty < 1) return null;
  const unit = (total + (reduction ?? 0)) / qty;
  return Number.isInteger(unit) ? unit : null;
}

function priceAs(
  meaning: ReductionMeaning,
  qty: number,
  unit: Cents,
  reduction: Cents | null,
): LinePrice & { totalTtc: Cents } {
  const off = reduction ?? 0;
  const ofLine = meaning === 'of-line' ? off : off * qty;
  const unitTtc = meaning === 'in-unit-price' ? unit + off : unit;
  return { unitTtc, reductionTtc: reduction === null ? null : ofLine, totalTtc: unitTtc * qty - ofLine };
}
