import type { RunReport } from '../../packages/core/src/report/run-report.ts';
import type { Language } from '@passerelle/core/words/formats.ts';
import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { codeOf, readStockCsv, type StockRow } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { StockRoom } from '@passerelle/rehearsal/shop/stock-room.ts';
import { placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { addPerson, lineOf, quantityOf, shoeShop } from '@passerelle/rehearsal/web-shop/shoe-shop.ts';
import { wellBehaved } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { at, giftCard, programConfig, sample } from './demo-shop.ts';

/** An order as it is shown: what it is paid with, its state by name, and the goods by code. */
export interface ShownOrder {
  id: string;
  state: string;
  payment: string;
  codes: readonly string[];
}

/** Everybody of the demo over the web service: a shop that answers for itself, an FTP server, both programs, ProShop. */
export class WebDemoShop {
  readonly rehearsal: Rehearsal;
  readonly shop: WebShop;
  readonly stockRoom: StockRoom;
  readonly #goods: readonly StockRow[];
  readonly #language: Language;

  private constructor(rehearsal: Rehearsal, shop: WebShop, goods: readonly StockRow[], language: Language) {
    this.rehearsal = rehearsal;
    this.shop = shop;
    this.#goods = goods;
    this.stockRoom = new StockRoom(goods.filter(({ size }) => size !== ''));
    this.#language = language;
  }

  static async begin(language: Language): Promise<WebDemoShop> {
    const goods = [...readStockCsv(sample('ExportCSV-0940.csv')), { ...giftCard, price: '50,00' }];
    let now = () => at('09:40');
    const shop = await shoeShop(goods, { now: () => now() }).open();
    const rehearsal = await Rehearsal.begin({
      now: at('09:40'),
      env: { PASSERELLE_SHOP_KEY: shop.key },
      config: {
        ...programConfig,
        orders: { from: 'shop' },
        stock: { to: 'shop', reservingStates: [1, 10, 12] },
        shop: { url: shop.url, key: 'env:PASSERELLE_SHOP_KEY' },
      },
    });
    now = () => rehearsal.now;
    return new WebDemoShop(rehearsal, shop, goods, language);
  }

  /** Everybody's clock. */
  setTime(time: string): void {
    this.rehearsal.now = at(time);
  }

  /** What a customer buys leaves the shop's shelf at once. */
  buy(id: number, codes: readonly string[], order: Omit<NewOrder, 'lines' | 'id'> = {}): void {
    const { state } = this.shop;
    addPerson(state, id, 'Camille', `Exemple-${id}`);
    const people = { customer: id, deliveryAddress: id, invoiceAddress: id };
    const lines = codes.map((code) => lineOf(state, code));
    placeOrder(state, { id, ...people, lines, shipping: '5.90', ...order });
  }

  /** As the shop's back office lists them. */
  orders(): ShownOrder[] {
    const { data } = this.shop.state;
    const [orders, details, rules] = ['orders', 'order_details', 'order_cart_rules'].map((name) =>
      data.table(name),
    ) as [ReturnType<typeof data.table>, ReturnType<typeof data.table>, ReturnType<typeof data.table>];
    return [...orders.rows.values()].map((row) => {
      const state = data.table('order_states').rows.get(orders.number(row, 'current_state'));
      const paidBy = rules.where('id_order', row.id).map((rule) => rules.value(rule, 'name') ?? '');
      return {
        id: String(row.id),
        state: (state && data.table('order_states').text(state, 'name', 1)) ?? '',
        payment: [orders.value(row, 'payment') ?? '', ...paidBy].join(' + '),
        codes: details
          .where('id_order', row.id)
          .map(
            (line) => details.value(line, 'product_ean13') || details.value(line, 'product_reference') || '',
          ),
      };
    });
  }

  get goods(): readonly StockRow[] {
    return this.#goods;
  }

  /** What can be bought at this moment, in the order of the goods. */
  onShelf(): number[] {
    return this.#goods.map((row) => quantityOf(this.shop.state, row));
  }

  articleOf(code: string): string {
    const row = this.#goods.find((each) => codeOf(each) === code);
    return row === undefined ? code : `${row.name} ${row.size}`.trim();
  }

  /** The shop's web service is switched off by its owner after so many more requests. */
  switchOffAfter(requests: number): void {
    let left = requests;
    this.shop.behaviour = () => {
      if (left-- <= 0) this.shop.set({ isSwitchedOff: true });
      return undefined;
    };
  }

  switchOn(): void {
    this.shop.behaviour = wellBehaved;
    this.shop.set({ isSwitchedOff: false });
  }

  /** One run of a program, as the scheduler starts it: its report. */
  async run(program: 'ordersToXml' | 'stockCsvMod'): Promise<RunReport> {
    const { out } = await this.rehearsal[program]('--json', '--lang', this.#language);
    return JSON.parse(out) as RunReport;
  }

  async end(): Promise<void> {
    await this.rehearsal.end();
    await this.shop.close();
  }
}
