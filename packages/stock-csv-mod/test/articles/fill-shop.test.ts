import { shownProducts } from '@passerelle/rehearsal/web-shop/catalogue-page.ts';
import { endings } from './fill-stage.ts';
import { everything, shoe } from './sample-articles.ts';
import { inShop, row, today } from './in-new-shop.ts';

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
