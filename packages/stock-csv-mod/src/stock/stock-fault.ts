import type { ChangeCause } from './correction.ts';
import type { GuardFiles, GuardRefusal } from './guards.ts';
import type { StockColumn } from './stock-columns.ts';

/** Why no stock file can be published, as data: the words say it. `headings` as the file has them, decoded. */
export type StockFault =
  /** Not one article below the heading. */
  | { kind: 'stock/heading-only'; file: string }
  | {
      kind: 'stock/missing-columns';
      file: string;
      missing: readonly StockColumn[];
      headings: readonly string[];
    }
  | { kind: 'stock/repeated-headings'; file: string; repeated: readonly string[] }
  /** `stock.stores` asks for stores, and no column tells of which store a line is. */
  | { kind: 'stock/no-store-column'; file: string; stores: readonly string[]; headings: readonly string[] }
  | { kind: 'stock/no-line-of-stores'; file: string; stores: readonly string[] }
  /** `unreadable` of so many `lines`, and what is wrong with the first of them. */
  | { kind: 'stock/unreadable-lines'; file: string; unreadable: number; lines: number; first: ChangeCause }
  /** No column of the file names the gift card. */
  | { kind: 'stock/gift-card-unnamed'; card: string; headings: readonly string[] }
  | { kind: 'stock/gift-card-no-heading'; card: string; heading: string; headings: readonly string[] }
  /** The encoding of the file lacks this character. */
  | { kind: 'stock/gift-card-character'; card: string; character: string }
  /** Every guard that refuses, in the order of the rules. */
  | { kind: 'stock/guarded'; refusals: readonly GuardRefusal[]; files: GuardFiles };
