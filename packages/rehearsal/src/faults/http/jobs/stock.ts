import { Rehearsal } from '../../../shop/rehearsal.ts';
import { renderStockCsv } from '../../../shop/stock-csv.ts';
import { onShelf } from '../../../web-shop/catalogue-effects.ts';
import { largeShop } from '../../../web-shop/large-shop.ts';
import { placeOrder } from '../../../web-shop/place-order.ts';
import type { WebShop, WebShopOptions } from '../../../web-shop/web-shop.ts';
import { fastFolder } from '../../fast-folder.ts';
import { faultyShop, watched } from '../faulty-server.ts';
import { shopFaultKinds } from '../http-fault-kinds.ts';
import type { HttpJob, JobScene } from '../job-scene.ts';
import { PlayedProgram } from '../played-program.ts';

/** Two shoes in two sizes, ten pairs of each in the shop; a pair of the first was sold, and ProShop does not know of it. */
interface Case {
  name: string;
  /** A pair of this size is sold just before the first write; 0: none. */
  soldMeanwhile: number;
  shop?: WebShopOptions;
}

const cases: readonly Case[] = [
  { name: 'stock, quantities to the shop', soldMeanwhile: 0 },
  { name: 'stock, a customer buys meanwhile', soldMeanwhile: 3 },
  { name: 'stock, PrestaShop 1.7 (PUT)', soldMeanwhile: 0, shop: { version: '1.7.8' } },
];

/** ProShop's pairs of sizes 1 to 4. */
const pairs = [5, 0, 12, 10];
const unknownSale = { size: 1, pairs: 1 };
const before = 10;

export const stockJobs: readonly HttpJob[] = cases.map((one) => ({
  name: one.name,
  program: 'stock-csv-mod',
  kinds: shopFaultKinds,
  decentEnds: [0, 2, 3, 5],
  begin: () => StockScene.begin(one),
}));

class StockScene implements JobScene {
  readonly program: PlayedProgram;
  readonly servers;
  readonly #case: Case;
  readonly #shop: WebShop;
  readonly #rehearsal: Rehearsal;
  #isSold = false;
  #tooMany = '';

  private constructor(one: Case, shop: WebShop, rehearsal: Rehearsal) {
    this.#case = one;
    this.#shop = shop;
    this.#rehearsal = rehearsal;
    this.program = new PlayedProgram(rehearsal, 'stock-csv-mod', []);
    this.servers = [watched(faultyShop(shop), (operation) => this.#look(operation))];
    this.#exportStock();
  }

  static async begin(one: Case): Promise<StockScene> {
    const start = new Date('2026-11-22T10:19:00');
    const clock = { now: () => start };
    const shop = await largeShop(
      { products: 2, sizes: 2, orders: 0, linesPerOrder: 1 },
      { ...one.shop, now: () => clock.now() },
    ).open();
    sell(shop, unknownSale.size, unknownSale.pairs);
    const rehearsal = await Rehearsal.begin({
      parent: fastFolder(),
      now: start,
      config: {
        orders: { from: 'shop' },
        shop: { url: shop.url, key: shop.key, timeoutSeconds: 1, attempts: 2 },
        stock: { to: 'shop' },
      },
    });
    clock.now = () => rehearsal.now;
    return new StockScene(one, shop, rehearsal);
  }

  /** ProShop writes its stock anew every half hour. */
  #exportStock(): void {
    const rows = pairs.map((qty, at) => {
      const product = Math.ceil((at + 1) / 2);
      const gencod = String(2_000_000_000_001 + at);
      return { gencod, reference: `MOD-${product}`, size: String(35 + at), name: `Modèle ${product}`, qty };
    });
    const { now } = this.#rehearsal;
    this.#rehearsal.put('ExportCSV.csv', renderStockCsv(rows), new Date(now.getTime() - 600_000));
  }

  passed(): void {
    this.#exportStock();
  }

  writes(): number {
    return this.#shop.state.writes.length;
  }

  /** A customer looks, at any moment, and may buy. */
  #look(operation: string): void {
    const { soldMeanwhile } = this.#case;
    if (soldMeanwhile > 0 && !this.#isSold && !operation.startsWith('GET ')) {
      this.#isSold = true;
      sell(this.#shop, soldMeanwhile, 1);
    }
    for (const [at, shelf] of this.#shelves().entries())
      if (shelf > Math.max(before, pairs[at] ?? 0)) this.#tooMany = `${shelf} pairs of size ${at + 1}`;
  }

  #shelves(): number[] {
    return pairs.map((_, at) => onShelf(this.#shop.state, Math.ceil((at + 1) / 2), at + 1));
  }

  problems(): string[] {
    const shelves = this.#shelves();
    const wrong = shelves.flatMap((shelf, at) => {
      const right = this.#right(at + 1);
      return shelf === right ? [] : [`${shelf} pairs of size ${at + 1} on sale in place of ${right}`];
    });
    return [
      ...wrong,
      ...this.#wrongSums(shelves),
      ...(this.#tooMany === '' ? [] : [`on sale for a moment: ${this.#tooMany}`]),
    ];
  }

  #right(size: number): number {
    const unknown = size === unknownSale.size ? unknownSale.pairs : 0;
    const meanwhile = this.#isSold && size === this.#case.soldMeanwhile ? 1 : 0;
    return (pairs[size - 1] ?? 0) - unknown - meanwhile;
  }

  /** A product shows the sum of its sizes. */
  #wrongSums(shelves: readonly number[]): string[] {
    return [1, 2].flatMap((product) => {
      const sum = (shelves[2 * product - 2] ?? 0) + (shelves[2 * product - 1] ?? 0);
      const shown = onShelf(this.#shop.state, product, 0);
      return shown === sum ? [] : [`product ${product} shows ${shown} in place of ${sum}`];
    });
  }

  async end(): Promise<void> {
    await this.#rehearsal.end();
    await this.#shop.close();
  }
}

function sell({ state }: WebShop, size: number, quantity: number): void {
  placeOrder(state, {
    ...{ customer: 1, deliveryAddress: 1, invoiceAddress: 1 },
    lines: [{ product: Math.ceil(size / 2), size, quantity }],
  });
}
