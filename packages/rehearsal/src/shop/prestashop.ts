import { existsSync, readFileSync, rmSync } from 'node:fs';
import { codeOf, readStockCsv } from './stock-csv.ts';

/**
 * The web shop's module "Product Catalog Import": sets each quantity to what the stock file says, to 0 what the file does
 * not name, and then deletes the file. Without a file it changes nothing.
 */
export class PrestaShop {
  /** Pairs to be sold, by code (`codeOf`). */
  readonly stock: Map<string, number>;
  readonly #file: string;

  constructor(file: string, stock: Iterable<[string, number]> = []) {
    this.#file = file;
    this.stock = new Map(stock);
  }

  /** false: there was no file. */
  import(): boolean {
    if (!existsSync(this.#file)) return false;
    const told = readStockCsv(readFileSync(this.#file));
    rmSync(this.#file);
    for (const code of this.stock.keys()) this.stock.set(code, 0);
    for (const row of told) this.stock.set(codeOf(row), Math.max(0, row.qty));
    return true;
  }

  /** A customer's order: the shop takes it off its own stock at once. */
  sell(code: string, qty: number): void {
    this.stock.set(code, this.quantityOf(code) - qty);
  }

  quantityOf(code: string): number {
    return this.stock.get(code) ?? 0;
  }
}
