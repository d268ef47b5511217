import Papa from 'papaparse';
import { type CsvRow, cutPlainRow, type Dialect, isBlankRow } from './csv-row.ts';
import { decodeText } from './decode.ts';

export interface CsvBlock {
  /** Without blank rows: they lie between two of them. */
  rows: CsvRow[];
  /** Offset after the last whole row of the block. */
  end: number;
  /** Offset of the first row with a quoting fault. */
  faultAt: number | null;
}

interface Step {
  data: [string[]];
  errors: unknown[];
  meta: { cursor: number };
}

/**
 * Reads a file block by block. One parser serves all blocks: rows kept from several parsers outlive them until a full
 * collection, hundreds of megabytes in a large file.
 */
export class CsvBlocks {
  readonly #bytes: Buffer;
  readonly #dialect: Dialect;
  readonly #to: number;
  readonly #parser: Papa.Parser;
  #block: CsvBlock = { rows: [], end: 0, faultAt: null };
  #text = '';
  /** Offset of the text in the file, where each character stands for a byte. */
  #textStart = 0;
  /** Where in the text the parser started. */
  #parsedFrom = 0;

  /** `to`: where the reading ends; the last row may lack its line end there. */
  constructor(bytes: Buffer, dialect: Dialect, to: number) {
    this.#bytes = bytes;
    this.#dialect = dialect;
    this.#to = to;
    this.#parser = new Papa.Parser({
      delimiter: dialect.delimiter,
      // '\n' for all: guessing, or '\r\n' where line ends are mixed, gives wrong rows in PapaParse.
      newline: '\n',
      quoteChar: dialect.quote,
      step: (step: Step) => this.#takeParsed(step),
    });
  }

  /** The whole rows between two offsets; the row that the block cuts is left to the next one. */
  read(from: number, blockEnd: number): CsvBlock {
    return this.#readText(this.#bytes.toString('latin1', from, blockEnd), from, blockEnd === this.#to);
  }

  /** The cells of the whole rows between two offsets, in clear text: where those rows begin and end is known already. */
  readCells(from: number, to: number): string[][] {
    const text = decodeText(this.#bytes.subarray(from, to), this.#dialect.encoding);
    return this.#readText(text, from, true).rows.map((row) => row.cells);
  }

  /** The last line of a file may lack its end: it is given one, so that it is read like the others. */
  #readText(text: string, from: number, isLast: boolean): CsvBlock {
    this.#textStart = from;
    this.#text = isLast && !text.endsWith('\n') ? `${text}\n` : text;
    this.#block = { rows: [], end: from, faultAt: null };
    this.#parsedFrom = this.#cutPlainRows();
    if (this.#parsedFrom < this.#text.length) this.#parser.parse(this.#text.slice(this.#parsedFrom), 0, true);
    return this.#block;
  }

  /** Takes rows as long as they are plain; returns where in the text the first other one starts. */
  #cutPlainRows(): number {
    const text = this.#text;
    let at = 0;
    for (let lineEnd = text.indexOf('\n'); lineEnd !== -1; lineEnd = text.indexOf('\n', at)) {
      const hasReturn = lineEnd > at && text[lineEnd - 1] === '\r';
      const cells = cutPlainRow(text.slice(at, hasReturn ? lineEnd - 1 : lineEnd), this.#dialect);
      if (cells === null) break;
      at = lineEnd + 1;
      this.#take(cells, at);
    }
    return at;
  }

  /** Only errors of a row that is whole come here; those of the row that the block cuts may be false. */
  #takeParsed({ data: [cells], errors, meta: { cursor } }: Step): void {
    const lineEnd = this.#parsedFrom + cursor;
    if (endsWithReturn(this.#text, lineEnd, this.#dialect.quote)) dropReturn(cells);
    if (errors.length > 0) {
      this.#block.faultAt = this.#block.end;
      this.#parser.abort();
    }
    this.#take(cells, lineEnd);
  }

  /** `lineEnd`: where in the text the next row starts. */
  #take(cells: string[], lineEnd: number): void {
    const start = this.#block.end;
    const end = Math.min(this.#textStart + lineEnd, this.#to);
    if (!isBlankRow(cells)) this.#block.rows.push({ start, end, cells });
    this.#block.end = end;
  }
}

/** Papa takes the \r of a line end off a quoted cell, not off a bare one; a \r inside the quotes is data. */
function endsWithReturn(text: string, rowEnd: number, quote: string): boolean {
  const isInsideQuotes = text.startsWith(`\r${quote}\r\n`, rowEnd - 4);
  return text[rowEnd - 2] === '\r' && !isInsideQuotes;
}

function dropReturn(cells: string[]): void {
  const last = cells[cells.length - 1] ?? '';
  if (last.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}
