/**
 * How a CSV file is written. `delimiter` and `quote` are one ASCII character each; quote '' means that nothing is
 * quoted.
 */
export interface Dialect {
  delimiter: string;
  quote: '"' | "'" | '';
  encoding: 'utf-8' | 'windows-1252';
}

/** One row, and the bytes it stands in. */
export interface CsvRow {
  /** Offset of its first byte. */
  start: number;
  /** Offset after its last byte: line end included, and the blank rows that follow. */
  end: number;
  /**
   * One character per byte (latin1), or clear text where `readCells` cut it. A cell kept for long pins the block of 64
   * kB it was cut from: whoever keeps one copies it.
   */
  cells: string[];
}

/** A row of nothing but delimiters, quotes and blanks is no row: spreadsheets and tills leave them behind. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every(isBlankCell);
}

/** Of a byte or of a character: a tab, a line end, a space. */
export function isBlankCode(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function isBlankCell(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) if (!isBlankCode(cell.charCodeAt(at))) return false;
  return true;
}

type Marks = Pick<Dialect, 'delimiter' | 'quote'>;

/**
 * The cells of a line that leaves no room for doubt: each is bare and has no quote in it, or is quoted and has every quote
 * in it doubled. Most rows are such, and cutting them takes a third of the time that a parser takes. null: the line may be
 * part of a row, or its quotes need a parser.
 */
export function cutPlainRow(line: string, marks: Marks): string[] | null {
  const { delimiter, quote } = marks;
  if (quote === '' || !line.includes(quote)) return line.split(delimiter);
  return cutAllQuoted(line, marks) ?? cutOneByOne(line, marks);
}

/**
 * The fastest, and many modules write so: every cell quoted, every quote inside one doubled. null: the line is another. What
 * looks like the end of a cell inside one (`"a"",""b"`) leaves half of a doubled quote on either side.
 */
function cutAllQuoted(line: string, { delimiter, quote }: Marks): string[] | null {
  const isQuoted = line.length > 1 && line.startsWith(quote) && line.endsWith(quote);
  if (!isQuoted) return null;
  const cells = line.slice(1, -1).split(quote + delimiter + quote);
  for (let index = 0; index < cells.length; index++) {
    const written = cells[index] ?? '';
    if (!written.includes(quote)) continue;
    if (written.replaceAll(quote + quote, '').includes(quote)) return null;
    cells[index] = written.replaceAll(quote + quote, quote);
  }
  return cells;
}

function cutOneByOne(line: string, { delimiter, quote }: Marks): string[] | null {
  const cells: string[] = [];
  for (let from = 0; ;) {
    const isQuoted = line.startsWith(quote, from);
    const end = isQuoted ? closingQuote(line, from + 1, quote) : endOfBare(line, from, delimiter);
    if (end === -1) return null;
    const written = line.slice(isQuoted ? from + 1 : from, end);
    const hasQuote = written.includes(quote);
    if (hasQuote && !isQuoted) return null;
    cells.push(hasQuote ? written.replaceAll(quote + quote, quote) : written);
    const next = isQuoted ? end + 1 : end;
    if (next === line.length) return cells;
    if (line[next] !== delimiter) return null;
    from = next + 1;
  }
}

/** -1: the line ends before. */
function closingQuote(line: string, from: number, quote: string): number {
  let at = line.indexOf(quote, from);
  while (at !== -1 && line[at + 1] === quote) at = line.indexOf(quote, at + 2);
  return at;
}

function endOfBare(line: string, from: number, delimiter: string): number {
  const end = line.indexOf(delimiter, from);
  return end === -1 ? line.length : end;
}
