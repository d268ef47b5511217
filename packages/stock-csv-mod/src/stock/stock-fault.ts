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
  | { kind: 'stock/unreadable-lines'; file: string; unreadable: number; lines: number; first: WhyUnreadable }
  /** No column of the file names the gift card. */
  | { kind: 'stock/gift-card-unnamed'; card: string; headings: readonly string[] }
  | { kind: 'stock/gift-card-no-heading'; card: string; heading: string; headings: readonly string[] }
  /** The encoding of the file lacks this character. */
  | { kind: 'stock/gift-card-character'; card: string; character: string }
  /** Sizes that sold in every round of the run: they were set to 0. */
  | { kind: 'stock/never-quiet'; gencods: readonly string[]; rounds: number }
  /** A size of the shop that gets no quantity. */
  | {
      kind: 'stock/size-set-aside';
      article: string;
      why: 'gencod-twice' | 'no-row' | 'several-rows' | 'computed';
    }
  | { kind: 'stock/level-refused'; article: string; why: 'gone' | 'refused'; said: string }
  /** Neither ProShop nor the shop has an article that is called so. */
  | { kind: 'stock/unknown-article'; name: string; file: string }
  /** `--only` and `--limit` choose quantities of the shop; a file is whole or none. */
  | { kind: 'stock/file-is-whole'; options: readonly string[] }
  /** Every guard that refuses, in the order of the rules. */
  | { kind: 'stock/guarded'; refusals: readonly GuardRefusal[]; files: GuardFiles };

/** What is wrong with a line that can't be read. `row` as a person sees it, from 1. */
export type WhyUnreadable =
  | { kind: 'unreadable-quantity'; row: number; value: string }
  /** A filter asks for a date there. */
  | { kind: 'unreadable-date'; row: number; heading: string; value: string }
  /** A control character in a cell that is read. */
  | { kind: 'damaged-cell'; row: number; heading: string }
  | { kind: 'wrong-width'; row: number; cells: number; headings: number };

/** Why nothing may be published, with the figures. */
export type GuardRefusal =
  /** `lines` that are all at 0, or no line. */
  | { rule: 'nothing-left'; lines: number }
  | { rule: 'stock-age'; minutes: number; limit: number }
  | { rule: 'orders-age'; minutes: number; limit: number }
  | { rule: 'min-rows'; lines: number; limit: number }
  | { rule: 'gift-card'; names: readonly string[] }
  /** `example`: what stands in place of a gencod. */
  | { rule: 'gencods'; lines: number; of: number; example: string; limit: number }
  /** Their digits can still be told; `example` as it is written. */
  | { rule: 'spoilt-gencods'; lines: number; of: number; example: string; limit: number }
  /** Pairs that customers can buy now, and those that would be left of them. */
  | { rule: 'on-sale-drop'; left: number; before: number; percent: number; limit: number }
  | { rule: 'lines-drop' | 'pairs-drop'; left: number; before: number; percent: number; limit: number };

/** The files that the guards speak of, as people know them. */
export interface GuardFiles {
  stock: string;
  orders: string;
  target: string;
}
