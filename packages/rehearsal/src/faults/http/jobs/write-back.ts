import { renderOrdersCsv, shopOrder } from '../../../shop/orders-csv.ts';
import { Rehearsal } from '../../../shop/rehearsal.ts';
import { fastFolder } from '../../fast-folder.ts';
import { sampleShop } from '../../../web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '../../../web-shop/web-shop.ts';
import { faultyShop } from '../faulty-server.ts';
import { shopFaultKinds } from '../http-fault-kinds.ts';
import type { HttpJob, JobScene } from '../job-scene.ts';
import { PlayedProgram } from '../played-program.ts';
import { goodsOf, orderInShop, pairsOf, setOrder } from './order-in-shop.ts';

/** An order of the shop, paid, and what must have become of it. */
interface Case {
  name: string;
  rules: readonly object[];
  shipments: readonly string[];
  /** Its till takes it before the job begins. */
  isCollected: boolean;
  history: readonly number[];
  tracking: string;
  mails: readonly (number | 'in transit')[];
  /** Pairs that go back on the shelf. */
  isRestocked?: boolean;
  shop?: WebShopOptions;
}

const order = 6;
const parcels = [`${order};A1;BL`, `${order};A2;`];

/** Each is played with every fault at every request. */
const cases: readonly Case[] = [
  {
    name: 'write-back, three states, the mail of the state',
    rules: [
      { when: 'collected', from: [2, 11], to: 3, mail: false },
      { when: 'shipped', from: [2, 3, 11], to: 4, mail: 'state' },
      { when: 'document:FACTURE', from: [4], to: 5 },
    ],
    shipments: [...parcels, `${order};;FACTURE`],
    isCollected: true,
    history: [2, 3, 4, 5],
    tracking: 'A1',
    mails: [4],
  },
  {
    name: 'write-back, the mail with the number',
    rules: [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }],
    shipments: parcels,
    isCollected: false,
    history: [2, 4],
    tracking: 'A1',
    mails: ['in transit'],
  },
  {
    name: 'write-back, PrestaShop 1.7 (PUT)',
    rules: [{ when: 'shipped', from: [2], to: 4, mail: 'state' }],
    shipments: parcels,
    isCollected: false,
    history: [2, 4],
    tracking: 'A1',
    mails: [4],
    shop: { version: '1.7.8' },
  },
  {
    name: 'write-back, a cancellation',
    rules: [{ when: 'document:AVOIR', from: [2], to: 6 }],
    shipments: [`${order};;AVOIR`],
    isCollected: false,
    history: [2, 6],
    tracking: '',
    mails: [],
    isRestocked: true,
  },
];

export const writeBackJobs: readonly HttpJob[] = cases.map((one) => ({
  name: one.name,
  program: 'orders-to-xml',
  kinds: shopFaultKinds,
  // Healed or nothing to do, shop trouble, done but something to be read, a person.
  decentEnds: [0, 3, 5, 8, 2],
  begin: () => WriteBackScene.begin(one),
}));

class WriteBackScene implements JobScene {
  readonly program: PlayedProgram;
  readonly servers;
  readonly #case: Case;
  readonly #shop: WebShop;
  readonly #rehearsal: Rehearsal;
  readonly #shelf: number;

  private constructor(one: Case, shop: WebShop, rehearsal: Rehearsal) {
    this.#case = one;
    this.#shop = shop;
    this.#rehearsal = rehearsal;
    this.#shelf = goodsOf(shop, order);
    this.program = new PlayedProgram(rehearsal, 'orders-to-xml', ['write-back']);
    this.servers = [faultyShop(shop)];
  }

  static async begin(one: Case): Promise<WriteBackScene> {
    const shop = await sampleShop(one.shop).open();
    setOrder(shop, order, 2);
    const rehearsal = await Rehearsal.begin({
      parent: fastFolder(),
      config: {
        shop: { url: shop.url, key: shop.key, timeoutSeconds: 1, attempts: 2 },
        writeBack: { rules: one.rules, shipments: { source: 'expeditions.csv' } },
      },
    });
    rehearsal.put('expeditions.csv', ['Commande;N° de suivi;Document', ...one.shipments, ''].join('\n'));
    if (one.isCollected) await collect(rehearsal, orderInShop(shop, order).reference);
    return new WriteBackScene(one, shop, rehearsal);
  }

  /** What a person sees in the shop. Goods that are back without their state are a cancellation: the person makes it one. */
  isDone(): boolean {
    const { mails, isRestocked = false } = this.#case;
    if (!isRestocked) return orderInShop(this.#shop, order).mails.length === mails.length;
    const isBack = goodsOf(this.#shop, order) > this.#shelf;
    if (isBack && orderInShop(this.#shop, order).state !== 6)
      setOrder(this.#shop, order, 6, { addRow: true });
    return isBack;
  }

  writes(): number {
    return this.#shop.state.writes.length;
  }

  problems(said: string): string[] {
    const { history, tracking, mails, isRestocked = false } = this.#case;
    const now = orderInShop(this.#shop, order);
    const saysMail = /n'est pas parti/.test(said);
    const saysRow = saysMail || /sans ligne d'historique/.test(said);
    const restocked = goodsOf(this.#shop, order) - this.#shelf;
    const backwards = now.history.join() !== history.filter((one) => now.history.includes(one)).join();
    return [
      ...(now.state === history.at(-1) ? [] : [`the order is in state ${now.state}`]),
      ...(backwards ? [`its history is ${now.history.join(' ')}`] : []),
      ...(now.history.length === history.length || saysRow
        ? []
        : [`a history row is lacking, and nobody was told`]),
      ...(now.tracking === tracking ? [] : [`the tracking number is "${now.tracking}"`]),
      ...(now.mails.length > mails.length ? [`the mails are ${now.mails.join(' ')}`] : []),
      ...(now.mails.length < mails.length && !saysMail ? ['a mail is lacking, and nobody was told'] : []),
      ...(restocked === (isRestocked ? pairsOf(this.#shop, order) : 0)
        ? []
        : [`${restocked} pairs went back on the shelf`]),
    ];
  }

  async end(): Promise<void> {
    await this.#rehearsal.end();
    await this.#shop.close();
  }
}

/** The order goes to ProShop, which takes it. */
async function collect(rehearsal: Rehearsal, ref: string): Promise<void> {
  rehearsal.put('orders.csv', renderOrdersCsv([{ ...shopOrder(order), ref }]));
  await rehearsal.ordersToXml();
  rehearsal.proshop.import();
  rehearsal.now = new Date(rehearsal.now.getTime() + 30 * 60_000);
  await rehearsal.ordersToXml();
}
