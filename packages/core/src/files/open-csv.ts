import type { Dialect } from './csv-row.ts';
import { byteOrderMarkLength } from './decode.ts';
import { type DialectWishes, findDialect } from './dialect.ts';
import { findSeparatorLine, startOfTotalRow } from './odd-rows.ts';
import { endRowsByFeed } from './lone-returns.ts';

/** A CSV file in its parts; `before`, `source` and `after` together are the file, byte for byte. */
export interface OpenedCsv {
  dialect: Dialect;
  /** `sep=;`, without its line end, and the byte order mark before it. Mostly empty. */
  before: Buffer;
  /** The heading and the rows as they were written. */
  source: Buffer;
  /** The same with an LF at the end of each row, where an old Mac writes a CR; offsets are those of `source`. */
  rows: Buffer;
  /** A row of totals, DOS's end of file. Mostly empty. */
  after: Buffer;
}

/**
 * Tells the rows of a CSV file from what is none, and how they are written. Throws FileRefused as `findDialect` does;
 * `name` is for its message. A delimiter that the file itself names counts before a configured one.
 */
export function openCsv(
  bytes: Buffer,
  wishes: DialectWishes,
  isKnownHeading: (heading: string) => boolean,
  name: string,
): OpenedCsv {
  const separator = findSeparatorLine(bytes);
  const from = separator?.end ?? 0;
  const body = bytes.subarray(from, Math.max(from, endBeforeDos(bytes)));
  const dialect = findDialect(body, asTheFileSays(bytes, wishes, separator?.delimiter), isKnownHeading, name);
  const ended = endRowsByFeed(body, dialect);
  const rowsEnd = startOfTotalRow(ended, dialect);
  return {
    dialect,
    before: bytes.subarray(0, from),
    source: body.subarray(0, rowsEnd),
    rows: ended.subarray(0, rowsEnd),
    after: bytes.subarray(from + rowsEnd),
  };
}

/** The byte order mark may stand before the line that is cut off. */
function asTheFileSays(bytes: Buffer, wishes: DialectWishes, delimiter = wishes.delimiter): DialectWishes {
  const isMarked = byteOrderMarkLength(bytes) > 0;
  const encoding = wishes.encoding === 'auto' && isMarked ? 'utf-8' : wishes.encoding;
  return { delimiter, encoding };
}

/** Ctrl-Z, which DOS writes at the end of a text, once or up to the end of a block; line ends or NULs may follow. */
const dosEndOfFile = 0x1a;

/** Offset of DOS's end of file; without one, the end of the file. */
function endBeforeDos(bytes: Buffer): number {
  let end = bytes.length;
  while (isFiller(bytes[end - 1])) end -= 1;
  if (bytes[end - 1] !== dosEndOfFile) return bytes.length;
  while (bytes[end - 1] === dosEndOfFile) end -= 1;
  return end;
}

function isFiller(byte: number | undefined): boolean {
  return byte === 10 || byte === 13 || byte === 0;
}
