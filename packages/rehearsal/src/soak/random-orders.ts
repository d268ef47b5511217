import type { Random } from '../faults/seeded-random.ts';
import { renderOrdersCsv, shopLine, shopOrder, type ShopOrder } from '../shop/orders-csv.ts';

interface Known {
  order: ShopOrder;
  /** It was a sale at some moment: it may have been sent then. */
  wasSale: boolean;
}

const paid = 2;
const waiting = 10;
const cancelled = 6;
const sales = [2, 3, 4, 5];

/** The shop's orders: new ones come, old ones are paid, shipped, changed, mended or cancelled, all by chance. */
export class RandomOrders {
  readonly #known: Known[] = [];
  readonly #random: Random;
  #nextId = 1001;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Half an hour of business. */
  trade(): void {
    for (let count = this.#random.below(4); count > 0; count--) this.#receive();
    for (let count = this.#random.below(3); count > 0; count--) this.#edit();
  }

  csv(): string {
    return renderOrdersCsv(this.#known.map(({ order }) => order));
  }

  /** Orders that ProShop must have in the end. */
  mustBeBooked(): number[] {
    return this.#known.filter(({ order }) => isSale(order)).map(({ order }) => order.id);
  }

  /** Orders that it may have: sales, and what was one before it was cancelled. */
  mayBeBooked(): number[] {
    return this.#known.filter(({ wasSale }) => wasSale).map(({ order }) => order.id);
  }

  #receive(): void {
    const id = this.#nextId++;
    const lines = Array.from({ length: 1 + this.#random.below(3) }, (_, index) => shopLine(id * 10 + index));
    const oddities: Partial<ShopOrder>[] = [
      { state: waiting, payment: 'Virement bancaire' },
      { voucher: 'Bon cadeau de Noël' },
      { lines: [shopLine(id, { gencod: '', reference: '' })] },
    ];
    const oddity = this.#random.onceIn(4) ? oddities[this.#random.below(oddities.length)] : {};
    this.#note({ order: shopOrder(id, { lines, ...oddity }), wasSale: false });
  }

  #edit(): void {
    const index = this.#random.below(Math.max(1, this.#known.length));
    const known = this.#known[index];
    const change = this.#random.below(5);
    if (!known) return;
    const { order } = known;
    const edits: Partial<ShopOrder>[] = [
      { state: order.state === waiting ? paid : 4 },
      { state: cancelled },
      { lines: order.lines.map((line) => ({ ...line, qty: line.qty + 1 })) },
      { lines: order.lines.map((line, at) => (line.gencod === '' ? shopLine(order.id + at) : line)) },
      { lines: [...order.lines].reverse() },
    ];
    this.#known[index] = noted({ ...known, order: { ...order, ...edits[change] } });
  }

  #note(known: Known): void {
    this.#known.push(noted(known));
  }
}

function noted({ order, wasSale }: Known): Known {
  return { order, wasSale: wasSale || isSale(order) };
}

function isSale({ state, voucher, lines }: ShopOrder): boolean {
  return sales.includes(state) && voucher === '' && lines.every(({ gencod }) => gencod !== '');
}
