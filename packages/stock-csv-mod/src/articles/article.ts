import type { Millionths } from '@passerelle/core/orders/amounts.ts';

/** What a whole file of articles says, and the tables beside it. */
export interface ArticlesFile {
  /** As people know it. */
  name: string;
  /** In the order of the file. No gencod stands in two of them. */
  articles: readonly Article[];
  /** Prices for some customers only; null: no such file is configured, and none in the shop is touched. */
  specificPrices: readonly SpecificPrice[] | null;
}

/**
 * A product as the file tells it, all its lines put together. null and absent keys: the file has no such column, or leaves
 * the cells empty: what the shop has stays. Texts are checked and cleaned: within the shop's lengths, no character that the
 * shop refuses, HTML in the two descriptions only.
 */
export interface Article {
  /** What its lines have in common, as a person reads it ("1234 noir"): its own in the file, and the same tomorrow. */
  key: string;
  /** '' for none: then every variation has a gencod. */
  reference: string;
  /** By the configured pattern; never ''. */
  name: string;
  supplier: string;
  material: string;
  colour: string;
  texts: Readonly<Partial<Record<TextKind, string>>>;
  /** From the top to the category itself; the first path is the main category. [] where the file does not say. */
  categories: readonly CategoryPath[];
  manufacturer: string | null;
  /** Kilograms. */
  weight: Millionths | null;
  isActive: boolean | null;
  /** Percent times 100: 2000 is 20.00 %. */
  vatRate: number | null;
  /** Of one piece, in the shop's currency; of the cheapest variation where they differ. More than 0. */
  price: ArticlePrice | null;
  /** A feature may have several values. [] where the file does not say: then those of the shop stay. */
  features: readonly { feature: string; value: string }[];
  /** One at least. One alone without attributes: a product without sizes. Otherwise all have the same groups. */
  variations: readonly ArticleVariation[];
  /** In the order in which they are to be shown; the first general one is the cover. */
  images: readonly ArticleMedium[];
  documents: readonly ArticleMedium[];
  /** Of the file, from 1, for messages. */
  lines: readonly number[];
}

export type TextKind = 'description' | 'shortDescription' | 'metaTitle' | 'metaDescription';

export type CategoryPath = readonly [string, ...string[]];

export interface ArticlePrice {
  amount: Millionths;
  /** Whether the amount is what a customer pays, ecotax included, or is without tax. */
  tax: 'with' | 'without';
}

export interface ArticleVariation {
  /** Digits, 13 at most; '' for none. */
  gencod: string;
  /** Its own; '' where the file has only that of the product. */
  reference: string;
  /** None, or the same one or two groups in all variations of a product; no two variations have the same values. */
  attributes: readonly { group: string; value: string }[];
  /** Whole pieces, 0 or more; null: the file does not say. */
  quantity: number | null;
  /** What it costs above the product's price, taxed as that is; 0 or more. */
  extraPrice: Millionths;
  line: number;
}

/** An image or a document of an article: where it lies, not yet read. */
export interface ArticleMedium {
  /** '' where it shows the product; else the gencod of the variation that it shows. */
  gencod: string;
  /** File name, for people and for the shop. */
  name: string;
  place: MediumPlace;
  /**
   * Changes when the content changes: size and date of the file. '' where only reading tells (an address): whoever knows the
   * address need not read it again.
   */
  stamp: string;
}

export type MediumPlace =
  | { kind: 'local'; path: string }
  | { kind: 'remote'; path: string }
  /** http or https. */
  | { kind: 'address'; address: string };

/** A name for a place that stays the same from run to run. */
export function placeKey(place: MediumPlace): string {
  return place.kind === 'address' ? place.address : `${place.kind}:${place.path}`;
}

/** A medium once read, and found to be what it claims. */
export interface MediumContent {
  bytes: Buffer;
  /** Of the bytes; hexadecimal. */
  sha256: string;
  /** Its ending is that of the content, whatever the file was called. */
  name: string;
  /** 'image/jpeg', 'image/png', 'image/webp', 'application/pdf' and such. */
  type: string;
}

/** Why a medium can't be used. */
export type MediumFault =
  | { kind: 'medium/empty'; name: string }
  /** 'text/html' of an error page, or whatever else it is; '' for unknown. */
  | { kind: 'medium/no-image'; name: string; found: string }
  | { kind: 'medium/cut'; name: string }
  /** Bytes. */
  | { kind: 'medium/too-big'; name: string; bytes: number; most: number }
  /** Pixels. */
  | { kind: 'medium/too-large'; name: string; width: number; height: number }
  | { kind: 'medium/gone'; name: string }
  /** What the system, the server or the network says. */
  | { kind: 'medium/unreadable'; name: string; reason: string };

/** Reads images and documents; within limits of size and time. */
export interface MediaSource {
  /**
   * Never rejects for what concerns one medium alone. `mostBytes`: what the shop takes. Rejects with a Failure (3) where the
   * FTP server fails as a whole.
   */
  image(medium: ArticleMedium, mostBytes: number): Promise<MediumContent | MediumFault>;
  document(medium: ArticleMedium, mostBytes: number): Promise<MediumContent | MediumFault>;
}

/** A price that only some customers get, only from some quantity on, or only for some time. */
export interface SpecificPrice {
  /** The product, or the variation: by its gencod, else by its reference; one of them is not ''. */
  gencod: string;
  reference: string;
  /** E-mail address, lower case; '' for everybody. */
  customer: string;
  /** A group's name; '' for all. */
  group: string;
  price: SpecificAmount;
  /** 1 or more. */
  fromQuantity: number;
  /** `yyyy-MM-dd HH:mm:ss` of the shop's clock; '' for no bound. `from` is before `to`. */
  from: string;
  to: string;
  line: number;
}

export type SpecificAmount =
  /** In place of the product's price; more than 0. */
  | { kind: 'price'; price: ArticlePrice }
  /** A fraction of 1: 0 < r ≤ 1, so 100000 is 10 %. */
  | { kind: 'fraction'; reduction: Millionths }
  /** Taken off, tax included or not; more than 0. */
  | { kind: 'amount'; reduction: ArticlePrice };
