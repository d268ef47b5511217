import { seededRandom } from '@passerelle/rehearsal/faults/seeded-random.ts';
import { moveOrder, placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { inShopRoom, type ShopRoom } from './shop-room.ts';

const sizes = 12;
const sizesPerProduct = 4;
const cancelled = 6;

/** What customers of one day do: buy what the shop shows, at random requests, and change their minds now and then. */
class Customers {
  /** Pairs sold and not cancelled, by size. */
  readonly sold = new Map<number, number>();
  readonly #room: ShopRoom;
  readonly #random: ReturnType<typeof seededRandom>;
  readonly #open: { order: number; size: number }[] = [];
  #left: number;

  readonly #snapshot: readonly number[];
  readonly #mayGiveBack: boolean;

  /** `mayGiveBack`: they also cancel what the shelf never had. */
  constructor(room: ShopRoom, snapshot: readonly number[], seed: number, mayGiveBack = false) {
    this.#room = room;
    this.#mayGiveBack = mayGiveBack;
    this.#snapshot = snapshot;
    this.#random = seededRandom(seed);
    this.#left = this.#random.below(25);
  }

  /** One is so quick that it buys whenever something is written. */
  come(isWrite: boolean): void {
    const isHere = isWrite || this.#random.onceIn(3);
    if (!isHere || this.#left === 0) return;
    this.#left -= 1;
    if (this.#random.onceIn(5)) this.#cancel();
    else this.#buy(1 + this.#random.below(sizes));
  }

  #buy(size: number): void {
    const { shop, shelf } = this.#room;
    if (shelf(size) < 1) return;
    const product = Math.ceil(size / sizesPerProduct);
    const { id } = placeOrder(shop.state, { lines: [{ product, size, quantity: 1 }] });
    this.#open.push({ order: id, size });
    this.#count(size, 1);
  }

  /** Not what the shelf never had: the shop would put a pair on sale that nobody can see is none, until the next run. */
  #cancel(): void {
    const one = this.#open.at(-1);
    const isShort = one && (this.sold.get(one.size) ?? 0) > (this.#snapshot[one.size - 1] ?? 0);
    if (!one || (isShort && !this.#mayGiveBack)) return;
    this.#open.pop();
    void moveOrder(this.#room.shop.state, one.order, cancelled);
    this.#count(one.size, -1);
  }

  #count(size: number, by: number): void {
    this.sold.set(size, (this.sold.get(size) ?? 0) + by);
  }
}

/** More of them: PASSERELLE_TEST_DAYS=400. */
const days = Number(process.env['PASSERELLE_TEST_DAYS'] ?? 40);

test.each(Array.from({ length: days / 8 }, (_, group) => group))(
  'customers buy at random moments of a run: no size is left with more than the shelf has, nor with fewer unsaid (%d)',
  async (group) => {
    for (let seed = group * 8; seed < group * 8 + 8; seed += 1) await playDay(seed);
  },
);

async function playDay(seed: number): Promise<void> {
  await inShopRoom(async (room) => {
    const random = seededRandom(seed + 1_000_000);
    const snapshot = Array.from({ length: sizes }, () => random.below(6));
    snapshot[0] = 9;
    room.putStock(snapshot);
    const customers = new Customers(room, snapshot, seed);
    room.shop.behaviour = ({ method }) => {
      customers.come(method === 'PATCH');
      return undefined;
    };
    const { exitCode } = await room.run('--force');
    const owed = snapshot.map((pairs, at) => Math.max(0, pairs - (customers.sold.get(at + 1) ?? 0)));
    const left = snapshot.map((_, at) => room.shelf(at + 1));
    expect([0, 6]).toContain(exitCode);
    if (exitCode === 0) expect({ seed, left }).toEqual({ seed, left: owed });
    else expect(left.filter((pairs, at) => pairs > (owed[at] ?? 0))).toEqual([]);
  });
}

test.each(Array.from({ length: days / 8 }, (_, group) => group))(
  'where quantities may be negative, an order beyond the shelf that is cancelled puts no pair on sale, even after the run (%d)',
  async (group) => {
    for (let seed = group * 8; seed < group * 8 + 8; seed += 1) await playShortDay(seed);
  },
);

async function playShortDay(seed: number): Promise<void> {
  await inShopRoom(
    async (room) => {
      const random = seededRandom(seed + 2_000_000);
      const snapshot = Array.from({ length: sizes }, () => random.below(4));
      snapshot[0] = 9;
      room.putStock(snapshot);
      const customers = new Customers(room, snapshot, seed, true);
      room.shop.behaviour = ({ method }) => {
        customers.come(method === 'PATCH');
        return undefined;
      };
      const { exitCode } = await room.run('--force');
      room.shop.behaviour = () => undefined;
      for (let late = 0; late < 25; late += 1) customers.come(true);
      const owed = snapshot.map((pairs, at) => pairs - (customers.sold.get(at + 1) ?? 0));
      const left = snapshot.map((_, at) => room.shelf(at + 1));
      expect([0, 6]).toContain(exitCode);
      if (exitCode === 0) expect({ seed, left }).toEqual({ seed, left: owed });
      else expect(left.filter((pairs, at) => pairs > Math.max(0, owed[at] ?? 0))).toEqual([]);
    },
    { config: { stock: { allowNegative: true } } },
  );
}
