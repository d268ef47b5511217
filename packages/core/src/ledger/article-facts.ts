import type { DatabaseSync } from 'node:sqlite';
import { Statement } from './statement.ts';

/** What was written of a product before: what the file said, and what the shop made of it. Both are opaque here. */
export interface ArticleFact {
  said: string;
  found: string;
}

/**
 * Facts about products of the shop that neither the shop nor the file tells: which file an image came from, how the shop
 * cleaned a text. By the shop's number of the product and a name of the fact.
 */
export class ArticleFacts {
  readonly #find: Statement;
  readonly #put: Statement;

  constructor(db: DatabaseSync) {
    this.#find = new Statement(db, 'SELECT said, found FROM article_facts WHERE product = ? AND fact = ?');
    this.#put = new Statement(
      db,
      `
      INSERT INTO article_facts (product, fact, said, found) VALUES (?, ?, ?, ?)
      ON CONFLICT (product, fact) DO UPDATE SET said = excluded.said, found = excluded.found`,
    );
  }

  find(product: number, fact: string): ArticleFact | null {
    const row = this.#find.get(product, fact);
    return row ? { said: String(row['said']), found: String(row['found']) } : null;
  }

  put(product: number, fact: string, { said, found }: ArticleFact): void {
    this.#put.run(product, fact, said, found);
  }
}
