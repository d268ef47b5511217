import type { ArticleColumn, SpecificPriceColumn } from '@passerelle/core/config/column-names.ts';

/** Why a file is no file of articles. */
export type ArticlesFileFault =
  | {
      kind: 'articles/missing-columns';
      file: string;
      /** Keys of the configuration: any one of them would do. */
      missing: readonly string[];
      headings: readonly string[];
    }
  /** The same of a file of specific prices. */
  | {
      kind: 'articles/missing-price-columns';
      file: string;
      missing: readonly SpecificPriceColumn[];
      headings: readonly string[];
    }
  /** A heading over two columns: nobody knows which is meant. */
  | { kind: 'articles/repeated-heading'; file: string; heading: string; key: string }
  /** Attributes and features that the configuration takes from columns that are not there. */
  | {
      kind: 'articles/no-such-column';
      file: string;
      section: 'attributes' | 'features';
      name: string;
      headings: readonly string[];
    };

/** Why an article of the file can't be taken; the others are. `line`: where a person should look. */
export type ArticleFault =
  | { kind: 'article/no-identity'; line: number }
  | { kind: 'article/no-name'; line: number }
  /** A filter asks for a date, and the cell holds something else. */
  | { kind: 'article/unreadable-date'; line: number; heading: string; value: string }
  | { kind: 'article/odd-row'; line: number; cells: number; headings: number }
  | { kind: 'article/control-character'; line: number; column: string; value: string }
  | { kind: 'article/unreadable'; line: number; column: ArticleColumn; value: string }
  /** "1,299" may be one thousand and more, or one and a bit. */
  | { kind: 'article/unclear-price'; line: number; value: string }
  | { kind: 'article/line-without-price'; line: number }
  /** Letters, or what a spreadsheet made of the digits. */
  | { kind: 'article/gencod-not-digits'; line: number; gencod: string }
  | { kind: 'article/gencod-too-long'; line: number; gencod: string }
  /** Two sizes of the product, or two products: `others` are their keys. */
  | { kind: 'article/gencod-twice'; line: number; gencod: string; others: readonly string[] }
  | { kind: 'article/reference-characters'; line: number; reference: string }
  | { kind: 'article/reference-too-long'; line: number; reference: string; most: number }
  /** Several lines of the product say the same size, or none. */
  | { kind: 'article/same-size'; line: number; value: string; gencods: readonly string[] }
  | { kind: 'article/no-size'; line: number; group: string }
  | { kind: 'article/bad-attribute'; line: number; group: string; value: string }
  /** What is the same for all sizes, and is not. */
  | { kind: 'article/contradiction'; line: number; column: ArticleColumn; values: readonly string[] };

/** What a person should know of an article that was taken. */
export type ArticleNote =
  | { kind: 'article-note/cleaned'; line: number; column: ArticleColumn; from: string; to: string }
  | { kind: 'article-note/cut'; line: number; column: ArticleColumn; length: number; most: number }
  /** Scripts, forms and the like, which the shop refuses: the text is left out. */
  | { kind: 'article-note/unsafe-html'; line: number; column: ArticleColumn }
  | { kind: 'article-note/check-digit'; line: number; gencod: string };

/** Why a row of specific prices can't be taken; the others are. */
export type PriceRowFault =
  | { kind: 'price-row/no-article'; line: number }
  | { kind: 'price-row/odd-row'; line: number; cells: number; headings: number }
  | { kind: 'price-row/unreadable'; line: number; column: SpecificPriceColumn; value: string }
  /** Neither a price nor a reduction, or both. */
  | { kind: 'price-row/no-price'; line: number }
  | { kind: 'price-row/both'; line: number }
  /** More than 100 %, or none. */
  | { kind: 'price-row/percent'; line: number; value: string }
  | { kind: 'price-row/dates'; line: number; from: string; to: string }
  /** The same customers, quantity and dates once more. */
  | { kind: 'price-row/twice'; line: number; other: number };
