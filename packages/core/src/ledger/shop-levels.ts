import type { DatabaseSync } from 'node:sqlite';
import { Statement } from './statement.ts';

/** A quantity that a run wrote into the shop, which took it. */
export interface GivenLevel {
  product: number;
  /** 0: the product has no sizes. */
  combination: number;
  /** As the shop has them; '' for none. */
  gencod: string;
  reference: string;
  /** What the shop had when it was asked, and what it was given. */
  before: number;
  after: number;
}

/** So many are kept of a size, the newest. */
const mostOfASize = 100;

/** What the shop was given, when. A quantity that was right is not written, and does not stand here. */
export class ShopLevels {
  readonly #name: Statement;
  readonly #put: Statement;
  readonly #trim: Statement;
  readonly #ofArticle: Statement;
  readonly #forget: Statement;
  readonly #forgetNames: Statement;

  constructor(db: DatabaseSync) {
    this.#name = new Statement(
      db,
      `
      INSERT INTO shop_sizes (product, combination, gencod, reference)
      VALUES ($product, $combination, $gencod, $reference)
      ON CONFLICT DO UPDATE SET gencod = excluded.gencod, reference = excluded.reference
        WHERE gencod <> excluded.gencod OR reference <> excluded.reference`,
    );
    this.#put = new Statement(
      db,
      `
      INSERT INTO shop_levels (product, combination, at, before, after)
      VALUES ($product, $combination, $at, $before, $after)
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
      SELECT * FROM shop_sizes JOIN shop_levels USING (product, combination)
      WHERE gencod <> '' AND gencod IN (SELECT value FROM json_each(?1))
        OR reference <> '' AND reference IN (SELECT value FROM json_each(?1))
      ORDER BY at, product, combination`,
    );
    this.#forget = new Statement(db, 'DELETE FROM shop_levels WHERE at < ?');
    this.#forgetNames = new Statement(
      db,
      `
      DELETE FROM shop_sizes WHERE NOT EXISTS (SELECT 1 FROM shop_levels l
        WHERE l.product = shop_sizes.product AND l.combination = shop_sizes.combination)`,
    );
  }

  put({ product, combination, gencod, reference, before, after }: GivenLevel, at: Date): void {
    this.#name.run({ product, combination, gencod, reference });
    this.#put.run({ product, combination, before, after, at: at.toISOString() });
    this.#trim.run({ product, combination });
  }

  /** By gencods or references, as the shop last had them; the oldest first. */
  ofArticle(names: readonly string[]): (GivenLevel & { at: Date })[] {
    return this.#ofArticle.all(JSON.stringify(names)).map(toGivenLevel);
  }

  /** With the names of sizes of which nothing is left. Returns the number of quantities. */
  forgetBefore(limit: Date): number {
    const count = Number(this.#forget.run(limit.toISOString()).changes);
    if (count > 0) this.#forgetNames.run();
    return count;
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
