import { done, newProduct, openCatalogue, type CatalogueStage } from './catalogue-stage.ts';
import type { Scene } from './scene.ts';

/** What a catalogue has, and what is made in it, several at a time. */
export function catalogueContract(scene: Scene): void {
  describe('a catalogue', () => {
    let stage: CatalogueStage;

    beforeAll(async () => {
      stage = await openCatalogue(scene, 'things');
    });

    afterAll(() => stage.takeAway());

    test('what articles refer to', async () => {
      const { catalogue, facts } = stage;
      expect(facts.languages.length).toBeGreaterThan(0);
      expect(facts.categories.some(({ id }) => id === facts.homeCategory)).toBe(true);
      expect(facts.taxGroups).toContainEqual(expect.objectContaining({ rate: 2000 }));
      expect(facts.attributes.length * (await catalogue.customerGroups()).length).toBeGreaterThan(0);
      expect(facts).toMatchObject({ mostImageBytes: 2_097_152, longestShortDescription: 800 });
    });

    test('things are made once under their names, and found by them exactly', async () => {
      const { catalogue, facts, look, product } = stage;
      const feature = done(
        await catalogue.makeThing({ kind: 'feature', name: `Semelle ${scene.things.mark}` }),
      );
      stage.made('product_features', feature);
      const value = { kind: 'feature-value', of: feature, name: 'Rosé' } as const;
      const id = done(await catalogue.makeThing(value));
      expect(await catalogue.findThings(value)).toEqual([id]);
      expect(await catalogue.findThings({ ...value, name: 'Rose' })).toEqual([]);
      const group = done(
        await catalogue.makeThing({ kind: 'attribute', name: `Pointure ${scene.things.mark}` }),
      );
      stage.made('product_options', group);
      const name = `Marque ${scene.things.mark}`;
      const maker = done(await catalogue.makeThing({ kind: 'manufacturer', name }));
      stage.made('manufacturers', maker);
      expect(await catalogue.findThings({ kind: 'manufacturer', name })).toEqual([maker]);
      const link = `bottes-${scene.things.mark}`;
      const category = { kind: 'category', parent: facts.homeCategory, name: link, link } as const;
      const shelf = done(await catalogue.makeThing(category));
      stage.made('categories', shelf);
      expect(await catalogue.findThings(category)).toEqual([shelf]);
      done(
        await catalogue.changeProducts([
          {
            id: product,
            ...{
              features: [{ feature, value: id }],
              manufacturer: maker,
              mainCategory: shelf,
              categories: [shelf],
            },
          },
        ]),
      );
      expect(await look()).toMatchObject({
        ...{
          features: [{ feature, value: id }],
          manufacturer: maker,
          mainCategory: shelf,
          categories: [shelf],
        },
        ...{ price: 41_583_333, weight: 850_000 },
      });
    });

    test('a thing has its name in every language of the shop', async () => {
      const { catalogue, facts } = stage;
      const name = `Talon ${scene.things.mark}`;
      const id = done(await catalogue.makeThing({ kind: 'feature', name }));
      stage.made('product_features', id);
      const { features } = await catalogue.facts();
      const there = features.find((one) => one.id === id)?.names ?? new Map<number, string>();
      expect([...there.values()]).toEqual(facts.languages.map(() => name));
    });

    test('several products with one request, sizes of both with another; in every language of the shop', async () => {
      const { catalogue, facts } = stage;
      const { mark, optionValues } = scene.things;
      const plain = newProduct(mark, facts);
      const two = ['one', 'two'].map((name) => ({ ...plain, reference: `${mark}-${name}` }));
      const ids = done(await catalogue.makeProducts(two));
      for (const id of ids) stage.made('products', id);
      const sizes = ids.map((id, at) => ({
        ...{ product: id, gencod: `29800000${String(at).padStart(5, '0')}`, reference: '', extraPrice: 0 },
        ...{ values: [optionValues[0]], isDefault: true },
      }));
      expect(done(await catalogue.makeVariations(sizes))).toHaveLength(2);
      const there = await catalogue.look({ ids, gencods: [], references: [], names: [] });
      expect(there.map(({ reference }) => reference)).toEqual([`${mark}-one`, `${mark}-two`]);
      for (const { names, texts, variations } of there) {
        expect(variations).toHaveLength(1);
        expect([...names.values()]).toEqual([...plain.names.values()]);
        expect([...texts.metaTitle.values()]).toEqual(facts.languages.map(() => 'Bottine'));
        expect(texts.description.size).toBe(facts.languages.length);
      }
    });

    test('one of several that the shop refuses: those before it are there, those after it are not', async () => {
      const { catalogue, facts } = stage;
      const { mark } = scene.things;
      const named = (name: string) => ({ ...newProduct(mark, facts), reference: `${mark}-${name}` });
      const outcome = await catalogue.makeProducts([
        named('first'),
        { ...named('odd'), weight: -1_000_000 },
        named('last'),
      ]);
      expect(outcome.kind).toBe('unknown');
      const references = ['first', 'odd', 'last'].map((name) => `${mark}-${name}`);
      const there = await catalogue.look({ ids: [], gencods: [], references, names: [] });
      for (const { id } of there) stage.made('products', id);
      expect(there.map(({ reference }) => reference)).toEqual([`${mark}-first`]);
    });

    test('customers by e-mail, whatever its case', async () => {
      const { catalogue } = stage;
      const email = `${scene.things.mark}@example.test`;
      expect(await catalogue.customers([email, 'personne@example.test'])).toEqual(
        new Map([[email, [scene.things.customer]]]),
      );
    });
  });
}
