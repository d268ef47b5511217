import { codeKey, modelKey } from './article-key.ts';
import { cellText, hashText, rawCells, type StockFile } from './stock-file.ts';

/** The lines of each of these gencods (as `codeKey` gives them), in the order of the file. A gencod that no line has is not in the map. */
export function linesByGencod(stock: StockFile, gencods: readonly string[]): Map<string, number[]> {
  const { gencod } = stock.columns;
  return search(stock, gencods, stock.lines.gencodHashes, (cells) => codeKey(cellText(stock, cells, gencod)));
}

/** The same by reference and size (as `modelKey` gives them). */
export function linesByModel(stock: StockFile, models: readonly string[]): Map<string, number[]> {
  const { reference, size } = stock.columns;
  return search(stock, models, stock.lines.modelHashes, (cells) =>
    modelKey(cellText(stock, cells, reference), cellText(stock, cells, size)),
  );
}

/** Hashes may coincide: a line that one finds is put under its own key. Lines not to be published have none. */
function search(
  stock: StockFile,
  keys: readonly string[],
  hashes: Uint32Array,
  keyOf: (cells: readonly string[]) => string,
): Map<string, number[]> {
  const wanted = new Set(keys.filter((key) => key !== '').map(hashText));
  const found = new Map<string, number[]>();
  for (let line = 0; line < stock.lines.count; line += 1) {
    if (!wanted.has(hashes[line] ?? 0)) continue;
    const key = keyOf(rawCells(stock, line));
    const lines = found.get(key);
    if (lines) lines.push(line);
    else found.set(key, [line]);
  }
  return found;
}
