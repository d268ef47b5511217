import { crc32, deflateSync } from 'node:zlib';
import { ShopCatalogue } from '@passerelle/prestashop/adapters/shop-catalogue.ts';
import type {
  Catalogue,
  CatalogueFacts,
  CatalogueOutcome,
  NewProduct,
  ShopProduct,
} from '@passerelle/core/ports/catalogue.ts';
import type { Scene } from './scene.ts';

/** Articles as they are made in any shop, and as its pages then show them. */
export function catalogueContract(scene: Scene): void {
  describe('a catalogue', () => {
    let catalogue: Catalogue;
    let facts: CatalogueFacts;
    let product = 0;
    const made: { resource: Parameters<Scene['client']['delete']>[0]; id: number }[] = [];

    beforeAll(async () => {
      catalogue = new ShopCatalogue(scene.client, { name: 'shop', shopId: 0 });
      facts = await catalogue.facts();
      [product = 0] = done(await catalogue.makeProducts([newProduct(scene.things.mark, facts)]));
      made.push({ resource: 'products', id: product });
    });

    afterAll(async () => {
      for (const { resource, id } of made.toReversed()) await scene.client.delete(resource, id);
    });

    const look = async (): Promise<ShopProduct> => {
      const [row] = await catalogue.look({ ids: [product], gencods: [], references: [], names: [] });
      if (row === undefined) throw new Error(`no product ${product}`);
      return row;
    };

    test('what articles refer to', async () => {
      expect(facts.languages.length).toBeGreaterThan(0);
      expect(facts.categories.some(({ id }) => id === facts.homeCategory)).toBe(true);
      expect(facts.taxGroups).toContainEqual(expect.objectContaining({ rate: 2000 }));
      expect(facts.attributes.length * (await catalogue.customerGroups()).length).toBeGreaterThan(0);
      expect(facts).toMatchObject({ mostImageBytes: 2_097_152, longestShortDescription: 800 });
    });

    test('a new product is seen by nobody; it has its price with tax', async () => {
      expect(await look()).toMatchObject({
        ...{
          isActive: false,
          isGoods: true,
          price: 41_583_333,
          shownPrice: 4990,
          variations: [],
          weight: 850_000,
        },
        ...{ reference: `${scene.things.mark}-cat`, mainCategory: facts.homeCategory },
      });
      expect(await pageOf(scene, product)).not.toContain(shownName(scene));
    });

    test('things are made once under their names, and found by them exactly', async () => {
      const feature = done(
        await catalogue.makeThing({ kind: 'feature', name: `Semelle ${scene.things.mark}` }),
      );
      made.push({ resource: 'product_features', id: feature });
      const value = { kind: 'feature-value', of: feature, name: 'Rosé' } as const;
      const id = done(await catalogue.makeThing(value));
      expect(await catalogue.findThings(value)).toEqual([id]);
      expect(await catalogue.findThings({ ...value, name: 'Rose' })).toEqual([]);
      const group = done(
        await catalogue.makeThing({ kind: 'attribute', name: `Pointure ${scene.things.mark}` }),
      );
      made.push({ resource: 'product_options', id: group });
      const name = `Marque ${scene.things.mark}`;
      const maker = done(await catalogue.makeThing({ kind: 'manufacturer', name }));
      made.push({ resource: 'manufacturers', id: maker });
      expect(await catalogue.findThings({ kind: 'manufacturer', name })).toEqual([maker]);
      const link = `bottes-${scene.things.mark}`;
      const category = { kind: 'category', parent: facts.homeCategory, name: link, link } as const;
      const shelf = done(await catalogue.makeThing(category));
      made.push({ resource: 'categories', id: shelf });
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

    test('variations in one request, their quantities in another; what is there already is no default a second time', async () => {
      const [one, two] = scene.things.optionValues;
      const entry = (value: number, at: number) => ({
        product,
        ...{ gencod: `29900000${String(at).padStart(5, '0')}`, reference: '', values: [value] },
        ...{ extraPrice: at * 1_000_000, isDefault: at === 0 },
      });
      const ids = done(await catalogue.makeVariations([entry(one, 0), entry(two, 1)]));
      const { variations } = await look();
      expect(variations.map(({ id }) => id)).toEqual(ids);
      expect(variations).toMatchObject([
        { gencod: '2990000000000', values: [one], isDefault: true, extraPrice: 0, pieces: 0 },
        { gencod: '2990000000001', values: [two], isDefault: false, extraPrice: 1_000_000 },
      ]);
      done(
        await catalogue.setQuantities(
          variations.map(({ stockRow }, at) => ({ row: stockRow, pieces: 3 + at })),
        ),
      );
      done(await catalogue.changeVariations([{ id: ids[1] ?? 0, extraPrice: 0 }]));
      expect((await look()).variations).toMatchObject([
        { pieces: 3 },
        { pieces: 4, extraPrice: 0, values: [two] },
      ]);
    });

    test('an image, shown with a size; a broken one leaves a number that can’t be shown', async () => {
      const file = { name: 'a.png', type: 'image/png', bytes: picture() };
      const image = done(await catalogue.addImage(product, file));
      expect(await catalogue.isShown(product, image)).toBe(true);
      const cut = await catalogue.addImage(product, { ...file, bytes: file.bytes.subarray(0, 60) });
      expect(cut.kind).toBe('unknown');
      const { images, variations } = await look();
      expect(images).toHaveLength(2);
      expect(await catalogue.isShown(product, images[1] ?? 0)).toBe(false);
      expect(await catalogue.isShown(product, 999_999)).toBe(false);
      done(await catalogue.removeImage(product, images[1] ?? 0));
      done(await catalogue.changeVariations([{ id: variations[1]?.id ?? 0, images: [image] }]));
      expect(await look()).toMatchObject({ images: [image], variations: [{}, { images: [image] }] });
    });

    test('a document, attached; one of a long name is left without any', async () => {
      const bytes = Buffer.from('%PDF-1.4 essai');
      const name = `${scene.things.mark}-cat.pdf`;
      const document = done(await catalogue.addDocument({ name, type: 'application/pdf', bytes }));
      made.push({ resource: 'attachments', id: document });
      expect(await catalogue.findDocuments(name, bytes.length)).toEqual([document]);
      expect(await catalogue.findDocuments(name, bytes.length + 1)).toEqual([]);
      done(await catalogue.changeProducts([{ id: product, documents: [document] }]));
      expect((await look()).documents).toEqual([document]);
      const long = `${'x'.repeat(30)}.pdf`;
      expect((await catalogue.addDocument({ name: long, type: 'application/pdf', bytes })).kind).toBe(
        'unknown',
      );
      for (const id of await catalogue.findDocuments(long, bytes.length))
        made.push({ resource: 'attachments', id });
    });

    test('several are shown with one request; then customers see name, price and sizes', async () => {
      done(
        await catalogue.changeProducts(
          [
            { id: product, isActive: true },
            { id: product, isActive: true },
          ].slice(0, 1),
        ),
      );
      expect((await look()).isActive).toBe(true);
      const page = await pageOf(scene, product);
      expect(page).toContain(shownName(scene));
      expect(page).toMatch(/49[,.]9/);
      expect(page).toContain(`Rosé ${scene.things.mark}`);
    });

    test('known by gencod, by reference and by name', async () => {
      const none = { ids: [], gencods: [], references: [], names: [] };
      const byGencod = await catalogue.look({ ...none, gencods: ['2990000000001'] });
      expect(byGencod.map(({ id }) => id)).toContain(product);
      const byReference = await catalogue.look({ ...none, references: [`${scene.things.mark}-cat`] });
      expect(byReference.map(({ id }) => id)).toEqual([product]);
      const folded = await catalogue.look({ ...none, references: [`${scene.things.mark}-CAT`] });
      expect(folded).toEqual([]);
    });

    test('a price for a group, as it sees it', async () => {
      const group = (await catalogue.customerGroups()).at(-1)?.id ?? 0;
      const price = {
        ...{ product, variation: 0, customer: 0, group, fromQuantity: 2, from: '', to: '', price: null },
        reduction: { kind: 'fraction', of: 100_000 },
      } as const;
      const id = done(await catalogue.makeSpecificPrice(price));
      expect(await catalogue.specificPrices([product])).toEqual([{ ...price, id, isOfAnotherKind: false }]);
      const who = { product, variation: 0, group };
      expect(await catalogue.shownTo({ ...who, quantity: 2 })).toBe(4491);
      expect(await catalogue.shownTo({ ...who, quantity: 1 })).toBe(4990);
      done(
        await catalogue.changeSpecificPrice(id, { ...price, reduction: { kind: 'fraction', of: 200_000 } }),
      );
      expect(await catalogue.shownTo({ ...who, quantity: 2 })).toBe(3992);
      done(await catalogue.removeSpecificPrice(id));
      expect(await catalogue.specificPrices([product])).toEqual([]);
    });

    test('customers by e-mail, whatever its case', async () => {
      const email = `${scene.things.mark}@example.test`;
      expect(await catalogue.customers([email, 'personne@example.test'])).toEqual(
        new Map([[email, [scene.things.customer]]]),
      );
    });

    test('several products with one request, sizes of both with another; in every language of the shop', async () => {
      const { mark, optionValues } = scene.things;
      const plain = newProduct(mark, facts);
      const two = ['one', 'two'].map((name) => ({ ...plain, reference: `${mark}-${name}` }));
      const ids = done(await catalogue.makeProducts(two));
      made.push(...ids.map((id) => ({ resource: 'products', id }) as const));
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
      made.push(...there.map(({ id }) => ({ resource: 'products', id }) as const));
      expect(there.map(({ reference }) => reference)).toEqual([`${mark}-first`]);
    });

    test('a thing has its name in every language of the shop', async () => {
      const name = `Talon ${scene.things.mark}`;
      const id = done(await catalogue.makeThing({ kind: 'feature', name }));
      made.push({ resource: 'product_features', id });
      const { features } = await catalogue.facts();
      const there = features.find((one) => one.id === id)?.names ?? new Map<number, string>();
      expect([...there.values()]).toEqual(facts.languages.map(() => name));
    });

    test('ecotax comes on top', async () => {
      await scene.client.change('products', { id: product, fields: { ecotax: '1' } });
      expect(await look()).toMatchObject({ ecotax: 1_000_000, shownPrice: 5090 });
    });
  });
}

function done<T>(outcome: CatalogueOutcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${JSON.stringify(outcome.fault)}`);
  return outcome.value;
}

function newProduct(mark: string, { languages, homeCategory, taxGroups }: CatalogueFacts): NewProduct {
  const inAll = (text: string) => new Map(languages.map((id) => [id, text]));
  return {
    ...{ reference: `${mark}-cat`, gencod: '', price: 41_583_333, weight: 850_000, hasVariations: true },
    names: inAll(`${mark} & catalogue`),
    links: inAll(`${mark}-catalogue`),
    texts: {
      description: inAll(`<p>Une <b>bottine</b>${'<br>'.repeat(60)}</p>`),
      metaTitle: inAll('Bottine'),
    },
    taxGroup: taxGroups.find(({ rate }) => rate === 2000)?.id ?? 1,
    mainCategory: homeCategory,
    categories: [homeCategory],
  };
}

/** As pages have it. */
function shownName({ things }: Scene): string {
  return `${things.mark} &amp; catalogue</h`;
}

/** What a customer gets; the rehearsed shop has one page of all. */
async function pageOf({ shop }: Scene, product: number): Promise<string> {
  const response = await fetch(`${shop.url}/index.php?controller=product&id_product=${product}`);
  if (response.status === 404) return (await fetch(shop.url)).text();
  return response.text();
}

function picture(): Buffer {
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
  const rows = deflateSync(Buffer.alloc(8 * 25));
  const parts = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
