import { cutPlainRow, type Dialect, isBlankRow } from './csv-row.ts';
import { lineNumberAt } from './csv-rows.ts';
import { byteOrderMarkLength, decodeCell, decodeText } from './decode.ts';
import { delimiters } from './dialect.ts';
import { refuseFile } from './file-fault.ts';
import { phpMessageIn } from './foreign-content.ts';

const lineFeed = 10;
/** A line that is longer is none. */
const mostTotalBytes = 4096;

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
    if (start === 0 || end - start > mostTotalBytes) break;
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

/** A file whose heading is known. */
export interface HeadedFile {
  name: string;
  bytes: Buffer;
  dialect: Dialect;
  /** Trimmed, in clear text. */
  headings: readonly string[];
  isKnownHeading: (heading: string) => boolean;
}

/** A longer line is no heading. */
const mostHeadingBytes = 16_384;
/** So many lines are tried with every delimiter, which takes its time. */
const mostTries = 1000;

/**
 * Knows the rows that show by themselves that the whole file can't be used: the heading once more, because one export was
 * written at the end of another, and a message of PHP.
 */
export class ForeignRows {
  readonly #file: HeadedFile;
  readonly #knownCount: number;
  #triesLeft = mostTries;

  constructor(file: HeadedFile) {
    this.#file = file;
    this.#knownCount = file.headings.filter(file.isKnownHeading).length;
  }

  /** To be asked about a row that looks odd: `cells` in clear text, `start` its offset. Throws FileRefused. */
  refuse(cells: readonly string[], start: number): void {
    const { name, bytes } = this.#file;
    const isOtherWidth = cells.length !== this.#file.headings.length;
    const isHeading =
      this.#isHeading(cells) ||
      this.#endsInHeading(cells) ||
      (isOtherWidth && this.#isHeadingWrittenOtherwise(start));
    if (isHeading) throw refuseFile(name, { kind: 'heading-again', line: lineNumberAt(bytes, start) });
    const text = hasNumber(cells) && !isOtherWidth ? null : phpMessageIn(this.#lineAt(start));
    if (text !== null)
      throw refuseFile(name, { kind: 'php-message', line: lineNumberAt(bytes, start), text });
  }

  /** The same headings, or at least half as many known ones, and no number, which every row of data has. */
  #isHeading(cells: readonly string[]): boolean {
    const { headings, isKnownHeading } = this.#file;
    const texts = cells.map(asHeading);
    if (headings.every((heading, index) => heading === texts[index])) return true;
    if (hasNumber(texts)) return false;
    const known = texts.filter(isKnownHeading).length;
    return known > 1 && known * 2 >= this.#knownCount;
  }

  /** The older export lacked its last line end: its last cell and the first heading are one cell. */
  #endsInHeading(cells: readonly string[]): boolean {
    const [, ...others] = this.#file.headings;
    const end = cells.slice(-others.length);
    return (
      cells.length > others.length + 1 && others.every((heading, index) => heading === end[index]?.trim())
    );
  }

  /** With another delimiter, or after Excel's line that names it. */
  #isHeadingWrittenOtherwise(start: number): boolean {
    if (this.#triesLeft-- <= 0) return false;
    const line = this.#lineAt(start);
    return (
      separatorIn(asHeading(line)) !== null ||
      delimiters.some((delimiter) => {
        const cells = cutPlainRow(line, { delimiter, quote: '"' });
        return cells !== null && cells.length > 1 && this.#isHeading(cells);
      })
    );
  }

  #lineAt(start: number): string {
    const { bytes, dialect } = this.#file;
    const lineEnd = bytes.indexOf(10, start);
    const end = Math.min(lineEnd === -1 ? bytes.length : lineEnd, start + mostHeadingBytes);
    return decodeText(bytes.subarray(start, end), dialect.encoding).trimEnd();
  }
}

/** A byte order mark, or DOS's end of file, may have come between the two exports. */
function asHeading(cell: string): string {
  return cell.replace(/^[\ufeff\u001a]+/, '').trim();
}

function hasNumber(cells: readonly string[]): boolean {
  return cells.some((cell) => /^[\d\s.,+-]*\d[\d\s.,+-]*$/.test(cell));
}

/** `sep=;`, quoted or not; a spreadsheet that wrote it again fills the line up to its width with delimiters. */
const separatorLine = /^(["']?)sep=(.)\1\2*\r?$/i;

/** The first line of a file, where Excel is told the delimiter. It is no row. */
export interface SeparatorLine {
  delimiter: string;
  /** Offset after it; its line end is not counted. */
  end: number;
}

/** null: the file begins with something else. */
export function findSeparatorLine(bytes: Buffer): SeparatorLine | null {
  const start = byteOrderMarkLength(bytes);
  const line = /^[^\r\n]*/.exec(bytes.toString('latin1', start, start + 256))?.[0] ?? '';
  const delimiter = separatorIn(line);
  return delimiter === null ? null : { delimiter, end: start + line.length };
}

/** The delimiter that the line names; null: it is no such line. */
function separatorIn(line: string): string | null {
  const delimiter = separatorLine.exec(line)?.[2];
  return delimiters.find((known) => known === delimiter) ?? null;
}
