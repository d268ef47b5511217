import type { RunReport } from '../../packages/core/src/report/run-report.ts';
import type { Language } from '@passerelle/core/words/formats.ts';
import { CrmDemoShop, text, type OrderInCrm } from './crm-demo-shop.ts';
import type { CrmDemoWords } from './crm-words.ts';
import type { Page } from './page.ts';
import { showStatusPage } from './tell-report.ts';

const shipped = 4;
const movedOrder = 9;
const newOrder = 14;

/** Plays two hours of `orders-to-xml crm`, and tells them as they go. */
export async function playCrmCycle(page: Page, language: Language, words: CrmDemoWords): Promise<void> {
  const shop = await CrmDemoShop.begin(language);
  const scene = new Scene(page, shop, words);
  page.title(words.crmTitle);
  page.say(words.crmIntro);
  try {
    scene.showShop();
    await scene.sell();
    await scene.fill();
    await scene.changeNothing();
    await scene.followState();
    await scene.meetClosedCrm();
    await scene.goOn();
    await showStatusPage(shop.rehearsal, page, language, words);
  } finally {
    await shop.end();
  }
}

class Scene {
  readonly #page: Page;
  readonly #shop: CrmDemoShop;
  readonly #words: CrmDemoWords;

  constructor(page: Page, shop: CrmDemoShop, words: CrmDemoWords) {
    this.#page = page;
    this.#shop = shop;
    this.#words = words;
  }

  showShop(): void {
    const orders = this.#shop.ordersInShop();
    this.#step('09:40', 'PrestaShop');
    this.#page.say(this.#words.shopHas(orders.length));
    this.#page.table(
      this.#words.shopOrderHeadings,
      orders.map(({ id, customer, state, total }) => [id, customer, state, this.#words.money(total)]),
    );
  }

  /** ProShop is served as ever. */
  async sell(): Promise<void> {
    this.#step('09:57', 'orders-to-xml');
    const { counts } = await this.#shop.sell();
    this.#page.say(this.#words.sold(counts['send'] ?? 0));
  }

  async fill(): Promise<void> {
    this.#step('10:00', this.#words.program);
    const report = await this.#run();
    this.#page.say(this.#words.written(written(report), this.#shop.crm.requests.length));
    this.#showPeople();
    this.#showProducts();
    this.#page.say(this.#words.orders);
    this.#showOrders(this.#shop.ordersInCrm());
    this.#showLeft();
    this.#page.say(this.#words.invoices);
    this.#page.table(
      this.#words.invoiceHeadings,
      this.#shop
        .ordersInCrm('Invoice')
        .map(({ subject, customer, status, total }) => [subject, customer, status, this.#words.money(total)]),
    );
  }

  async changeNothing(): Promise<void> {
    await this.#sellAgain('10:27');
    this.#step('10:30', this.#words.program);
    const before = this.#shop.crm.requests.length;
    const count = written(await this.#run());
    if (count !== 0) throw new Error(`${count} records were written again`);
    this.#page.say(this.#words.nothingAgain(this.#shop.crm.requests.length - before), 'green');
  }

  async followState(): Promise<void> {
    const isIt = ({ order }: OrderInCrm) => order === String(movedOrder);
    this.#step('10:40', this.#words.shopkeeper);
    await this.#shop.moveOrder(movedOrder, shipped);
    const state = this.#shop.ordersInShop().find(({ id }) => id === String(movedOrder))?.state ?? '';
    this.#page.say(this.#words.moved(String(movedOrder), state));
    await this.#sellAgain('10:57');
    this.#step('11:00', this.#words.program);
    const before = this.#shop.ordersInCrm();
    await this.#run();
    const after = this.#shop.ordersInCrm();
    this.#page.say(this.#words.followed);
    for (const [index, { subject, status }] of after.entries()) {
      const was = before[index]?.status ?? '';
      if (was !== status) this.#page.say(this.#words.fact(subject, was, status), 'green');
    }
    if (before.find(isIt)?.status === after.find(isIt)?.status) throw new Error('the state was not followed');
  }

  async meetClosedCrm(): Promise<void> {
    const before = this.#shop.ordersInCrm().length;
    this.#step('11:20', this.#words.customer);
    this.#shop.buy(newOrder);
    const total = this.#shop.ordersInShop().at(-1)?.total ?? '';
    this.#page.say(this.#words.bought(String(newOrder), this.#words.money(total)));
    await this.#sellAgain('11:27');
    this.#step('11:30', this.#words.program);
    this.#shop.switchOffAtNextOrder();
    const { exitCode, error, writes = [] } = await this.#shop.run();
    this.#page.say(this.#words.switchedOff);
    for (const said of [error?.message, error?.hint, ...writes.map(({ reason }) => reason)])
      if (said !== undefined) this.#page.say(said, 'red');
    if (exitCode === 0) throw new Error('the CRM is down, and orders-to-xml crm ended well');
    this.#page.say(this.#words.lostAnswer(exitCode, this.#shop.ordersInCrm().length - before));
  }

  async goOn(): Promise<void> {
    await this.#sellAgain('11:57');
    this.#step('12:00', this.#words.program);
    this.#shop.switchOn();
    this.#page.say(this.#words.switchedOn);
    await this.#run();
    const there = this.#shop.ordersInCrm().filter(({ order }) => order === String(newOrder));
    this.#showOrders(there);
    if (there.length !== 1) throw new Error(`order ${newOrder} is there ${there.length} times`);
    this.#page.say(this.#words.once(String(newOrder)), 'green');
  }

  /** As its own task does beside the CRM's; nothing is told of it. */
  async #sellAgain(time: string): Promise<void> {
    this.#shop.setTime(time);
    await this.#shop.sell();
  }

  #showPeople(): void {
    this.#page.say(this.#words.customers);
    this.#page.table(
      this.#words.customerHeadings,
      this.#shop
        .inCrm('Contacts')
        .map(({ fields }) => [
          `${text(fields['firstname'])} ${text(fields['lastname'])}`.trim(),
          text(fields['email']),
          text(fields['leadsource']),
        ]),
    );
  }

  #showProducts(): void {
    const products = this.#shop.inCrm('Products');
    const sold = new Set(
      this.#shop.inCrm('SalesOrder').flatMap(({ lines }) => lines.map(({ productid }) => productid)),
    );
    this.#page.say(this.#words.products(products.length));
    this.#page.table(
      this.#words.productHeadings,
      products
        .filter(({ id }) => sold.has(id))
        .map(({ fields }) => [
          text(fields['productcode']),
          text(fields['productname']),
          this.#words.money(Number(fields['unit_price']).toFixed(2)),
        ]),
    );
  }

  /** Throws where vtiger's own total is another than the shop's. */
  #showOrders(orders: readonly OrderInCrm[]): void {
    const paid = new Map(this.#shop.ordersInShop().map(({ id, total }) => [id, total]));
    this.#page.table(
      this.#words.orderHeadings,
      orders.map(({ order, subject, customer, status, lines, total }) => [
        ...[subject, customer, status, String(lines), this.#words.money(total)],
        this.#words.money(paid.get(order) ?? ''),
      ]),
    );
    const other = orders.find(({ order, total }) => paid.get(order) !== total);
    if (other !== undefined) throw new Error(`${other.subject} comes to ${other.total} in the CRM`);
    if (orders.length > 1) this.#page.say(this.#words.allEqual(orders.length), 'green');
  }

  #showLeft(): void {
    const there = new Set(this.#shop.ordersInCrm().map(({ order }) => order));
    for (const { id } of this.#shop.ordersInShop())
      if (!there.has(id)) this.#page.say(this.#words.left(id), 'yellow');
  }

  async #run(): Promise<RunReport> {
    const report = await this.#shop.run();
    if (report.exitCode !== 0)
      throw new Error(`orders-to-xml crm ended with ${report.exitCode}: ${report.error?.message ?? ''}`);
    return report;
  }

  #step(time: string, who: string): void {
    this.#shop.setTime(time);
    this.#page.step(time, who);
  }
}

function written({ writes = [] }: RunReport): number {
  return writes.filter(({ decision }) => decision === 'written').length;
}
