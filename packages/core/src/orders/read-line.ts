import { detached } from '../files/decode.ts';
import { cleanGencod, hasRightCheckDigit, isScientific } from './gencod.ts';
import type { PriceCells } from './line-price.ts';
import type { OrderLine } from './model.ts';
import { parseQuantity } from './quantity.ts';
import type { Findings, RowReading } from './row-reading.ts';
import { parseRate } from './vat-rate.ts';

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
  if (isScientific(value)) findings.reject({ kind: 'bad-ean', line, value });
  else if (value !== '' && !hasRightCheckDigit(value))
    findings.warnings.push({ kind: 'ean-check-digit', line, value });
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
