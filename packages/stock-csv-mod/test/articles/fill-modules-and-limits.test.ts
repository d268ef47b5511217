import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { onShelf } from '@passerelle/rehearsal/web-shop/catalogue-effects.ts';
import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { endings } from './fill-stage.ts';
import { shoe } from './sample-articles.ts';
import { inShop, today } from './in-new-shop.ts';

describe('the shop’s modules and limits', () => {
  test.each(['products', 'combinations', 'stock_availables', 'product_option_values'])(
    'a module warns about each of %s: all is done, once, and shown',
    (resource) =>
      inShop(async (shop, stage) => {
        shop.set({ moduleWarns: 'warning', moduleWarnsOn: resource });
        for (let run = 1; run <= 3; run += 1) {
          await stage.fill(today);
          stage.pass(1800);
        }
        shop.set({ moduleWarns: false });
        expect(shownProducts(shop.state).map(({ sizes }) => sizes)).toEqual([
          ['38: 2', '39: 3'],
          ['39: 2'],
          [': 7'],
        ]);
        expect(shop.state.data.table('products').rows.size).toBe(3);
        expect(shop.state.data.table('combinations').rows.size).toBe(3);
      }),
  );

  test('a request that takes effect long after its answer was lost: nothing is made twice', () =>
    inShop(async (shop, stage) => {
      const putOff: (() => unknown)[] = [];
      const fault = { kind: 'reset', done: 'later' } as const;
      const isMaking = ({ method, path }: { method: string; path: string }) =>
        method === 'POST' && path === 'products';
      shop.behaviour = troubleWith(isMaking, { kind: 'any', fault, putOff });
      const article = [shoe('1234', '3610001', ['38'])];
      expect(endings(await stage.fill(article))).toEqual(['1234 noir skipped article/unclear']);
      stage.pass(20);
      // Not yet: it may still come.
      expect(endings(await stage.fill(article))).toEqual(['1234 noir skipped article/unclear']);
      for (const work of putOff) await work();
      stage.pass(1800);
      expect(endings(await stage.fill(article))).toEqual(['1234 noir written']);
      expect(shop.state.data.table('products').rows.size).toBe(1);
      expect(shownProducts(shop.state)).toHaveLength(1);
    }));

  test('the shop refuses one size: the others are there, the article is not shown, and says why', () =>
    inShop(async (shop, stage) => {
      const article = shoe('1234', '3610001', ['38', '39', '40']);
      const [first, second, third] = article.variations;
      const odd = { ...article, variations: [first, { ...second, gencod: '3610001-AA' }, third] } as Article;
      expect(endings(await stage.fill([odd]))).toEqual(['1234 noir refused shop/refused']);
      expect(shownProducts(shop.state)).toEqual([]);
      expect(shop.state.data.table('combinations').rows.size).toBe(2);
      expect(endings(await stage.fill([article]))).toEqual(['1234 noir written']);
      expect(shownProducts(shop.state)).toMatchObject([{ sizes: ['38: 2', '39: 3', '40: 4'] }]);
    }));

  test('a price that the shop shows otherwise: the article stays unseen', () =>
    inShop(async (shop, stage) => {
      const article = shoe('1234', '3610001', ['38']);
      shop.behaviour = ({ method, path }) => {
        const made = shop.state.data.table('products').first('reference', '1234');
        // Somebody else writes its price meanwhile.
        if (made && method === 'POST' && path === 'combinations')
          shop.state.data.table('products').update(made, { values: { price: '10' } });
        return undefined;
      };
      expect(endings(await stage.fill([article]))).toEqual(['1234 noir written']);
      expect(shownProducts(shop.state)).toMatchObject([{ price: '49.90' }]);
    }));
});

test('a product that is deleted while it is filled is made again later, and never half', () =>
  inShop(async (shop, stage) => {
    shop.behaviour = ({ method, path }) => {
      const made = shop.state.data.table('products').first('reference', '1234');
      if (made && method === 'POST' && path === 'combinations')
        shop.state.data.table('products').delete(made);
      return undefined;
    };
    await stage.fill([shoe('1234', '3610001', ['38'])]);
    expect(shownProducts(shop.state)).toEqual([]);
    shop.behaviour = () => undefined;
    expect(endings(await stage.fill([shoe('1234', '3610001', ['38'])]))).toEqual([
      '1234 noir skipped article/deleted-there',
    ]);
    expect(endings(await stage.fill([shoe('1234', '3610001', ['38'])], { anew: true }))).toEqual([
      '1234 noir written',
    ]);
    expect(onShelf(shop.state, 2, 0)).toBe(2);
  }));

test('the shop refuses the key for what it needs: the run ends, and says which right', () =>
  inShop(async (shop, stage) => {
    shop.set({ rights: new Map([['products', new Set(['GET'] as const)]]) });
    await expect(stage.fill([shoe('1234', '3610001')])).rejects.toMatchObject({
      exitCode: 2,
      fault: { kind: 'shop/right-missing' },
    });
  }));
