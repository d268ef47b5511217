import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { onShelf } from '@passerelle/rehearsal/web-shop/catalogue-effects.ts';
import { newShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { Article, MediaSource, SpecificPrice } from '@passerelle/stock-csv-mod/articles/article.ts';
import type { ArticlePart } from '@passerelle/stock-csv-mod/articles/article-rules.ts';
import { endings, onFillStage, type FillStage } from './fill-stage.ts';
import { madeUpMedia, medium, shoe } from './sample-articles.ts';

async function inShop(
  play: (shop: WebShop, stage: FillStage) => Promise<void>,
  options: WebShopOptions = {},
): Promise<void> {
  const shop = await newShop(options).open();
  try {
    await onFillStage(shop, (stage) => play(shop, stage));
  } finally {
    await shop.close();
  }
}

const everything: readonly ArticlePart[] = [
  ...(['name', 'texts', 'price', 'vat', 'manufacturer', 'category', 'weight', 'features'] as const),
  ...(['images', 'documents', 'variations', 'active'] as const),
];

function row({ state: { data } }: WebShop, table: string, field: string, value: string | number) {
  const found = data.table(table).first(field, value);
  if (found === undefined) throw new Error(`no ${table} with ${field} ${value}`);
  return found;
}

const today = [
  shoe('1234', '3610001', ['38', '39'], {
    images: [medium('1234-39.png', '3610001000001'), medium('1234.png')],
    documents: [medium('Guide des tailles et conseils entretien.pdf')],
    texts: { description: '<p>Une belle <b>bottine</b>.</p>' },
  }),
  shoe('1235', '3610002', ['39'], { manufacturer: null, features: [], categories: [] }),
  { ...shoe('9000', '3610009'), variations: [simple('3610009000000')] },
];

function simple(gencod: string): Article['variations'][number] {
  return { gencod, reference: '', attributes: [], quantity: 7, extraPrice: 0, line: 9 };
}

test('an empty shop is filled, as its pages show; a second run writes nothing; what is new the next day is made', () =>
  inShop(async (shop, stage) => {
    expect(endings(await stage.fill(today))).toEqual([
      '1234 noir written',
      '1235 noir written',
      '9000 noir written',
    ]);
    expect(shownProducts(shop.state)).toEqual([
      {
        name: 'Bottine 1234',
        price: '49.90',
        category: 'Bottines',
        maker: 'Maison Essai',
        description: '<p>Une belle <b>bottine</b>.</p>',
        sizes: ['38: 2', '39: 3'],
        features: ['Matière: Cuir'],
        images: ['1', '2 39'],
        documents: [expect.stringMatching(/^Guide des tailles et .*-[0-9a-f]{4}\.pdf$/)],
      },
      {
        ...{ name: 'Bottine 1235', price: '49.90', category: 'Accueil', maker: '', description: '' },
        ...{ sizes: ['39: 2'], features: [], images: [], documents: [] },
      },
      {
        ...{ name: 'Bottine 9000', price: '49.90', category: 'Bottines', maker: 'Maison Essai' },
        ...{ description: '', sizes: [': 7'], features: ['Matière: Cuir'], images: [], documents: [] },
      },
    ]);
    const page = await (await fetch(shop.url)).text();
    expect(page.match(/<h2>/g)).toHaveLength(3);
    expect(page).toContain('<p class="price">49,90 €</p>');

    const before = shop.state.writes.length;
    stage.pass(1800);
    expect(await stage.fill(today, { update: everything })).toMatchObject([{ kind: 'articles-planned' }]);
    expect(shop.state.writes).toHaveLength(before);

    stage.pass(86_400);
    const more = [shoe('1300', '3610300'), ...today, shoe('1301', '3610301'), shoe('1302', '3610302')];
    expect(endings(await stage.fill(more))).toEqual(
      ['1300 noir', '1301 noir', '1302 noir'].map((one) => `${one} written`),
    );
    expect(shop.state.data.table('products').rows.size).toBe(6);
  }));

test('a made product has all that the back office and the pages ask for', () =>
  inShop(async (shop, stage) => {
    await stage.fill([shoe('1234', '3610001', ['38'])]);
    const { values, texts, links } = row(shop, 'products', 'reference', '1234');
    expect(Object.fromEntries(values)).toMatchObject({
      ...{ state: '1', active: '1', show_price: '1', available_for_order: '1', minimal_quantity: '1' },
      ...{ visibility: 'both', product_type: 'combinations', id_tax_rules_group: '1', price: '41.583333' },
    });
    expect(texts.get('link_rewrite')).toEqual(new Map([[1, 'bottine-1234']]));
    expect(links.get('categories')).toHaveLength(1);
  }));

test('in every language of the shop', () =>
  inShop(
    async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      const names = row(shop, 'products', 'reference', '1234').texts.get('name');
      expect([...(names?.values() ?? [])]).toEqual(['Bottine 1234', 'Bottine 1234']);
      const value = [...shop.state.data.table('product_option_values').rows.values()].at(-1);
      expect([...(value?.texts.get('name')?.values() ?? [])]).toEqual(['38', '38']);
    },
    { languages: [1, 2] },
  ));

test('a new size of a product that is on sale; what the shop has of it otherwise stays', () =>
  inShop(async (shop, stage) => {
    await stage.fill([shoe('1234', '3610001', ['38', '39'])]);
    const product = row(shop, 'products', 'reference', '1234');
    shop.state.data.table('products').update(product, { texts: { name: 'Bottine de Marie' } });
    const size = row(shop, 'combinations', 'ean13', '3610001000000');
    shop.state.data
      .table('stock_availables')
      .update(shop.state.data.table('stock_availables').where('id_product_attribute', size.id)[0] as never, {
        values: { quantity: 1 },
      });
    const events = await stage.fill([shoe('1234', '3610001', ['38', '39', '40'])]);
    const [done] = events.flatMap((event) => (event.kind === 'article' ? [event.done] : []));
    expect(done).toMatchObject({ variations: ['40'], quantities: 1, isMade: false });
    expect(shownProducts(shop.state)).toMatchObject([
      { name: 'Bottine de Marie', sizes: ['38: 1', '39: 3', '40: 4'] },
    ]);
  }));

test.each([false, 'warning'] as const)(
  'a description that the shop cleans is written once, and is no change afterwards (a module warns: %s)',
  (moduleWarns) =>
    inShop(async (shop, stage) => {
      const texts = { description: '<p>Caf&eacute;<br>noir&nbsp;! &amp; blanc</p>' };
      const [update] = [['texts', 'variations'] as const];
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      shop.set({ moduleWarns, moduleWarnsOn: 'products' });
      const article = shoe('1234', '3610001', ['38'], { texts });
      expect(endings(await stage.fill([article], { update }))).toEqual(['1234 noir written']);
      expect(shownProducts(shop.state)).toMatchObject([
        { description: '<p>Café<br />noir\u00a0! &amp; blanc</p>' },
      ]);
      expect(endings(await stage.fill([article], { update }))).toEqual([]);
      // A person changes it, and `update` names texts: it is the file's again.
      const product = row(shop, 'products', 'reference', '1234');
      shop.state.data.table('products').update(product, { texts: { description: '<p>Autre</p>' } });
      expect(endings(await stage.fill([article], { update }))).toEqual(['1234 noir written']);
      expect(endings(await stage.fill([article], { update }))).toEqual([]);
    }),
);

test('a value that a person typed for one product alone is never shared: the shop would delete it for both', () =>
  inShop(async (shop, stage) => {
    const { data } = shop.state;
    data.table('product_features').insert({ texts: { name: 'Matière' } });
    const typed = data.table('product_feature_values').insert({
      ...{ values: { id_feature: 1, custom: 1 }, texts: { value: 'Cuir' } },
    });
    await stage.fill([shoe('1234', '3610001', ['38'])]);
    const [feature] = row(shop, 'products', 'reference', '1234').links.get('product_features') ?? [];
    expect(feature).toMatchObject({ id: '1' });
    expect(feature?.id_feature_value).not.toBe(String(typed.id));
    expect(data.table('product_feature_values').rows.size).toBe(2);
  }));

test('a category that is there, and the values of a size, are never written again', () =>
  inShop(async (shop, stage) => {
    await stage.fill(today);
    await stage.fill(
      [shoe('1234', '3610001', ['38', '39', '40'], { price: { amount: 10_000_000, tax: 'with' } })],
      {
        update: everything,
      },
    );
    const changes = shop.requests.filter(({ method }) => method === 'PATCH' || method === 'PUT');
    expect(changes.filter(({ path }) => path.startsWith('categories'))).toEqual([]);
    expect(changes.filter(({ body }) => body.includes('product_option_value'))).toEqual([]);
  }));

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

describe('images and documents', () => {
  const withImages = (...names: string[]) =>
    shoe('1234', '3610001', ['38'], { images: names.map((name) => medium(name)) });

  test('known by content: under another name it is not sent again, and neither when it was taken off in the shop', () =>
    inShop(async (shop, stage) => {
      await stage.fill([withImages('a.png')]);
      const moved = { ...withImages('a.png'), images: [{ ...medium('a.png'), stamp: 'newer' }] };
      await stage.fill([moved], { update: ['images'] });
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
      const product = row(shop, 'products', 'reference', '1234');
      shop.state.data.table('products').update(product, { links: { images: [] } });
      await stage.fill([moved], { update: ['images'] });
      expect(shownProducts(shop.state)).toMatchObject([{ images: [] }]);
      await stage.fill([withImages('a.png', 'b.png')], { update: ['images'] });
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
    }));

  test('one that is none is refused before it is sent, the article is shown without it', () =>
    inShop(async (shop, stage) => {
      const media: MediaSource = {
        ...madeUpMedia,
        image: (one, most) =>
          one.name === 'page.png'
            ? Promise.resolve({ kind: 'medium/no-image', name: one.name, found: 'text/html' })
            : madeUpMedia.image(one, most),
      };
      expect(endings(await stage.fill([withImages('page.png', 'a.png')], { media }))).toEqual([
        '1234 noir written medium/no-image',
      ]);
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
    }));

  test.each([
    ['cut short, which PHP does not survive', (bytes: Buffer) => bytes.subarray(0, 60)],
    ['no image at all', () => Buffer.from('no image')],
  ])('one that the shop can’t read (%s): what it leaves there is taken away', (_, spoil) =>
    inShop(async (shop, stage) => {
      const media: MediaSource = {
        ...madeUpMedia,
        image: async (one, most) => {
          const content = await madeUpMedia.image(one, most);
          return 'kind' in content || one.name !== 'bad.png'
            ? content
            : { ...content, bytes: spoil(content.bytes) };
        },
      };
      const [ending] = endings(await stage.fill([withImages('bad.png', 'a.png')], { media }));
      expect(ending).toMatch(/^1234 noir written shop\//);
      expect(shownProducts(shop.state)).toMatchObject([{ images: ['1'] }]);
      expect(row(shop, 'products', 'reference', '1234').links.get('images')).toHaveLength(1);
    }),
  );

  test('a document of two articles is once in the shop', () =>
    inShop(async (shop, stage) => {
      const documents = [medium('fiche.pdf')];
      await stage.fill([
        shoe('1', '3610001', ['38'], { documents }),
        shoe('2', '3610002', ['38'], { documents }),
      ]);
      expect(shop.state.data.table('attachments').rows.size).toBe(1);
      expect(shownProducts(shop.state).map((one) => one.documents)).toEqual([['fiche.pdf'], ['fiche.pdf']]);
    }));
});

describe('prices for some', () => {
  const base = {
    gencod: '',
    reference: '1234',
    customer: '',
    group: '',
    fromQuantity: 1,
    from: '',
    to: '',
    line: 2,
  };
  const tenPercent: SpecificPrice = { ...base, price: { kind: 'fraction', reduction: 100_000 } };
  const ofGroup: SpecificPrice = {
    ...{ ...base, group: 'Invité', line: 3 },
    price: { kind: 'price', price: { amount: 40_000_000, tax: 'with' } },
  };

  function pricesIn({ state: { data } }: WebShop): Record<string, string>[] {
    const prices = data.table('specific_prices');
    const shown = ['id_group', 'price', 'reduction', 'reduction_type', 'from_quantity'];
    return [...prices.rows.values()].map((one) =>
      Object.fromEntries(shown.map((field) => [field, prices.value(one, field) ?? ''])),
    );
  }

  function told(events: readonly { kind: string }[]): string[] {
    return events.flatMap((event) => {
      if (event.kind !== 'specific-price') return [];
      const { decision, reason } = event as {
        decision: string;
        reason: { kind: string } | null;
      } & typeof event;
      return [reason === null ? decision : `${decision} ${reason.kind}`];
    });
  }

  test('made, left alone, changed, and taken away when they leave the file', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      expect(told(await stage.prices([tenPercent, ofGroup]))).toEqual(['written', 'written']);
      expect(pricesIn(shop)).toEqual([
        // A fraction of 1: 10 would give the article away.
        {
          id_group: '0',
          price: '-1.000000',
          reduction: '0.100000',
          reduction_type: 'percentage',
          from_quantity: '1',
        },
        {
          id_group: '2',
          price: '33.333333',
          reduction: '0.000000',
          reduction_type: 'amount',
          from_quantity: '1',
        },
      ]);
      expect(shownProducts(shop.state)).toMatchObject([{ price: '44.91' }]);
      const before = shop.state.writes.length;
      expect(told(await stage.prices([tenPercent, ofGroup]))).toEqual([]);
      expect(shop.state.writes).toHaveLength(before);
      const fifth: SpecificPrice = { ...tenPercent, price: { kind: 'fraction', reduction: 200_000 } };
      expect(told(await stage.prices([fifth]))).toEqual(['written', 'written']);
      expect(pricesIn(shop)).toMatchObject([{ id_group: '0', reduction: '0.200000' }]);
      expect(told(await stage.prices([]))).toEqual(['written']);
      expect(pricesIn(shop)).toEqual([]);
      // Gone and come again.
      expect(told(await stage.prices([fifth]))).toEqual(['written']);
    }));

  test('what a person has set is never touched', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      const theirs = {
        ...{ id_product: 1, price: -1, from_quantity: 1, reduction: 0.3, reduction_type: 'percentage' },
        ...{ from: '0000-00-00 00:00:00', to: '0000-00-00 00:00:00' },
      };
      shop.state.data.table('specific_prices').insert({ values: theirs });
      expect(told(await stage.prices([tenPercent]))).toEqual(['refused specific-price/not-ours']);
      expect(told(await stage.prices([]))).toEqual([]);
      expect(pricesIn(shop)).toMatchObject([{ reduction: '0.300000' }]);
    }));

  test.each<[string, Partial<SpecificPrice>, string]>([
    ['an unknown group', { group: 'Pros' }, 'specific-price/no-group'],
    ['an unknown customer', { customer: 'personne@example.test' }, 'specific-price/no-customer'],
    ['an unknown article', { reference: '9999' }, 'specific-price/no-article'],
    [
      'more than it costs',
      { price: { kind: 'amount', reduction: { amount: 50_000_000, tax: 'with' } } },
      'specific-price/gives-away',
    ],
  ])('refused: %s', (_, more, kind) =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      expect(told(await stage.prices([{ ...tenPercent, ...more }]))).toEqual([`refused ${kind}`]);
      expect(pricesIn(shop)).toEqual([]);
    }),
  );

  test('of one customer, by e-mail whatever its case; the same row twice is refused once', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      shop.state.data.table('customers').insert({
        values: { email: 'Elise@Example.test', firstname: 'Élise', lastname: 'Essai', active: 1 },
      });
      const hers: SpecificPrice = { ...tenPercent, customer: 'elise@example.test' };
      expect(told(await stage.prices([hers, { ...hers, line: 7 }]))).toEqual([
        'refused specific-price/twice',
        'written',
      ]);
    }));

  test('another price wins all the same: it is said', () =>
    inShop(async (shop, stage) => {
      await stage.fill([shoe('1234', '3610001', ['38'])]);
      const cheaper = { id_product: 1, id_group: 3, price: 10, from_quantity: 1, reduction_type: 'amount' };
      shop.state.data.table('specific_prices').insert({ values: cheaper });
      expect(told(await stage.prices([tenPercent]))).toEqual(['written specific-price/other-price']);
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
