import { PlainLine } from '@passerelle/core/files/plain-line.ts';
import { gencodKey, modelKey } from './article-key.ts';
import { hashText } from './hash-text.ts';
import { ParsedCells, PlainCells } from './line-cells.ts';
import { rawCells, type StockFile } from './stock-file.ts';

/**
 * The lines of each of these gencods (as `gencodKey` gives them), in the order of the file. A gencod that no line has is not
 * in the map. Hashes may coincide: a line that one finds is put under its own key. Lines not to be published have none.
 */
export function linesByGencod(stock: StockFile, gencods: readonly string[]): Map<string, number[]> {
  const { count, gencodHashes } = stock.lines;
  const wanted = new Set(gencods.filter((key) => key !== '').map(hashText));
  const found = new Map<string, number[]>();
  const cellsOf = lineReader(stock);
  for (let line = 0; line < count; line += 1) {
    if (wanted.has(gencodHashes[line] ?? 0))
      put(found, gencodKey(cellsOf(line).text(stock.columns.gencod)), line);
  }
  return found;
}

/**
 * The same by reference and size (as `modelKey` gives them). Every line is read again: only a sale whose gencod the file
 * lacks asks for it.
 */
export function linesByModel(stock: StockFile, models: readonly string[]): Map<string, number[]> {
  const { reference, size } = stock.columns;
  const wanted = new Set(models.filter((key) => key !== ''));
  const found = new Map<string, number[]>();
  if (wanted.size === 0 || reference === null || size === null) return found;
  const giftCards = new Set(stock.giftCardLines.flat());
  const cellsOf = lineReader(stock);
  for (let line = 0; line < stock.lines.count; line += 1) {
    if (stock.lines.excluded[line] === 1 || giftCards.has(line)) continue;
    const cells = cellsOf(line);
    const key = modelKey(cells.text(reference), cells.text(size));
    if (wanted.has(key)) put(found, key, line);
  }
  return found;
}

function lineReader(stock: StockFile) {
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
