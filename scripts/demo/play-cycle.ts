import type { Language } from '@passerelle/core/words/formats.ts';
import { salesIn } from '@passerelle/rehearsal/shop/sales-in.ts';
import { codeOf, readStockCsv, type StockRow } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { wordsIn } from '@passerelle/stock-csv-mod/words/language.ts';
import { DemoShop, giftCard, sample } from './demo-shop.ts';
import { orderTable, readOrderRows, soldCode, type OrderRow } from './order-table.ts';
import type { Page } from './page.ts';
import { saleInXml } from './sale-in-xml.ts';
import { showStatusPage, tellDecisions } from './tell-report.ts';
import type { DemoWords } from './words.ts';

/** The order that comes between ProShop's stock and its correction, and the one that is paid with a gift voucher. */
const lateOrder = '1045';
const withheldOrder = '1043';
const unpaidOrder = '1044';

/** Plays the half-hour minute by minute, and tells it as it goes. */
export async function playCycle(page: Page, language: Language, words: DemoWords): Promise<void> {
  const shop = await DemoShop.begin(language);
  const scene = new Scene(page, shop, language, words);
  page.title(words.title);
  page.say(words.intro);
  try {
    await scene.sendOrders();
    scene.importSales();
    scene.sellLate();
    await scene.correctStock();
    scene.importStock();
    await scene.beginNextCycle();
    await showStatusPage(shop.rehearsal, page, language, words);
    page.say(words.end, 'bold');
  } finally {
    await shop.rehearsal.end();
  }
}

class Scene {
  readonly #page: Page;
  readonly #shop: DemoShop;
  readonly #language: Language;
  readonly #words: DemoWords;

  constructor(page: Page, shop: DemoShop, language: Language, words: DemoWords) {
    this.#page = page;
    this.#shop = shop;
    this.#language = language;
    this.#words = words;
  }

  async sendOrders(): Promise<void> {
    const orders = this.#exportOrders('09:55', 'orders-0955.csv');
    for (const row of orders) this.#shop.sell(soldCode(row));
    this.#page.say(this.#words.ordersExported(new Set(orders.map((row) => row['ID commande'])).size));
    this.#page.table(this.#words.orderHeadings, orderTable(orders));

    this.#step('09:57', 'orders-to-xml');
    this.#page.say(this.#words.ordersToXml);
    const report = await this.#shop.run('ordersToXml');
    tellDecisions(report, this.#page, this.#language, this.#words);
    const [file] = this.#shop.rehearsal.proshop.waiting();
    this.#page.say(this.#words.xmlWritten(file?.name ?? '', report.counts['send'] ?? 0));
    this.#page.code(saleInXml(file?.content ?? Buffer.alloc(0), '1042', this.#words.shortened));

    this.#step('09:58', 'orders-to-xml');
    this.#page.say(this.#words.again);
    const again = await this.#shop.run('ordersToXml');
    this.#page.say(this.#words.nothingAgain(again.counts['already-sent'] ?? 0), 'green');
  }

  importSales(): void {
    const { stockRoom, rehearsal } = this.#shop;
    this.#step('10:00', this.#words.proshop);
    for (const { name, content } of rehearsal.proshop.import()) {
      stockRoom.book(content);
      this.#page.say(this.#words.imported(name));
      for (const { gencod, qty } of salesIn(content))
        this.#page.say(this.#words.booked(qty, this.#articleOf(gencod)));
    }
    this.#page.say(this.#words.waiting(rehearsal.proshop.waiting().length));

    this.#step('10:10', this.#words.proshop);
    rehearsal.put('ExportCSV.csv', stockRoom.exportCsv());
    this.#page.say(this.#words.stockExported);
    const rows = readStockCsv(rehearsal.remote('ExportCSV.csv'));
    this.#page.table(
      this.#words.stockHeadings,
      rows.map(({ gencod, name, size, qty }) => [gencod, name, size, String(qty)]),
    );
  }

  sellLate(): void {
    const row = lineOf(readOrderRows(sample('orders-1017.csv')), lateOrder);
    this.#step('10:12', this.#words.customer);
    this.#shop.sell(soldCode(row));
    this.#page.say(this.#words.lateSale(lateOrder, this.#articleOf(soldCode(row))), 'yellow');
  }

  async correctStock(): Promise<void> {
    this.#exportOrders('10:17', 'orders-1017.csv');
    this.#page.say(this.#words.exportedAgain(lateOrder));

    this.#step('10:19', 'stock-csv-mod');
    this.#page.say(this.#words.stockCsvMod);
    const { lines, counts } = await this.#shop.run('stockCsvMod');
    const { decision: decisions } = wordsIn(this.#language).stock;
    for (const { gencod, decision, reason = '' } of lines) {
      const text = gencod === '' ? reason : this.#words.pair(this.#articleOf(gencod), reason);
      this.#page.item(decisions[decision], text, 'yellow');
    }
    this.#page.say(this.#words.published(counts['linesIn'] ?? 0, counts['linesOut'] ?? 0), 'green');
  }

  importStock(): void {
    const { stockRoom, prestashop, uncorrected } = this.#shop;
    this.#step('10:20', this.#words.prestashop);
    this.#page.say(this.#words.shopImports);
    const rows = [...stockRoom.rows, giftCard];
    const before = rows.map((row) => prestashop.quantityOf(codeOf(row)));
    this.#shop.importStock();
    const table = rows.map((row, index) => {
      const quantities = [
        before[index] ?? 0,
        prestashop.quantityOf(codeOf(row)),
        uncorrected.quantityOf(codeOf(row)),
      ];
      return [row.name, row.size, ...quantities.map(String), this.#noteOn(row)];
    });
    const marked = table.flatMap(([, , , after, without], index) => (after === without ? [] : [index]));
    this.#page.table(this.#words.shopHeadings, table, new Set(marked));
  }

  async beginNextCycle(): Promise<void> {
    this.#step('10:27', 'orders-to-xml');
    const report = await this.#shop.run('ordersToXml');
    const [sent] = report.orders.filter(({ decision }) => decision === 'send');
    this.#page.say(this.#words.nextCycle(sent?.id ?? ''));
  }

  #step(time: string, who: string): void {
    this.#shop.setTime(time);
    this.#page.step(time, who);
  }

  #exportOrders(time: string, name: string): OrderRow[] {
    this.#step(time, this.#words.prestashop);
    this.#shop.rehearsal.put('orders.csv', sample(name));
    return readOrderRows(sample(name));
  }

  #articleOf(gencod: string): string {
    const row = this.#shop.stockRoom.rows.find((each) => each.gencod === gencod);
    return row ? `${row.name} ${row.size}` : gencod;
  }

  /** What is worth saying of an article, by the order that sold it. */
  #noteOn(row: StockRow): string {
    const orders = readOrderRows(sample('orders-1017.csv'));
    const isOf = (order: string) => soldCode(lineOf(orders, order)) === codeOf(row);
    const { notes } = this.#words;
    if (row === giftCard) return notes.giftCard;
    if (isOf(lateOrder)) return notes.late;
    if (isOf(withheldOrder)) return notes.withheld;
    return isOf(unpaidOrder) ? notes.unpaid : '';
  }
}

function lineOf(rows: readonly OrderRow[], order: string): OrderRow {
  return rows.find((row) => row['ID commande'] === order) ?? {};
}
