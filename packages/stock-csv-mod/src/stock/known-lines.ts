import { isLineEnded } from './row-bytes.ts';
import { makeRoom, type StockFile, type StockLines } from './stock-file.ts';

/** Lines that follow each other, by number. */
interface Run {
  first: number;
  /** After the last. */
  end: number;
}

/**
 * The lines of a file that was read already. Where the very same bytes stand at the start of a row of another file, written
 * in the same way under the same headings, they are the same lines: to compare bytes takes a tenth of what cutting and
 * reading them anew takes. It goes through its file once, from the top.
 */
export class KnownLines {
  readonly #file: StockFile;
  readonly #runs: readonly Run[];
  #next = 0;

  /** `touched`: by line, not 0 where nobody expects to find it again. */
  constructor(file: StockFile, touched: Uint8Array) {
    this.#file = file;
    this.#runs = knownRuns(file, touched);
  }

  /** Both must have been opened with the same settings, filters aside: those leave out lines, and these are kept ones. */
  fits({ dialect, headings }: StockFile): boolean {
    const { dialect: known, headings: knownHeadings } = this.#file;
    const isWrittenSo =
      dialect.delimiter === known.delimiter &&
      dialect.quote === known.quote &&
      dialect.encoding === known.encoding;
    return (
      isWrittenSo &&
      headings.length === knownHeadings.length &&
      headings.every((heading, column) => heading === knownHeadings[column])
    );
  }

  /**
   * Adds to `file` the lines that stand there at that offset, where a row starts; `onTracked` is called where quantities
   * that count are among them. Returns the offset after them.
   */
  takeOver(file: StockFile, from: number, onTracked: () => void): number {
    const { lines } = this.#file;
    let at = from;
    for (; this.#next < this.#runs.length; this.#next += 1) {
      const run = this.#runs[this.#next] as Run;
      const start = lines.starts[run.first] ?? 0;
      const end = lines.starts[run.end] ?? 0;
      const after = at + end - start;
      const isThere =
        after <= file.bytes.length && file.bytes.compare(this.#file.bytes, start, end, at, after) === 0;
      if (!isThere) return at;
      copyLines(lines, run, file.lines, at);
      if (hasTracked(lines, run)) onTracked();
      at = after;
    }
    return at;
  }
}

/** Of lines that have a gencod and a clear quantity, and end where a line end says so. The others are read anew. */
function knownRuns({ bytes, lines, spoiltGencod, threeNoughts }: StockFile, touched: Uint8Array): Run[] {
  const isOdd = Uint8Array.from(touched);
  for (const line of spoiltGencod) isOdd[line] = 1;
  for (const line of threeNoughts) isOdd[line] = 1;
  const count = isLineEnded(bytes) ? lines.count : lines.count - 1;
  const runs: Run[] = [];
  let first = 0;
  for (let line = 0; line <= count; line += 1) {
    if (line < count && isOdd[line] === 0 && lines.gencodHashes[line] !== 0) continue;
    if (line > first) runs.push({ first, end: line });
    first = line + 1;
  }
  return runs;
}

function copyLines(known: StockLines, { first, end }: Run, lines: StockLines, at: number): void {
  const count = end - first;
  makeRoom(lines, count);
  const shift = at - (known.starts[first] ?? 0);
  for (let line = 0; line <= count; line += 1)
    lines.starts[lines.count + line] = (known.starts[first + line] ?? 0) + shift;
  lines.quantities.set(known.quantities.subarray(first, end), lines.count);
  lines.gencodHashes.set(known.gencodHashes.subarray(first, end), lines.count);
  lines.untracked.set(known.untracked.subarray(first, end), lines.count);
  lines.count += count;
}

function hasTracked({ untracked }: StockLines, { first, end }: Run): boolean {
  const tracked = untracked.indexOf(0, first);
  return tracked !== -1 && tracked < end;
}
