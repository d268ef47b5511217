import { crc32, deflateSync } from 'node:zlib';
import { done, newProduct, openCatalogue, type CatalogueStage } from './catalogue-stage.ts';
import type { Scene } from './scene.ts';

/** One product from its making until customers see it, and what hangs on it. */
export function oneProductContract(scene: Scene): void {
  describe('a product of a catalogue', () => {
    let stage: CatalogueStage;

    beforeAll(async () => {
      stage = await openCatalogue(scene, 'cat');
    });

    afterAll(() => stage.takeAway());

    test('a new product is seen by nobody; it has its price with tax', async () => {
      const { facts, look, product } = stage;
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

    test('variations in one request, their quantities in another; what is there already is no default a second time', async () => {
      const { catalogue, look, product } = stage;
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
      const { catalogue, look, product } = stage;
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
      const { catalogue, look, product } = stage;
      const bytes = Buffer.from('%PDF-1.4 essai');
      const name = `${scene.things.mark}-cat.pdf`;
      const document = done(await catalogue.addDocument({ name, type: 'application/pdf', bytes }));
      stage.made('attachments', document);
      expect(await catalogue.findDocuments(name, bytes.length)).toEqual([document]);
      expect(await catalogue.findDocuments(name, bytes.length + 1)).toEqual([]);
      done(await catalogue.changeProducts([{ id: product, documents: [document] }]));
      expect((await look()).documents).toEqual([document]);
      const long = `${'x'.repeat(30)}.pdf`;
      expect((await catalogue.addDocument({ name: long, type: 'application/pdf', bytes })).kind).toBe(
        'unknown',
      );
      for (const id of await catalogue.findDocuments(long, bytes.length)) stage.made('attachments', id);
    });

    test('once it is shown, customers see name, price and sizes', async () => {
      const { catalogue, look, product } = stage;
      done(await catalogue.changeProducts([{ id: product, isActive: true }]));
      expect((await look()).isActive).toBe(true);
      const page = await pageOf(scene, product);
      expect(page).toContain(shownName(scene));
      expect(page).toMatch(/49[,.]9/);
      expect(page).toContain(`Rosé ${scene.things.mark}`);
    });

    test('known by gencod and by reference; by its name only where it has no reference', async () => {
      const { catalogue, facts, product } = stage;
      const none = { ids: [], gencods: [], references: [], names: [] };
      const byGencod = await catalogue.look({ ...none, gencods: ['2990000000001'] });
      expect(byGencod.map(({ id }) => id)).toContain(product);
      const byReference = await catalogue.look({ ...none, references: [`${scene.things.mark}-cat`] });
      expect(byReference.map(({ id }) => id)).toEqual([product]);
      const bare = { ...newProduct(`${scene.things.mark}-bare`, facts), reference: '' };
      const [unreferenced = 0] = done(await catalogue.makeProducts([bare]));
      stage.made('products', unreferenced);
      const names = ['bare', 'cat'].map((name) => `${scene.things.mark}-${name} & catalogue`);
      const byName = await catalogue.look({ ...none, names });
      expect(byName.map(({ id }) => id)).toEqual([unreferenced]);
      const folded = await catalogue.look({ ...none, references: [`${scene.things.mark}-CAT`] });
      expect(folded).toEqual([]);
    });

    test('a price for a group, as it sees it', async () => {
      const { catalogue, product } = stage;
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

    test('ecotax comes on top', async () => {
      const { look, product } = stage;
      await scene.client.change('products', { id: product, fields: { ecotax: '1' } });
      expect(await look()).toMatchObject({ ecotax: 1_000_000, shownPrice: 5090 });
    });
  });
}

/** As pages have it. */
function shownName({ things }: Scene): string {
  return `${things.mark}-cat &amp; catalogue</h`;
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
