import type { Catalogue } from '@passerelle/core/ports/catalogue.ts';
import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { newShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { ShopState } from '@passerelle/rehearsal/web-shop/shop-state.ts';
import type { Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { Article, SpecificPrice } from '@passerelle/stock-csv-mod/articles/article.ts';
import { onFillStage, type FillStage } from './fill-stage.ts';
import { medium, shoe } from './sample-articles.ts';

/** Two shoes with all that an article may have; the second begins with what the first made. */
export const articles: readonly Article[] = [
  shoe('1234', '3610001', ['38', '39', '40'], {
    images: [medium('1234.png'), medium('1234-b.png', '3610001000001')],
    documents: [medium('fiche.pdf')],
    texts: { description: '<p>Une belle bottine.</p>' },
  }),
  shoe('1235', '3610002', ['39', '41'], {
    images: [medium('1235.png')],
    documents: [medium('fiche.pdf')],
    manufacturer: 'Atelier du Port',
    features: [{ feature: 'Semelle', value: 'Gomme' }],
  }),
];

const prices: readonly SpecificPrice[] = [
  {
    ...{ gencod: '', reference: '1234', customer: '', group: 'Client' },
    price: { kind: 'fraction', reduction: 100_000 },
    ...{ fromQuantity: 1, from: '', to: '', line: 2 },
  },
];

/** What a customer sees, and how many rows the shop has of everything: a copy of anything shows here. */
export function catalogueNow({ state }: WebShop): { shown: string[]; rows: Record<string, number> } {
  return {
    shown: cardsOf(state),
    rows: Object.fromEntries(tables.map((name) => [name, countOf(state, name)])),
  };
}

const tables = [
  'products',
  'combinations',
  'product_options',
  'product_option_values',
  'product_features',
  'product_feature_values',
  'manufacturers',
  'categories',
  'attachments',
  'specific_prices',
  'stock_availables',
  'images',
];

function cardsOf(state: ShopState): string[] {
  return shownProducts(state).map((card) => JSON.stringify(card));
}

function countOf({ data }: ShopState, name: string): number {
  if (name !== 'images') return data.table(name).rows.size;
  return [...data.table('products').rows.values()].reduce(
    (sum, row) => sum + (row.links.get('images')?.length ?? 0),
    0,
  );
}

export interface Golden {
  catalogue: ReturnType<typeof catalogueNow>;
  /** Requests of the run that made it. */
  requests: number;
  /** Calls of the port that write. */
  writes: number;
}

/** The catalogue that a run without trouble ends with. */
export async function golden(): Promise<Golden> {
  let writes = 0;
  const result = await inNewShop(async (shop, stage) => {
    await runOnce(stage, (catalogue) => counted(catalogue, () => void (writes += 1)));
    return { catalogue: catalogueNow(shop), requests: shop.requests.length };
  });
  return { ...result, writes };
}

async function inNewShop<T>(play: (shop: WebShop, stage: FillStage) => Promise<T>): Promise<T> {
  const shop = await newShop().open();
  const results: T[] = [];
  try {
    await onFillStage(shop, async (stage) => void results.push(await play(shop, stage)));
  } finally {
    await shop.close();
  }
  return results[0] as T;
}

async function runOnce(stage: FillStage, wrap?: (catalogue: Catalogue) => Catalogue): Promise<void> {
  const how = wrap ? { wrap } : {};
  await stage.fill(articles, how);
  await stage.prices(prices, how);
}

export const troubles: readonly [name: string, Trouble][] = [
  ['reset before', { kind: 'reset', done: false }],
  ['reset after', { kind: 'reset', done: true }],
  ['its answer is cut', { kind: 'cut' }],
  ['its answer ends half-way', { kind: 'not whole' }],
  ['PHP dies before', { kind: 'died', done: false }],
  ['PHP dies half-way', { kind: 'died', done: 'half' }],
  ['PHP dies after', { kind: 'died', done: true }],
  ['a gateway before', { kind: 'host', status: 502, done: false }],
  ['a gateway after', { kind: 'host', status: 504, done: true }],
  ['maintenance', { kind: 'host', status: 503, done: false, retryAfter: '600' }],
  ['too many', { kind: 'too many' }],
  ['a page with 200 before', { kind: 'page', status: 200, title: 'Un instant', done: false }],
  ['a page with 200 after', { kind: 'page', status: 200, title: 'Un instant', done: true }],
  ['a firewall', { kind: 'page', status: 403, title: 'Interdit', done: false }],
];

/** What is wrong with how a run with trouble ended; [] for nothing. */
export type Wrongs = string[];

/** One request meets trouble; then the shop is well, and the task runs again until there is nothing to do. */
export function playTrouble(number: number, trouble: Trouble, gold: Golden): Promise<Wrongs> {
  return inNewShop(async (shop, stage) => {
    const wrongs: Wrongs = [];
    let seen = 0;
    shop.behaviour = () => {
      assertWholeOnly(shop, gold, wrongs);
      return (seen += 1) === number ? trouble : undefined;
    };
    await runOnce(stage).catch(() => undefined);
    return [...wrongs, ...(await wrongsAfter(shop, stage, gold))];
  });
}

/** The program is killed just before a write, or just after it was done. */
export function playKill(number: number, isDone: boolean, gold: Golden): Promise<Wrongs> {
  return inNewShop(async (shop, stage) => {
    const wrongs: Wrongs = [];
    shop.behaviour = () => void assertWholeOnly(shop, gold, wrongs);
    await runOnce(stage, (catalogue) => killedAt(catalogue, number, isDone)).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    stage.kill();
    return [...wrongs, ...(await wrongsAfter(shop, stage, gold))];
  });
}

function assertWholeOnly({ state }: WebShop, gold: Golden, wrongs: Wrongs): void {
  for (const card of cardsOf(state)) {
    const isWrong = !gold.catalogue.shown.includes(card) && !isReduced(card, gold);
    if (isWrong && wrongs.length === 0) wrongs.push(`seen half-made: ${card}`);
  }
}

/** Prices for some customers come after the articles are shown: until then the usual one is seen. */
function isReduced(card: string, { catalogue }: Golden): boolean {
  const plain = (text: string): string => text.replace(/"price":"[\d.]+"/, '');
  return card.includes('"price":"49.90"') && catalogue.shown.some((one) => plain(one) === plain(card));
}

async function wrongsAfter(shop: WebShop, stage: FillStage, gold: Golden): Promise<Wrongs> {
  const wrongs: Wrongs = [];
  shop.behaviour = () => void assertWholeOnly(shop, gold, wrongs);
  for (let run = 1; run <= 2; run += 1) {
    stage.pass(1800);
    await runOnce(stage).catch((error: unknown) => wrongs.push(`run ${run}: ${String(error)}`));
  }
  const now = catalogueNow(shop);
  if (JSON.stringify(now) !== JSON.stringify(gold.catalogue)) wrongs.push(differenceOf(now, gold.catalogue));
  const before = shop.state.writes.length;
  stage.pass(1800);
  await runOnce(stage);
  if (shop.state.writes.length > before) wrongs.push('a run with nothing new writes');
  return wrongs;
}

function differenceOf(now: Golden['catalogue'], gold: Golden['catalogue']): string {
  const rows = tables.filter((name) => now.rows[name] !== gold.rows[name]);
  const counts = rows.map((name) => `${name} ${now.rows[name]} in place of ${gold.rows[name]}`);
  const cards = now.shown.filter((card) => !gold.shown.includes(card));
  const missing = gold.shown.length - now.shown.length;
  return [...counts, ...cards, ...(missing > 0 ? [`${missing} not shown`] : [])].join('; ');
}

/** What a kill is here: nothing of the program runs after it. */
class Killed extends Error {}

const writing = /^(make|add|remove|change|set)/;

function counted(catalogue: Catalogue, count: () => void): Catalogue {
  return proxied(catalogue, (call) => {
    count();
    return call();
  });
}

function killedAt(catalogue: Catalogue, number: number, isDone: boolean): Catalogue {
  let seen = 0;
  return proxied(catalogue, async (call) => {
    seen += 1;
    if (seen > number) throw new Killed('dead');
    if (seen < number) return call();
    if (isDone) await call();
    throw new Killed('killed');
  });
}

function proxied(
  catalogue: Catalogue,
  around: (call: () => Promise<unknown>) => Promise<unknown>,
): Catalogue {
  return new Proxy(catalogue, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...given: unknown[]) => Promise<unknown>;
      if (typeof name !== 'string' || !writing.test(name)) return method;
      return (...given: unknown[]) => around(() => method(...given));
    },
  });
}
