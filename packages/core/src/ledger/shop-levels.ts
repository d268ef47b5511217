import type { DatabaseSync } from 'node:sqlite';
import { Statement } from './statement.ts';

/** A quantity that a run wrote into the shop, which took it. */
export interface GivenLevel {
  product: number;
  /** 0: the product has no sizes. */
  combination: number;
  /** As the shop had them then; '' for none. */
  gencod: string;
  reference: string;
  /** What the shop had when it was asked, and what it was given. */
  before: number;
  after: number;
}

/** So many are kept of a size, the newest. */
const mostOfASize = 100;

/** What the shop was given, when: changes only. */
export class ShopLevels {
  readonly #put: Statement;
  readonly #trim: Statement;
  readonly #ofArticle: Statement;

  constructor(db: DatabaseSync) {
    this.#put = new Statement(
      db,
      `
      INSERT INTO shop_levels (product, combination, at, gencod, reference, before, after)
      VALUES ($product, $combination, $at, $gencod, $reference, $before, $after)
      ON CONFLICT DO UPDATE SET after = excluded.after`,
    );
    this.#trim = new Statement(
      db,
      `
      DELETE FROM shop_levels WHERE product = $product AND combination = $combination AND at <=
        (SELECT at FROM shop_levels WHERE product = $product AND combination = $combination
         ORDER BY at DESC LIMIT 1 OFFSET ${mostOfASize})`,
    );
    this.#ofArticle = new Statement(
      db,
      `
      SELECT * FROM shop_levels
      WHERE gencod IN (SELECT value FROM json_each(?1)) OR reference IN (SELECT value FROM json_each(?1))
      ORDER BY at, product, combination`,
    );
  }

  put({ product, combination, ...level }: GivenLevel, at: Date): void {
    this.#put.run({ product, combination, ...level, at: at.toISOString() });
    this.#trim.run({ product, combination });
  }

  /** By gencods or references, as the shop had them; the oldest first. */
  ofArticle(names: readonly string[]): (GivenLevel & { at: Date })[] {
    return this.#ofArticle.all(JSON.stringify(names.filter((name) => name !== ''))).map(toGivenLevel);
  }
}

function toGivenLevel(row: Record<string, unknown>): GivenLevel & { at: Date } {
  return {
    at: new Date(String(row['at'])),
    product: Number(row['product']),
    combination: Number(row['combination']),
    gencod: String(row['gencod']),
    reference: String(row['reference']),
    before: Number(row['before']),
    after: Number(row['after']),
  };
}
