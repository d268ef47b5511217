import type { DatabaseSync } from 'node:sqlite';
import { Statement } from './statement.ts';

/** A size that an order has taken, as the order calls it. */
export interface TakenSize {
  gencod: string;
  reference: string;
  size: string;
  pieces: number;
}

/** Since when, and until which push at least, a size of an order was taken off the quantities written into the shop. */
export interface ShelfSale extends TakenSize {
  firstAt: Date;
  lastAt: Date;
}

/** What orders that the back office did not know have taken off the quantities of the shop. */
export class ShelfSales {
  readonly #put: Statement;
  readonly #ofOrder: Statement;
  readonly #ofArticle: Statement;

  constructor(db: DatabaseSync) {
    this.#put = new Statement(
      db,
      `
      INSERT INTO shelf_sales (order_key, gencod, reference, size, pieces, first_at, last_at)
      VALUES ($orderKey, $gencod, $reference, $size, $pieces, $at, $at)
      ON CONFLICT DO UPDATE SET pieces = excluded.pieces, last_at = excluded.last_at`,
    );
    this.#ofOrder = new Statement(
      db,
      'SELECT * FROM shelf_sales WHERE order_key = ? ORDER BY gencod, reference, size',
    );
    this.#ofArticle = new Statement(
      db,
      `
      SELECT s.*, o.id, o.ref FROM shelf_sales s JOIN orders o ON o.key = s.order_key
      WHERE s.gencod IN (SELECT value FROM json_each(?1)) OR s.reference IN (SELECT value FROM json_each(?1))
      ORDER BY s.first_at, s.order_key`,
    );
  }

  put(orderKey: number, { gencod, reference, size, pieces }: TakenSize, at: Date): void {
    this.#put.run({ orderKey, gencod, reference, size, pieces, at: at.toISOString() });
  }

  ofOrder(orderKey: number): ShelfSale[] {
    return this.#ofOrder.all(orderKey).map(toShelfSale);
  }

  /** By gencods or references, as the orders had them; the oldest first, each with its order as people name it. */
  ofArticle(names: readonly string[]): (ShelfSale & { order: string })[] {
    return this.#ofArticle
      .all(JSON.stringify(names.filter((name) => name !== '')))
      .map((row) => ({ ...toShelfSale(row), order: String(row['id'] || row['ref']) }));
  }
}

function toShelfSale(row: Record<string, unknown>): ShelfSale {
  return {
    gencod: String(row['gencod']),
    reference: String(row['reference']),
    size: String(row['size']),
    pieces: Number(row['pieces']),
    firstAt: new Date(String(row['first_at'])),
    lastAt: new Date(String(row['last_at'])),
  };
}
