import { join } from 'node:path';
import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import type { ShopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { PrestaShop } from '@passerelle/rehearsal/shop/prestashop.ts';
import { Rehearsal, type RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';
import type { StockRow } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { StockRoom } from '@passerelle/rehearsal/shop/stock-room.ts';

/** Who does what in each half-hour, by its minute. */
export type Step = 'export' | 'orders-to-xml' | 'import' | 'snapshot' | 'stock-csv-mod' | 'prestashop';

const stepAt: Readonly<Record<number, Step>> = {
  0: 'import',
  10: 'snapshot',
  17: 'export',
  19: 'stock-csv-mod',
  20: 'prestashop',
  25: 'export',
  27: 'orders-to-xml',
};

const minuteMs = 60_000;

/** The size that every time line is about: ProShop has 5 pairs of it, and 3 of each other. */
export const shoe = shopLine(1);
const pairs = 5;

function otherShoes(): StockRow[] {
  return Array.from({ length: 9 }, (_, index) => ({ ...shopLine(index + 2), qty: 3 }));
}

/**
 * A whole shop and its clock: plays the cycle minute by minute, and writes down what quantity of the shoe PrestaShop
 * shows after each of its imports.
 */
export class ShopDay {
  readonly rehearsal: Rehearsal;
  /** The orders of the web shop, by number: what the next export tells. */
  readonly web = new Map<number, ShopOrder>();
  readonly stockRoom = new StockRoom([{ ...shoe, qty: pairs }, ...otherShoes()]);
  readonly prestashop: PrestaShop;
  /** `10:20 4`, and the exit code of stock-csv-mod where it is not 0. */
  readonly seen: string[] = [];
  /** Everything that stock-csv-mod has said. */
  said = '';
  /** The export tells an order once, in the first file after its last change. */
  isIncremental = false;
  /** How far our clock is ahead of the true time. Milliseconds. */
  ourClockIsAheadMs = 0;
  readonly #time: { now: Date };
  readonly #down = new Set<Step>();
  readonly #skipped: Step[] = [];
  #exitCode = 0;

  private constructor(rehearsal: Rehearsal, time: { now: Date }) {
    this.rehearsal = rehearsal;
    this.#time = time;
    const codes = this.stockRoom.rows.map(({ gencod, qty }): [string, number] => [gencod, qty]);
    this.prestashop = new PrestaShop(join(rehearsal.remoteDir, 'ExportCSVmod.csv'), codes);
  }

  static async begin(start: Date, options: RehearsalOptions): Promise<ShopDay> {
    const time = { now: start };
    const server = { now: () => time.now, ...options.server };
    const rehearsal = await Rehearsal.begin({ parent: fastFolder(), ...options, server, now: start });
    return new ShopDay(rehearsal, time);
  }

  get now(): Date {
    return this.#time.now;
  }

  /** A customer's order, or a change of it; a pair of the shoe unless said otherwise. */
  order(id: number, changes: Partial<ShopOrder> = {}): void {
    this.web.set(id, { ...shopOrder(id, { lines: [shoe] }), ...this.web.get(id), ...changes });
  }

  /** That step does not happen the next time. */
  skip(step: Step): void {
    this.#skipped.push(step);
  }

  /** These steps do not happen until `bringUp`. */
  takeDown(...steps: Step[]): void {
    for (const step of steps) this.#down.add(step);
  }

  bringUp(): void {
    this.#down.clear();
  }

  /** Nothing runs until that moment. */
  sleepUntil(moment: string): void {
    this.#time.now = new Date(moment);
  }

  /** A person keys a sale into ProShop. */
  keyIn(qty: number): void {
    this.stockRoom.sell({ ...shoe, qty });
  }

  /** One more minute: first what happens in it, then the step of the cycle that is due. */
  async playMinute(happens?: (day: ShopDay) => unknown): Promise<void> {
    this.rehearsal.now = new Date(this.now.getTime() + this.ourClockIsAheadMs);
    await happens?.(this);
    const step = stepAt[this.now.getUTCMinutes() % 30];
    if (step !== undefined && this.#takesPlace(step)) await this.do(step);
    this.#time.now = new Date(this.now.getTime() + minuteMs);
  }

  async do(step: Step): Promise<void> {
    switch (step) {
      case 'export':
        return this.#exportOrders();
      case 'orders-to-xml':
        return void (await this.rehearsal.ordersToXml());
      case 'import':
        return this.#importSales();
      case 'snapshot':
        return this.rehearsal.put('ExportCSV.csv', this.stockRoom.exportCsv(), this.now);
      case 'stock-csv-mod':
        return this.runStockCsvMod();
      case 'prestashop':
        return this.#importStock();
    }
  }

  async runStockCsvMod(...options: string[]): Promise<void> {
    const { exitCode, out, err } = await this.rehearsal.stockCsvMod(...options);
    this.#exitCode = exitCode;
    this.said += out + err;
  }

  #takesPlace(step: Step): boolean {
    const skipped = this.#skipped.indexOf(step);
    if (skipped !== -1) this.#skipped.splice(skipped, 1);
    return skipped === -1 && !this.#down.has(step);
  }

  #exportOrders(): void {
    this.rehearsal.put('orders.csv', renderOrdersCsv([...this.web.values()]), this.now);
    if (this.isIncremental) this.web.clear();
  }

  #importSales(): void {
    for (const { content } of this.rehearsal.proshop.import()) this.stockRoom.book(content);
  }

  #importStock(): void {
    this.prestashop.import();
    const exit = this.#exitCode === 0 ? '' : ` (exit ${this.#exitCode})`;
    const time = this.now.toISOString().slice(11, 16);
    this.seen.push(`${time} ${this.prestashop.quantityOf(shoe.gencod)}${exit}`);
  }
}

/** A customer buys a pair of the shoe. */
export const sells =
  (id: number) =>
  (day: ShopDay): void =>
    day.order(id);

export const skips =
  (step: Step) =>
  (day: ShopDay): void =>
    day.skip(step);

/** What PrestaShop sees when one pair was sold at 10:05. */
export const soldAt1005: readonly string[] = ['10:20 0', '10:50 4', '11:20 4'];
