import { isUtf8 } from 'node:buffer';
import type { Dialect } from './csv-row.ts';
import { lineNumberAt } from './csv-rows.ts';
import { byteOrderMarkLength } from './decode.ts';
import { findDelimiter, findQuote, sampleBytes } from './delimiter.ts';
import { refuseFile } from './file-fault.ts';
import { findForeignContent } from './foreign-content.ts';
import { endAllLinesByFeed } from './lone-returns.ts';

/** What the configuration says of a file; 'auto' is found out. */
export interface DialectWishes {
  delimiter: string;
  encoding: 'auto' | Dialect['encoding'];
}

/**
 * How a CSV file is written. `isKnownHeading` says whether a heading is one we look for: that decides the delimiter.
 * Throws FileRefused (`name` is for its message) for what is no CSV text, and where the delimiter can't be told.
 */
export function findDialect(
  bytes: Buffer,
  wishes: DialectWishes,
  isKnownHeading: (heading: string) => boolean,
  name: string,
): Dialect {
  const foreign = findForeignContent(bytes);
  if (foreign !== null) throw refuseFile(name, { kind: foreign });
  const encoding = findEncoding(bytes, wishes.encoding, name);
  const start = endAllLinesByFeed(bytes.subarray(0, sampleBytes));
  const delimiter =
    wishes.delimiter === 'auto' ? findDelimiter(start, isKnownHeading, encoding) : wishes.delimiter;
  if (delimiter === null) throw refuseFile(name, { kind: 'no-delimiter' });
  return { delimiter, quote: findQuote(start, delimiter), encoding };
}

/** UTF-8 if all of it is; a file that is marked or declared as UTF-8 and isn't is refused rather than misread. */
function findEncoding(bytes: Buffer, wish: DialectWishes['encoding'], name: string): Dialect['encoding'] {
  if (wish === 'windows-1252') return wish;
  if (isUtf8(bytes)) return 'utf-8';
  const mustBeUtf8 = wish === 'utf-8' || byteOrderMarkLength(bytes) > 0;
  if (mustBeUtf8) throw refuseFile(name, { kind: 'not-utf-8', line: lineOfFirstFault(bytes) });
  return 'windows-1252';
}

/** The first line that is not UTF-8. A line feed is never part of a longer UTF-8 character. */
function lineOfFirstFault(bytes: Buffer): number {
  let from = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
    if (!isUtf8(bytes.subarray(from, end))) break;
    from = end + 1;
  }
  return lineNumberAt(bytes, from);
}
