import type { Language } from '@passerelle/core/words/formats.ts';
import { salesIn } from '@passerelle/rehearsal/shop/sales-in.ts';
import { codeOf, readStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { giftCard } from './demo-shop.ts';
import type { Page } from './page.ts';
import { saleInXml } from './sale-in-xml.ts';
import { showStatusPage, tellDecisions } from './tell-report.ts';
import { WebDemoShop } from './web-demo-shop.ts';
import type { WebDemoWords } from './web-words.ts';

const [alba38, alba39, breva41, breva42, elise37, elise38] = [
  '3610000070018',
  '3610000070025',
  '3610000070032',
  '3610000070049',
  '3610000070056',
  '3610000070063',
] as const;

/** Plays the half-hour with the shop's web service in place of its modules, and tells it as it goes. */
export async function playWebCycle(page: Page, language: Language, words: WebDemoWords): Promise<void> {
  const shop = await WebDemoShop.begin(language);
  const scene = new Scene(page, shop, language, words);
  page.title(words.webTitle);
  page.say(words.webIntro);
  try {
    scene.takeOrders();
    await scene.sendOrders();
    scene.importSales();
    scene.sellLate();
    await scene.setStock();
    await scene.meetClosedShop();
    await scene.goOn();
    page.say(words.promise, 'green');
    await showStatusPage(shop.rehearsal, page, language, words);
  } finally {
    await shop.end();
  }
}

class Scene {
  readonly #page: Page;
  readonly #shop: WebDemoShop;
  readonly #language: Language;
  readonly #words: WebDemoWords;

  constructor(page: Page, shop: WebDemoShop, language: Language, words: WebDemoWords) {
    this.#page = page;
    this.#shop = shop;
    this.#language = language;
    this.#words = words;
  }

  takeOrders(): void {
    const paidByWire = { states: [10], payment: this.#words.bankWire };
    const voucher = { name: 'Bon cadeau de Noël', value: '50.00', rule: 1 };
    this.#step('09:55', this.#words.customer);
    this.#shop.buy(1041, [alba38], { at: '2026-11-22 09:31:10' });
    this.#shop.buy(1042, [breva41, giftCard.reference], { at: '2026-11-22 09:38:42' });
    this.#shop.buy(1043, [breva42], { vouchers: [voucher], at: '2026-11-22 09:44:05' });
    this.#shop.buy(1044, [elise38], { ...paidByWire, at: '2026-11-22 09:50:31' });
    this.#page.say(this.#words.ordersMade(this.#shop.orders().length));
    this.#page.table(
      this.#words.orderHeadings,
      this.#shop.orders().flatMap(({ id, state, payment, codes }) =>
        codes.map((code, at) => {
          const article = `1 × ${this.#shop.articleOf(code)}`;
          return at === 0 ? [id, state, payment, article] : ['', '', '', article];
        }),
      ),
    );
  }

  async sendOrders(): Promise<void> {
    this.#step('09:57', 'orders-to-xml');
    const before = this.#shop.shop.requests.length;
    const report = await this.#shop.run('ordersToXml');
    this.#page.say(this.#words.asksShop(this.#shop.shop.requests.length - before));
    tellDecisions(report, this.#page, this.#language, this.#words);
    const [file] = this.#shop.rehearsal.proshop.waiting();
    this.#page.say(this.#words.xmlWritten(file?.name ?? '', report.counts['send'] ?? 0));
    this.#page.code(saleInXml(file?.content ?? Buffer.alloc(0), '1042', this.#words.shortened));
  }

  importSales(): void {
    const { stockRoom, rehearsal } = this.#shop;
    this.#step('10:00', this.#words.proshop);
    for (const { name, content } of rehearsal.proshop.import()) {
      stockRoom.book(content);
      this.#page.say(this.#words.imported(name));
      for (const { gencod, qty } of salesIn(content))
        this.#page.say(this.#words.booked(qty, this.#shop.articleOf(gencod)));
    }
    this.#step('10:05', this.#words.till);
    stockRoom.sell({ gencod: elise37, reference: '', qty: 1 });
    this.#page.say(this.#words.soldAtTill(this.#shop.articleOf(elise37)));
    this.#step('10:10', this.#words.proshop);
    rehearsal.put('ExportCSV.csv', stockRoom.exportCsv());
    this.#page.say(this.#words.stockExported);
    this.#page.table(
      this.#words.stockHeadings,
      readStockCsv(rehearsal.remote('ExportCSV.csv')).map(({ gencod, name, size, qty }) => [
        gencod,
        name,
        size,
        String(qty),
      ]),
    );
  }

  sellLate(): void {
    this.#step('10:12', this.#words.customer);
    this.#shop.buy(1045, [alba39]);
    this.#page.say(this.#words.lateSale('1045', this.#shop.articleOf(alba39)), 'yellow');
  }

  async setStock(): Promise<void> {
    this.#step('10:19', 'stock-csv-mod');
    const { shop, rehearsal, goods, stockRoom } = this.#shop;
    const before = this.#shop.onShelf();
    const seen = shop.requests.length;
    const { counts } = await this.#shop.run('stockCsvMod');
    const requests = shop.requests.slice(seen);
    const writes = requests.filter(({ method }) => method !== 'GET').length;
    this.#page.say(this.#words.stockWritten(counts['written'] ?? 0, requests.length, writes));
    const after = this.#shop.onShelf();
    const told = new Map(
      readStockCsv(rehearsal.remote('ExportCSV.csv')).map((row) => [codeOf(row), row.qty]),
    );
    const table = goods.map((row, at) => {
      const quantities = [before[at] ?? 0, after[at] ?? 0, told.get(codeOf(row)) ?? 0];
      return [row.name, row.size, ...quantities.map(String), this.#noteOn(codeOf(row))];
    });
    const marked = table.flatMap(([, , was, is], at) => (was === is ? [] : [at]));
    this.#page.table(this.#words.shopHeadings, table, new Set(marked));
    if (stockRoom.rows.some(({ qty }) => qty < 0)) throw new Error('ProShop has sold what it did not have');
  }

  async meetClosedShop(): Promise<void> {
    const { rehearsal } = this.#shop;
    this.#step('10:27', 'orders-to-xml');
    this.#shop.switchOffAfter(6);
    const { exitCode, error } = await this.#shop.run('ordersToXml');
    this.#page.say(this.#words.switchedOff);
    this.#page.say(error?.message ?? '', 'red');
    this.#page.say(error?.hint ?? '', 'red');
    this.#page.say(this.#words.nothingByHalf(exitCode, rehearsal.proshop.waiting().length));
  }

  async goOn(): Promise<void> {
    this.#step('10:28', 'orders-to-xml');
    this.#shop.switchOn();
    this.#page.say(this.#words.switchedOn);
    const report = await this.#shop.run('ordersToXml');
    tellDecisions(report, this.#page, this.#language, this.#words);
    const sent = report.orders.filter(({ decision }) => decision === 'send').map(({ id }) => id);
    this.#page.say(this.#words.nextCycle(sent.join(', ')));
  }

  /** What is worth saying of an article, by the order that sold it. */
  #noteOn(code: string): string {
    const { webNotes } = this.#words;
    const notes: Record<string, string> = {
      [giftCard.reference]: webNotes.giftCard,
      [alba39]: webNotes.late,
      [breva42]: webNotes.withheld,
      [elise37]: webNotes.till,
      [elise38]: webNotes.unpaid,
    };
    return notes[code] ?? '';
  }

  #step(time: string, who: string): void {
    this.#shop.setTime(time);
    this.#page.step(time, who);
  }
}
