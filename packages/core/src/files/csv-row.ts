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
