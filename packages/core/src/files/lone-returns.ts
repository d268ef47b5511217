import { type Dialect, isBlankCode } from './csv-row.ts';
import { byteOrderMarkLength } from './decode.ts';

const lineFeed = 10;
const carriageReturn = 13;

/** Offset of the first CR that no LF follows; -1: there is none. */
function firstLoneReturn(bytes: Buffer): number {
  let at = bytes.indexOf(carriageReturn);
  while (at !== -1 && bytes[at + 1] === lineFeed) at = bytes.indexOf(carriageReturn, at + 1);
  return at;
}

/** Every lone CR made an LF, those inside quotes too: good enough to see what a heading looks like. */
export function endAllLinesByFeed(bytes: Buffer): Buffer {
  if (firstLoneReturn(bytes) === -1) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/\r(?!\n)/g, '\n'), 'latin1');
}

/**
 * The same bytes with an LF for each lone CR that ends a row, as on an old Mac, so that they can be read like any other;
 * offsets stay. The same Buffer where there is none. A CR inside quotes is text. Where some rows end in LF, one in a bare
 * cell may be text too: it ends a row only where the row is blank or has the heading's fields, and what follows looks like
 * a row.
 */
export function endRowsByFeed(bytes: Buffer, dialect: Dialect): Buffer {
  if (firstLoneReturn(bytes) === -1) return bytes;
  const offsets = [...new ReturnScanner(bytes, dialect).rowEnds()];
  if (offsets.length === 0) return bytes;
  const ended = Buffer.from(bytes);
  for (const offset of offsets) ended[offset] = lineFeed;
  return ended;
}

class ReturnScanner {
  readonly #bytes: Buffer;
  readonly #delimiter: number;
  readonly #quote: number;
  /** No row ends otherwise. */
  readonly #hasReturnsOnly: boolean;
  /** Fields of the heading, without a spare one at its end; 0: it has not ended yet. */
  #width = 0;
  /** Of the row so far. */
  #fields = 1;
  #cellStart: number;
  #isBlank = true;

  constructor(bytes: Buffer, { delimiter, quote }: Dialect) {
    this.#bytes = bytes;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#hasReturnsOnly = !bytes.includes(lineFeed);
    this.#cellStart = byteOrderMarkLength(bytes);
  }

  /** Offsets of the lone CRs that end a row. */
  *rowEnds(): Generator<number> {
    const bytes = this.#bytes;
    for (let at = this.#cellStart; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === this.#quote && at === this.#cellStart) at = this.#passQuoted(at + 1);
      else if (byte === this.#delimiter) this.#endCell(at);
      else if (byte === lineFeed) this.#endRow(at);
      else if (byte === carriageReturn && this.#endsRow(at)) {
        yield at;
        this.#endRow(at);
      } else if (!isBlankCode(byte)) this.#isBlank = false;
    }
  }

  /** Returns the offset of the closing quote; the end of the file if there is none. */
  #passQuoted(from: number): number {
    const bytes = this.#bytes;
    let at = bytes.indexOf(this.#quote, from);
    while (at !== -1 && bytes[at + 1] === this.#quote) at = bytes.indexOf(this.#quote, at + 2);
    if (at > from) this.#isBlank = false;
    return at === -1 ? bytes.length : at;
  }

  #endCell(at: number): void {
    this.#fields += 1;
    this.#cellStart = at + 1;
  }

  #endRow(at: number): void {
    const hasSpareField = this.#fields > 1 && at === this.#cellStart;
    if (this.#width === 0 && !this.#isBlank) this.#width = this.#fields - (hasSpareField ? 1 : 0);
    this.#fields = 1;
    this.#cellStart = at + 1;
    this.#isBlank = true;
  }

  #endsRow(at: number): boolean {
    if (this.#bytes[at + 1] === lineFeed) return false;
    if (this.#hasReturnsOnly || this.#isBlank) return true;
    return this.#fields >= this.#width && this.#isRowOrNothing(at + 1);
  }

  /** Whether the next line has a delimiter, or nothing at all. */
  #isRowOrNothing(from: number): boolean {
    for (let at = from; at < this.#bytes.length; at++) {
      const byte = this.#bytes[at];
      if (byte === this.#delimiter) return true;
      if (byte === lineFeed || byte === carriageReturn) return at === from;
    }
    return from === this.#bytes.length;
  }
}
