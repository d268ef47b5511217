/** What is known of what was made here before, as far as a plan asks. */
export interface ArticleMemory {
  /** The product that was made for an article; null: none was begun. */
  product(article: string): MadeProduct | null;
  /** The file's quantity was or is to be set once, when the variation was made. `variation`: a key of it. */
  quantity(product: number, variation: string): 'none' | 'open' | 'set';
  wasMade(product: number, variation: string): boolean;
  /** What the file said of something, and what the shop made of it. */
  fact(product: number, fact: string): Fact | null;
  /** The number of an image that was sent to a product. */
  image(product: number, sha256: string): number | null;
}

export interface MadeProduct {
  /** null: its request may have been done, nobody knows yet. */
  id: number | null;
  /** It was whole once, and shown if it was to be. */
  isFinished: boolean;
}

export interface Fact {
  said: string;
  found: string;
}

/** Nothing was ever made. */
export const noMemory: ArticleMemory = {
  product: () => null,
  quantity: () => 'none',
  wasMade: () => false,
  fact: () => null,
  image: () => null,
};
