import type { Cents } from '../orders/model.ts';
import type { Millionths } from '../orders/amounts.ts';
import type { WriteOutcome } from './write-outcome.ts';

/** A text in each of the shop's languages, by the language's number. */
export type ShopTexts = ReadonlyMap<number, string>;

/** Something that articles refer to by name, such as a feature. Names are as the shop has them. */
export interface Named {
  id: number;
  names: ShopTexts;
}

/** What of a shop articles refer to. It changes only by what is made here. */
export interface CatalogueFacts {
  /** The first is the shop's own. */
  languages: readonly number[];
  homeCategory: number;
  categories: readonly ShopCategory[];
  manufacturers: readonly Named[];
  attributes: readonly Named[];
  attributeValues: readonly ShopValue[];
  features: readonly Named[];
  /** Of those that belong to the shop; what a person typed for one product alone is not among them. */
  featureValues: readonly ShopValue[];
  taxGroups: readonly TaxGroup[];
  /** Percent times 100, of the ecotax. */
  ecotaxRate: number;
  /** Bytes. */
  mostImageBytes: number;
  mostDocumentBytes: number;
  /** Characters, without tags. */
  longestShortDescription: number;
}

export interface ShopCategory extends Named {
  /** 0: it is the root of all. */
  parent: number;
}

export interface ShopValue extends Named {
  /** The attribute or the feature that it is a value of. */
  of: number;
}

export interface TaxGroup {
  id: number;
  name: string;
  /** Percent times 100, in the shop's own country; null: none is set there. */
  rate: number | null;
}

export interface ShopProduct {
  id: number;
  reference: string;
  gencod: string;
  names: ShopTexts;
  texts: Readonly<Record<ShopTextKind, ShopTexts>>;
  isActive: boolean;
  isGoods: boolean;
  /** Without tax and without ecotax. */
  price: Millionths;
  /** Without tax. */
  ecotax: Millionths;
  taxGroup: number;
  manufacturer: number;
  mainCategory: number;
  categories: readonly number[];
  weight: Millionths;
  features: readonly { feature: number; value: number }[];
  /** The first is the cover. */
  images: readonly number[];
  documents: readonly number[];
  variations: readonly ShopVariation[];
  /** Of a product without variations: where its quantity stands. 0: nowhere, or it can't be written. */
  stockRow: number;
  pieces: number;
  /** What a customer pays, before any reduction. */
  shownPrice: Cents;
}

export type ShopTextKind = 'description' | 'shortDescription' | 'metaTitle' | 'metaDescription';

export interface ShopVariation {
  id: number;
  gencod: string;
  reference: string;
  /** Of attributes; in no particular order. */
  values: readonly number[];
  /** Above the product's price, without tax. */
  extraPrice: Millionths;
  isDefault: boolean;
  images: readonly number[];
  stockRow: number;
  pieces: number;
}

/** Whatever bears one of these is looked for; names only among products without reference. */
export interface Sought {
  ids: readonly number[];
  gencods: readonly string[];
  references: readonly string[];
  names: readonly string[];
}

/** What of a product is written; what is not named stays as it is. */
export interface ProductFields {
  reference?: string;
  gencod?: string;
  names?: ShopTexts;
  /** For addresses of pages: lower case letters, digits and hyphens. */
  links?: ShopTexts;
  texts?: Readonly<Partial<Record<ShopTextKind, ShopTexts>>>;
  isActive?: boolean;
  price?: Millionths;
  taxGroup?: number;
  manufacturer?: number;
  mainCategory?: number;
  /** Whole lists: what is not in them is taken off the product. */
  categories?: readonly number[];
  features?: readonly { feature: number; value: number }[];
  documents?: readonly number[];
  weight?: Millionths;
}

/** A whole product, without its variations: nobody sees it yet. */
export type NewProduct = Required<
  Pick<ProductFields, 'reference' | 'gencod' | 'names' | 'links' | 'price' | 'taxGroup' | 'mainCategory'>
> &
  ProductFields & { hasVariations: boolean };

export interface NewVariation {
  gencod: string;
  reference: string;
  values: readonly number[];
  extraPrice: Millionths;
  isDefault: boolean;
}

export interface VariationOf extends NewVariation {
  product: number;
}

export interface VariationFields {
  id: number;
  gencod?: string;
  extraPrice?: Millionths;
  images?: readonly number[];
}

export interface ShopFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Something that articles refer to, and that is not in the shop yet. */
export type NewThing =
  | { kind: 'attribute' | 'feature' | 'manufacturer'; name: string }
  | { kind: 'attribute-value' | 'feature-value'; of: number; name: string }
  | { kind: 'category'; parent: number; name: string; link: string };

/** A price for some customers only, or from some quantity on, or for some time. 0: for all. */
export interface ShopSpecificPrice {
  id: number;
  product: number;
  variation: number;
  customer: number;
  group: number;
  fromQuantity: number;
  /** `yyyy-MM-dd HH:mm:ss` of the shop's clock; '' for no bound. */
  from: string;
  to: string;
  /** In place of the product's own, without tax; null: the product's own. */
  price: Millionths | null;
  reduction: ShopReduction | null;
  /** Of one currency, country or shop of several, of a cart or of a catalogue rule: not of the kind that is written here. */
  isOfAnotherKind: boolean;
}

export type ShopReduction =
  /** Of 1: 100000 is 10 %. */
  { kind: 'fraction'; of: Millionths } | { kind: 'amount'; amount: Millionths; tax: 'with' | 'without' };

export type NewSpecificPrice = Omit<ShopSpecificPrice, 'id' | 'isOfAnotherKind'>;

export type CatalogueOutcome<T> = WriteOutcome<{ value: T }>;

/** A shop's articles. What reads rejects with a Failure (2 or 3) where it could not look. */
export interface Catalogue {
  /** As people know it. */
  name: string;
  facts(): Promise<CatalogueFacts>;
  /** Each product once, with all of its variations. */
  look(sought: Sought): Promise<readonly ShopProduct[]>;
  /** Numbers of what bears exactly that name there; of a category, under that parent. */
  findThings(thing: NewThing): Promise<readonly number[]>;
  /** Numbers of the documents with that file name and that many bytes. */
  findDocuments(name: string, bytes: number): Promise<readonly number[]>;
  /** Whether an image can be shown: one that came in broken leaves its number behind. */
  isShown(product: number, image: number): Promise<boolean>;

  makeThing(thing: NewThing): Promise<CatalogueOutcome<number>>;
  /** Their numbers, in the same order. Several are not all or nothing: look after anything but `done`. */
  makeProducts(products: readonly NewProduct[]): Promise<CatalogueOutcome<number[]>>;
  /** Of one product or of several. Likewise not all or nothing. */
  makeVariations(variations: readonly VariationOf[]): Promise<CatalogueOutcome<number[]>>;
  addImage(product: number, file: ShopFile): Promise<CatalogueOutcome<number>>;
  removeImage(product: number, image: number): Promise<CatalogueOutcome<undefined>>;
  addDocument(file: ShopFile): Promise<CatalogueOutcome<number>>;

  /** The same may be written again. Not all or nothing. */
  changeProducts(changes: readonly (ProductFields & { id: number })[]): Promise<CatalogueOutcome<undefined>>;
  changeVariations(changes: readonly VariationFields[]): Promise<CatalogueOutcome<undefined>>;
  setQuantities(levels: readonly { row: number; pieces: number }[]): Promise<CatalogueOutcome<undefined>>;

  customerGroups(): Promise<readonly Named[]>;
  /** Accounts by e-mail address, lower case; guests and what was deleted are none. */
  customers(emails: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  specificPrices(products: readonly number[]): Promise<readonly ShopSpecificPrice[]>;
  makeSpecificPrice(price: NewSpecificPrice): Promise<CatalogueOutcome<number>>;
  changeSpecificPrice(id: number, price: NewSpecificPrice): Promise<CatalogueOutcome<undefined>>;
  removeSpecificPrice(id: number): Promise<CatalogueOutcome<undefined>>;
  /** What a customer of that group pays for one piece when he takes so many; 0: the group of all who have an account. */
  shownTo(who: { product: number; variation: number; group: number; quantity: number }): Promise<Cents>;
}
