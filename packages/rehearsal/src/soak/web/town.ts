import type { RehearsedCrm } from '../../crm/crm-server.ts';
import { startRehearsedCrm } from '../../crm/crm-server.ts';
import { rehearsedUser } from '../../crm/crm-world.ts';
import { fastFolder } from '../../faults/fast-folder.ts';
import type { Random } from '../../faults/seeded-random.ts';
import { orderNumbersIn } from '../../shop/proshop.ts';
import { Rehearsal } from '../../shop/rehearsal.ts';
import { renderStockCsv } from '../../shop/stock-csv.ts';
import { largeShop } from '../../web-shop/large-shop.ts';
import { changeState } from '../../web-shop/order-states.ts';
import { placeOrder } from '../../web-shop/place-order.ts';
import type { StoredRow } from '../../web-shop/store.ts';
import type { WebShop } from '../../web-shop/web-shop.ts';

const products = 12;
const sizesOfOne = 4;
const customers = 5;
/** Pairs of each size, in the shop and in ProShop, when a chapter begins. */
const pairsAtFirst = 10;

const waiting = 10;
const paid = 2;
const shipped = 4;
const cancelled = 6;

/** A web shop, a CRM and ProShop, and the people who buy, ship and type in them. */
export class Town {
  readonly shop: WebShop;
  readonly crm: RehearsedCrm;
  readonly rehearsal: Rehearsal;
  readonly #random: Random;
  /** ProShop's own pairs, by size from 1: what it booked is gone. */
  readonly #stock = Array.from({ length: products * sizesOfOne }, () => pairsAtFirst);
  readonly #everPaid = new Set<number>();
  readonly #shipments: string[] = [];
  #bookedFiles = 0;

  private constructor(shop: WebShop, crm: RehearsedCrm, rehearsal: Rehearsal, random: Random) {
    this.shop = shop;
    this.crm = crm;
    this.rehearsal = rehearsal;
    this.#random = random;
  }

  static async begin(random: Random): Promise<Town> {
    const start = new Date('2026-11-23T08:00:00Z');
    const clock = { now: () => start };
    const now = () => clock.now();
    const shop = await largeShop(
      { products, sizes: sizesOfOne, orders: 3 * customers, linesPerOrder: 1 },
      { now },
    ).open();
    forgetOrders(shop);
    const crm = await startRehearsedCrm({ now });
    const rehearsal = await Rehearsal.begin({
      parent: fastFolder(),
      now: start,
      config: configOf(shop, crm),
    });
    clock.now = () => rehearsal.now;
    return new Town(shop, crm, rehearsal, random);
  }

  /** Half an hour of business in the shop, in the CRM and in the store-room. */
  trade(): Promise<void> {
    for (let count = this.#random.below(3); count > 0; count -= 1) this.#buy();
    this.#ship();
    if (this.#random.onceIn(4)) this.#typeInCrm();
    return this.#random.onceIn(2) ? this.#editOrder() : Promise.resolve();
  }

  #buy(): void {
    const customer = 1 + this.#random.below(customers);
    const lines = Array.from({ length: 1 + this.#random.below(2) }, () => {
      const size = 1 + this.#random.below(products * sizesOfOne);
      return { product: Math.ceil(size / sizesOfOne), size, quantity: 1 + this.#random.below(2) };
    });
    const inStock = lines.filter(({ size, quantity }) => this.onSale(size) >= quantity);
    if (inStock.length === 0) return;
    const state = this.#random.onceIn(4) ? waiting : paid;
    const of = { customer, deliveryAddress: customer, invoiceAddress: customer };
    const row = placeOrder(this.shop.state, { ...of, lines: distinct(inStock), states: [state] });
    if (state === paid) this.#everPaid.add(row.id);
  }

  /** A cheque arrives, or somebody changes their mind. */
  async #editOrder(): Promise<void> {
    const open = this.orders().filter(({ state }) => state === waiting || state === paid);
    const order = open[this.#random.below(Math.max(1, open.length))];
    if (order === undefined) return;
    const to = order.state === waiting && !this.#random.onceIn(3) ? paid : cancelled;
    // What ProShop has booked is not cancelled any more: it comes back as a return.
    if (to === cancelled && order.state === paid) return;
    await changeState(this.shop.state, { order: order.id, to, mails: false, between: () => undefined });
    if (to === paid) this.#everPaid.add(order.id);
  }

  /** The parcel of an order that ProShop has booked goes out. */
  #ship(): void {
    const booked = this.booked();
    const known = new Set(this.#shipments.map((line) => line.split(';')[0]));
    const [next] = this.orders().filter(({ id }) => booked.includes(id) && !known.has(String(id)));
    if (next === undefined || this.#random.onceIn(2)) return;
    this.#shipments.push(`${next.id};6A${next.id};`);
  }

  /** Somebody renames an account, or writes a telephone number down. */
  #typeInCrm(): void {
    const people = [...this.crm.world.records.values()].filter(
      ({ module, isDeleted }) => !isDeleted && ['Accounts', 'Contacts'].includes(module.name),
    );
    const record = people[this.#random.below(Math.max(1, people.length))];
    if (record === undefined) return;
    if (record.module.name === 'Contacts') record.fields['phone'] = '0102030405';
    else record.fields['accountname'] = `${String(record.fields['accountname'])} (vu)`;
  }

  /** ProShop takes what lies in its folder. */
  import(): void {
    this.rehearsal.proshop.import();
    const files = this.rehearsal.proshop.imported;
    for (const { content } of files.slice(this.#bookedFiles))
      for (const number of orderNumbersIn(content)) this.#take(Number(number));
    this.#bookedFiles = files.length;
  }

  #take(order: number): void {
    for (const { size, quantity } of this.#linesOf(order))
      this.#stock[size - 1] = (this.#stock[size - 1] ?? 0) - quantity;
  }

  /** What ProShop and the carrier write for the programs. */
  putFiles(): void {
    const now = this.rehearsal.now;
    const rows = this.#stock.map((qty, at) => ({
      gencod: String(2_000_000_000_001 + at),
      reference: `MOD-${Math.ceil((at + 1) / sizesOfOne)}`,
      size: String(35 + (at % sizesOfOne)),
      name: `Modèle ${Math.ceil((at + 1) / sizesOfOne)}`,
      qty: Math.max(0, qty),
    }));
    this.rehearsal.put('ExportCSV.csv', renderStockCsv(rows), new Date(now.getTime() - 60_000));
    this.rehearsal.put(
      'expeditions.csv',
      ['Commande;N° de suivi;Document', ...this.#shipments, ''].join('\n'),
      new Date(now.getTime() - 600_000),
    );
  }

  orders(): { id: number; state: number; total: string }[] {
    const table = this.shop.state.data.table('orders');
    return [...table.rows.values()].map((row) => ({
      id: row.id,
      state: table.number(row, 'current_state'),
      total: table.number(row, 'total_paid_tax_incl').toFixed(2),
    }));
  }

  /** Orders that were paid at some moment, and may have gone to ProShop then. */
  everPaid(): readonly number[] {
    return [...this.#everPaid];
  }

  /** Web orders that ProShop has booked, each as often as it was. */
  booked(): number[] {
    return this.rehearsal.proshop.bookedOrders().map(Number);
  }

  /** Orders whose parcel has gone. */
  sentOut(): number[] {
    return this.#shipments.map((line) => Number(line.split(';')[0]));
  }

  get sizes(): readonly number[] {
    return this.#stock.map((_, at) => at + 1);
  }

  /** Pairs of a size that the shop offers. */
  onSale(size: number): number {
    const stock = this.shop.state.data.table('stock_availables');
    const row = stock.where('id_product_attribute', size).at(0);
    return row === undefined ? 0 : stock.number(row, 'quantity');
  }

  /** Pairs of a size that nobody has bought: ProShop's, less the orders that it has not booked. */
  free(size: number): number {
    const booked = new Set(this.booked());
    const open = this.orders().filter(({ id, state }) => state !== cancelled && !booked.has(id));
    const sold = open.flatMap(({ id }) => this.#linesOf(id)).filter((line) => line.size === size);
    return (this.#stock[size - 1] ?? 0) - sold.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  #linesOf(order: number): { size: number; quantity: number }[] {
    const details = this.shop.state.data.table('order_details');
    return details.where('id_order', order).map((row: StoredRow) => ({
      size: details.number(row, 'product_attribute_id'),
      quantity: details.number(row, 'product_quantity'),
    }));
  }

  async end(): Promise<void> {
    await this.rehearsal.end();
    await Promise.all([this.shop.close(), this.crm.close()]);
  }
}

/** Its customers stay. */
function forgetOrders({ state: { data } }: WebShop): void {
  for (const name of ['orders', 'order_details', 'order_histories', 'order_carriers', 'order_payments']) {
    const table = data.table(name);
    for (const row of [...table.rows.values()]) table.delete(row);
  }
  const stock = data.table('stock_availables');
  for (const row of stock.rows.values()) {
    const isSize = stock.number(row, 'id_product_attribute') > 0;
    stock.update(row, { values: { quantity: isSize ? pairsAtFirst : pairsAtFirst * sizesOfOne } });
  }
}

function configOf(shop: WebShop, crm: RehearsedCrm): Record<string, unknown> {
  return {
    orders: { from: 'shop', windowDays: 30 },
    stock: { to: 'shop', reservingStates: [waiting] },
    shop: { url: shop.url, key: shop.key, timeoutSeconds: 1, attempts: 2 },
    crm: {
      ...{ url: crm.url, user: rehearsedUser.name, accessKey: rehearsedUser.accessKey },
      ...{ timeoutSeconds: 1, attempts: 2 },
    },
    writeBack: {
      rules: [
        { when: 'collected', from: [paid], to: 3, mail: false },
        { when: 'shipped', from: [paid, 3], to: shipped, mail: 'state' },
      ],
      shipments: { source: 'expeditions.csv' },
    },
    customers: { fromShop: {} },
  };
}

/** One line a size. */
function distinct<Line extends { size: number }>(lines: readonly Line[]): Line[] {
  return lines.filter((line, at) => lines.findIndex(({ size }) => size === line.size) === at);
}
