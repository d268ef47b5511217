import type { MatchedBy, SaleNote } from './missed-sales.ts';

/** What is done to a stock file, as data: it can be told, and `renderStock` carries it out. */
export interface Correction {
  /** In the order of the file, the added rows last. A line of another store is left out, and is no change. */
  changes: Change[];
  /** Rows for the end of the file, one character per byte, without line ends. */
  addedRows: string[];
  notes: SaleNote[];
  counts: CorrectionCounts;
}

/** What happens to one line. */
export interface Change {
  decision: 'removed' | 'reduced' | 'set' | 'added';
  /** From 0; null: it was added. */
  line: number | null;
  gencod: string;
  reference: string;
  size: string;
  /** Pairs before and after; null: no line, or unreadable. */
  before: number | null;
  after: number | null;
  cause: ChangeCause;
}

export type ChangeCause =
  | { kind: 'sold'; orders: string[]; matchedBy: MatchedBy }
  | { kind: 'unreadable-quantity'; row: number; value: string }
  /** A control character in a cell that is read. */
  | { kind: 'damaged-cell'; row: number; heading: string }
  | { kind: 'wrong-width'; row: number; cells: number; headings: number }
  | { kind: 'gift-card'; name: string };

/** Lines. */
export interface CorrectionCounts {
  /** Of the source, the heading left out. */
  linesIn: number;
  otherStores: number;
  unreadable: number;
  /** By sales. */
  removed: number;
  reduced: number;
  /** Gift cards that were there, with another quantity. */
  set: number;
  /** Gift cards that were not there. */
  added: number;
  /** Of the source, published. */
  linesKept: number;
  /** Published: kept and added. */
  linesOut: number;
}
