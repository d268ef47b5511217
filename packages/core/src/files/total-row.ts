import { isBlankRow } from './blank-row.ts';
import type { Dialect } from './csv-row.ts';
import { decodeCell } from './decode.ts';
import { cutPlainRow } from './plain-row.ts';

const lineFeed = 10;
/** A line that is longer is none. */
const mostBytes = 4096;

/** "Total", "Sous-total :", "Total général TTC", "TOTAL : 50,00 €". */
const totalCell =
  /^(?:(?:sous|sub|grand)[ -]?)?tota(?:l|ls|ux)(?: (?:g[eé]n[eé]ral|g[eé]n[eé]raux|ttc|ht))*\s*:?[\d\s.,€]*(?:eur)?$/iu;
const amount = /^[\d\s.,+'’€%-]*(?:eur)?$/iu;

/**
 * Offset of a last row that is a "Total" and numbers, nothing else; where there is none, the end of the file. What an
 * order or an article has besides (a state, a name, a reference) is no number.
 */
export function startOfTotalRow(bytes: Buffer, dialect: Dialect): number {
  let end = bytes.length;
  while (end > 0) {
    const start = end < 2 ? 0 : bytes.lastIndexOf(lineFeed, end - 2) + 1;
    if (start === 0 || end - start > mostBytes) break;
    const cells = cellsOf(bytes.toString('latin1', start, end), dialect);
    if (!isBlankRow(cells)) return isTotalRow(cells) ? start : bytes.length;
    end = start;
  }
  return bytes.length;
}

/** A line that is part of a row has no cells: it is no total. */
function cellsOf(line: string, dialect: Dialect): string[] {
  const cells = cutPlainRow(line.replace(/\r?\n?$/, ''), dialect) ?? ['?'];
  return cells.map((cell) => decodeCell(cell, dialect.encoding).trim());
}

function isTotalRow(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => !amount.test(cell));
  return words.length === 1 && totalCell.test(words[0] ?? '');
}
