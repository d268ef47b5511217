import { detached } from '../files/decode.ts';
import { parseQuantity, parseRate } from './cells.ts';
import { cleanGencod, hasRightCheckDigit, isScientific } from './gencod.ts';
import type { Cents, OrderLine } from './model.ts';
import type { Findings, RowReading } from './row-reading.ts';

/** A line whose price is not settled yet. */
export interface UnpricedLine extends Omit<OrderLine, 'unitTtc' | 'reductionTtc' | 'totalTtc'> {
  price: PriceCells;
}

/** One row as a line of its order, read as far as it can be: an unreadable quantity is 0. `number` counts from 1. */
export function readLine(
  cells: readonly string[],
  number: number,
  reading: RowReading,
  findings: Findings,
): UnpricedLine {
  const productId = reading.text(cells, 'productId');
  const ref = detached(reading.text(cells, 'lineRef'));
  const name = reading.text(cells, 'name');
  const isGiftCard = reading.isGiftCard(productId, ref);
  const qty = readQuantity(cells, number, reading, findings);
  const ean13 = readGencod(cells, number, reading, findings);
  if (ean13 === '' && ref === '' && !isGiftCard) findings.reject({ kind: 'no-code', line: number });
  return {
    productId,
    combinationId: reading.text(cells, 'combinationId'),
    ean13,
    ref,
    name,
    size: reading.textOfAny(cells, 'size') || sizeIn(name),
    qty,
    vatRate: readVatRate(cells, number, reading, findings),
    isGiftCard,
    price: readPrice(cells, qty, reading, findings),
  };
}

function readQuantity(
  cells: readonly string[],
  line: number,
  reading: RowReading,
  findings: Findings,
): number {
  const value = reading.text(cells, 'qty');
  const qty = parseQuantity(value) ?? 0;
  if (qty >= 1) return qty;
  findings.reject({ kind: 'bad-quantity', line, value });
  return qty;
}

function readGencod(cells: readonly string[], line: number, reading: RowReading, findings: Findings): string {
  const value = detached(cleanGencod(reading.text(cells, 'ean13')));
  if (value === '' || hasRightCheckDigit(value)) return value;
  if (isScientific(value)) findings.reject({ kind: 'bad-ean', line, value });
  else findings.warnings.push({ kind: 'ean-check-digit', line, value });
  return value;
}

/** A rate that cannot be told costs no order: the till knows its articles' own. */
function readVatRate(
  cells: readonly string[],
  line: number,
  reading: RowReading,
  findings: Findings,
): number | null {
  const value = reading.text(cells, 'vatRate');
  const rate = parseRate(value);
  if (value !== '' && rate === null) findings.warnings.push({ kind: 'vat-rate', line, value });
  return rate;
}

function readPrice(
  cells: readonly string[],
  qty: number,
  reading: RowReading,
  findings: Findings,
): PriceCells {
  const reduction = reading.money(cells, 'reductionTtc', findings);
  return {
    qty,
    unit: reading.money(cells, 'unitTtc', findings),
    reduction: reduction === null ? null : Math.abs(reduction),
    total: reading.money(cells, 'totalTtc', findings),
  };
}

/** "Bottine Élise - Pointure : 38": PrestaShop puts the combination into the name. */
function sizeIn(name: string): string {
  return /\b(?:taille|pointure|size)\s*:?\s*(\d{2}(?:[.,]5)?|[X0-9]{0,2}[SML])\b/i.exec(name)?.[1] ?? '';
}

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
  if (unit === null) {
    const known = { reductionTtc: reduction, totalTtc: total };
    return { unitTtc: exactUnitPrice({ qty, ...known }), ...known };
  }
  if (total === null) return priceAs(meaning, qty, unit, reduction);
  for (const one of reductionMeanings) {
    const price = priceAs(one, qty, unit, reduction);
    if (Math.abs(price.totalTtc - total) <= qty) return { ...price, totalTtc: total };
  }
  return { ...priceAs('of-line', qty, unit, reduction), totalTtc: total };
}

/** (total + reduction) / quantity. null: a total is not known, or it is no whole number of cents. */
export function exactUnitPrice({
  qty,
  reductionTtc,
  totalTtc,
}: Pick<OrderLine, 'qty' | 'reductionTtc' | 'totalTtc'>): Cents | null {
  if (totalTtc === null || qty < 1) return null;
  const unit = (totalTtc + (reductionTtc ?? 0)) / qty;
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
