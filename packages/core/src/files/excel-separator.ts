import { byteOrderMarkLength } from './decode.ts';
import { delimiters } from './delimiter.ts';

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
export function separatorIn(line: string): string | null {
  const delimiter = separatorLine.exec(line)?.[2];
  return delimiters.find((known) => known === delimiter) ?? null;
}
