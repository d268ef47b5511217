import { PlainLine } from '@passerelle/core/files/plain-line.ts';
import { gencodKey, hashText, modelKey } from './article-key.ts';
import { ParsedCells, PlainCells } from './line-cells.ts';
import { sellable } from './quantity.ts';
import { rawCells, type StockFile } from './stock-file.ts';

/** Pairs sold that ProShop's snapshot can't know of. */
export interface MissedSale {
  gencod: string;
  reference: string;
  size: string;
  /** Units, 1 or more. */
  qty: number;
  /** The order, as people name it. */
  order: string;
  /** No cycle before this one saw the sale. */
  isFirstCycle: boolean;
}

/** `stock.missedSales` of the configuration. */
export type MissedSalesPolicy = 'remove' | 'subtract';

export type MatchedBy = 'gencod' | 'model';

/** A line that sales came to, and what they leave of it. */
export interface SoldLine {
  line: number;
  /** Units still to be sold; below 0 only where that is allowed. */
  left: number;
  isRemoved: boolean;
  /** The orders that took from it. */
  orders: Set<string>;
  matchedBy: MatchedBy;
}

/** A sale that could not be taken off, or not whole. */
export type SaleNote =
  | {
      kind: 'not-in-file';
      sale: MissedSale;
      /** Lines of the file that may be its own. */ withoutGencod: number;
    }
  | { kind: 'oversold'; sale: MissedSale; /** Units sold beyond what the file has. */ missing: number };

export interface TakenSales {
  /** By line. */
  lines: Map<number, SoldLine>;
  notes: SaleNote[];
}

/**
 * Takes the sales off the lines they match: by gencod, else by reference and size. Several sales of one line add up. What
 * has a fixed quantity keeps it. `allowNegative`: what is sold beyond the stock stands below 0 in the last of the lines.
 */
export function takeSales(
  stock: StockFile,
  sales: readonly MissedSale[],
  policy: MissedSalesPolicy,
  allowNegative = false,
): TakenSales {
  const taken: TakenSales = { lines: new Map(), notes: [] };
  const find = matcher(stock, sales);
  const withoutGencod = stock.withoutGencod.length;
  for (const sale of sales) {
    const { lines: all, matchedBy } = find(sale);
    const lines = all.filter((line) => stock.lines.untracked[line] === 0);
    if (all.length > lines.length && lines.length === 0) continue;
    const found = lines.map((line) => soldLine(taken.lines, stock, line, { matchedBy, allowNegative }));
    const missing = takeInOrder(found, sale, allowNegative);
    if (policy === 'remove' && sale.isFirstCycle) removeAll(found, sale);
    if (found.length === 0) taken.notes.push({ kind: 'not-in-file', sale, withoutGencod });
    else if (missing > 0) taken.notes.push({ kind: 'oversold', sale, missing });
  }
  return taken;
}

const gencodOf = (sale: MissedSale) => gencodKey(sale.gencod);
const modelOf = (sale: MissedSale) => modelKey(sale.reference, sale.size);

/**
 * A sale whose gencod the file lacks is looked for by reference and size even where that line has a gencod of its own:
 * hiding a size for a cycle is a lesser harm than selling it twice.
 */
function matcher(stock: StockFile, sales: readonly MissedSale[]) {
  const byGencod = linesByGencod(stock, sales.map(gencodOf));
  const others = sales.filter((sale) => !byGencod.has(gencodOf(sale)));
  const byModel = linesByModel(stock, others.map(modelOf));
  return (sale: MissedSale): { lines: readonly number[]; matchedBy: MatchedBy } => {
    const sameGencod = byGencod.get(gencodOf(sale));
    if (sameGencod !== undefined) return { lines: sameGencod, matchedBy: 'gencod' };
    return { lines: byModel.get(modelOf(sale)) ?? [], matchedBy: 'model' };
  };
}

function soldLine(
  known: TakenSales['lines'],
  stock: StockFile,
  line: number,
  { matchedBy, allowNegative }: { matchedBy: MatchedBy; allowNegative: boolean },
): SoldLine {
  const quantity = stock.lines.quantities[line] ?? 0;
  const left = allowNegative ? quantity : sellable(quantity);
  const sold = known.get(line) ?? { line, left, isRemoved: false, orders: new Set(), matchedBy };
  known.set(line, sold);
  return sold;
}

/** The first line gives what it has, then the next; a line that is at 0 is passed, and goes. Units that no line had. */
function takeInOrder(lines: readonly SoldLine[], sale: MissedSale, allowNegative: boolean): number {
  let owed = sale.qty;
  for (const line of lines) {
    if (owed === 0) break;
    const taken = Math.min(sellable(line.left), owed);
    line.left -= taken;
    owed -= taken;
    if (taken > 0 || line.orders.size === 0) line.orders.add(sale.order);
  }
  const last = lines.at(-1);
  if (allowNegative && last) last.left -= owed;
  return owed;
}

function removeAll(lines: readonly SoldLine[], sale: MissedSale): void {
  for (const line of lines) {
    line.isRemoved = true;
    line.orders.add(sale.order);
  }
}

const lowBits = 0xffff;

/**
 * The lines of each of these gencods (as `gencodKey` gives them), in the order of the file. A gencod that no line has is not
 * in the map. Hashes may coincide: a line that one finds is put under its own key. Lines not to be published have none.
 */
function linesByGencod(stock: StockFile, gencods: readonly string[]): Map<string, number[]> {
  const { count, gencodHashes } = stock.lines;
  const wanted = new Set(gencods.filter((key) => key !== '').map(hashText));
  // Nearly every line is told by the low bits of its hash.
  const mayBeWanted = new Uint8Array(lowBits + 1);
  for (const hash of wanted) mayBeWanted[hash & lowBits] = 1;
  const found = new Map<string, number[]>();
  const cellsOf = lineReader(stock);
  for (let line = 0; line < count; line += 1) {
    const hash = gencodHashes[line] ?? 0;
    if (mayBeWanted[hash & lowBits] === 1 && wanted.has(hash))
      put(found, gencodKey(cellsOf(line).text(stock.columns.gencod)), line);
  }
  return found;
}

/**
 * The same by reference and size (as `modelKey` gives them). Every line is read again: only a sale whose gencod the file
 * lacks asks for it.
 */
function linesByModel(stock: StockFile, models: readonly string[]): Map<string, number[]> {
  const { reference, size } = stock.columns;
  const wanted = new Set(models.filter((key) => key !== ''));
  const found = new Map<string, number[]>();
  if (wanted.size === 0 || reference === null || size === null) return found;
  const giftCards = new Set(stock.giftCardLines.flat());
  const cellsOf = lineReader(stock);
  for (let line = 0; line < stock.lines.count; line += 1) {
    if (stock.lines.excluded[line] !== 0 || giftCards.has(line)) continue;
    const cells = cellsOf(line);
    const key = modelKey(cells.text(reference), cells.text(size));
    if (wanted.has(key)) put(found, key, line);
  }
  return found;
}

/** The cells of any line of the file. */
export function lineReader(stock: StockFile) {
  const { bytes, dialect } = stock;
  const plain = new PlainLine(bytes, dialect);
  const cells = new PlainCells(plain, dialect.encoding);
  return (line: number) =>
    plain.read(stock.lines.starts[line] ?? 0)
      ? cells
      : new ParsedCells(rawCells(stock, line), dialect.encoding);
}

function put(found: Map<string, number[]>, key: string, line: number): void {
  const lines = found.get(key);
  if (lines) lines.push(line);
  else found.set(key, [line]);
}
