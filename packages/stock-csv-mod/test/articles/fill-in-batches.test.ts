import type { Catalogue } from '@passerelle/core/ports/catalogue.ts';
import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { troubleWith, type SeenRequest } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { Article, MediaSource } from '@passerelle/stock-csv-mod/articles/article.ts';
import { nextBatch } from '@passerelle/stock-csv-mod/articles/batch-pace.ts';
import { endings } from './fill-stage.ts';
import { inShop, row } from './in-new-shop.ts';
import { madeUpMedia, medium, shoe } from './sample-articles.ts';

describe('as many rows go out at once as the shop is quick', () => {
  test.each([
    ['a quick shop: twice as many', 4, 100, 20, 8],
    ['never more than that', 16, 100, 20, 20],
    ['half a second each: six', 4, 2000, 20, 6],
    ['a slow one: one by one', 4, 16_000, 20, 1],
    ['no time at all by the clock', 4, 0, 20, 8],
  ])('%s', (_, rows, milliseconds, most, expected) => {
    expect(nextBatch(rows, milliseconds, most)).toBe(expected);
  });
});

const models = ['1231', '1232', '1233', '1234', '1235', '1236'];
const six = models.map((reference, at) =>
  shoe(reference, `361000${at}`, ['38', '39'], { images: [medium(`${reference}.png`)] }),
);

const posts = (resource: string) => (request: SeenRequest) =>
  request.method === 'POST' && request.path.startsWith(resource);

test('how far it has come is told on the way, and at the end', () =>
  inShop(async (_, stage) => {
    const many = Array.from({ length: 41 }, (_, at) => shoe(`${2000 + at}`, `37${10_000 + at}`, ['38']));
    const events = await stage.fill(many);
    expect(events.filter(({ kind }) => kind === 'articles-progress')).toEqual([
      { kind: 'articles-progress', done: 40, of: 41 },
      { kind: 'articles-progress', done: 41, of: 41 },
    ]);
  }));

test('products and their sizes take few requests', () =>
  inShop(async (shop, stage) => {
    await stage.fill(six);
    expect(shop.requests.filter(posts('products'))).toHaveLength(2);
    expect(shop.requests.filter(posts('combinations'))).toHaveLength(1);
    expect(shownProducts(shop.state).map(({ sizes }) => sizes)).toEqual(six.map(() => ['38: 2', '39: 3']));
  }));

test('the shop refuses one of them: the others are made, once each, and shown', () =>
  inShop(async (shop, stage) => {
    const [first, second, ...more] = six as [Article, Article, ...Article[]];
    const odd = [first, { ...second, weight: -1_000_000 }, ...more];
    expect(endings(await stage.fill(odd)).filter((one) => !one.endsWith(' written'))).toEqual([
      '1232 noir refused shop/refused',
    ]);
    expect(shownProducts(shop.state)).toHaveLength(5);
    expect(endings(await stage.fill(six))).toEqual(['1232 noir written']);
    expect(shop.state.data.table('products').rows.size).toBe(6);
  }));

test('PHP dies after the first of them: it is found again, the others are made, once each', () =>
  inShop(async (shop, stage) => {
    shop.behaviour = troubleWith(posts('products'), { kind: 'died', done: 'half' });
    expect(endings(await stage.fill(six))).toEqual(models.map((one) => `${one} noir written`));
    expect(shop.state.data.table('products').rows.size).toBe(6);
    expect(shownProducts(shop.state)).toHaveLength(6);
  }));

test('an answer of several is lost before anything was done: they wait, and are made later, the others now', () =>
  inShop(async (shop, stage) => {
    shop.behaviour = troubleWith(posts('products'), { kind: 'reset', done: false });
    expect(endings(await stage.fill(six))).toEqual([
      ...models.slice(0, 4).map((one) => `${one} noir skipped article/unclear`),
      ...models.slice(4).map((one) => `${one} noir written`),
    ]);
    stage.pass(1800);
    expect(endings(await stage.fill(six))).toEqual(models.slice(0, 4).map((one) => `${one} noir written`));
    expect(shop.state.data.table('products').rows.size).toBe(6);
  }));

test('a run ends among images: what never left is sent by the next one at once', () =>
  inShop(async (shop, stage) => {
    let seen = 0;
    shop.behaviour = (request) =>
      posts('images')(request) && (seen += 1) > 2 ? { kind: 'unauthorized' } : undefined;
    await expect(stage.fill(six)).rejects.toMatchObject({ exitCode: 2 });
    expect(shownProducts(shop.state)).toEqual([]);
    shop.behaviour = () => undefined;
    expect(endings(await stage.fill(six))).toEqual(models.map((one) => `${one} noir written`));
    expect(shownProducts(shop.state).map(({ images }) => images.length)).toEqual([1, 1, 1, 1, 1, 1]);
  }));

test('killed after the image that follows a refused one: neither is taken for the other', () =>
  inShop(async (shop, stage) => {
    const article = shoe('1234', '3610001', ['38'], { images: [medium('bad.png'), medium('good.png')] });
    const media: MediaSource = {
      ...madeUpMedia,
      image: async (one, most) => {
        const content = await madeUpMedia.image(one, most);
        return 'kind' in content || one.name !== 'bad.png'
          ? content
          : { ...content, bytes: Buffer.from('no image') };
      },
    };
    let images = 0;
    const wrap = (catalogue: Catalogue): Catalogue =>
      new Proxy(catalogue, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (name !== 'addImage')
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          return async (...given: Parameters<Catalogue['addImage']>) => {
            const done = await target.addImage(...given);
            if ((images += 1) === 2) throw new Error('killed');
            return done;
          };
        },
      });
    await expect(stage.fill([article], { media, wrap })).rejects.toThrow('killed');
    stage.kill();
    stage.pass(1800);
    expect(endings(await stage.fill([article], { media }))[0]).toMatch(/^1234 noir written shop\//);
    expect(row(shop, 'products', 'reference', '1234').links.get('images')).toHaveLength(1);
  }));
