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
