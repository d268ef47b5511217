import type { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import { textIn } from '@passerelle/prestashop/rows.ts';
import type { Scene } from './scene.ts';
import { idOf } from './things.ts';

export function articlesContract(scene: Scene): void {
  describe('articles', () => {
    test('a change leaves alone what it does not name', async () => {
      const change = { id: scene.things.product, fields: { price: '20.833333' } };
      expect((await scene.client.change('products', change)).kind).toBe('done');
      const where = [{ field: 'id', is: scene.things.product }] as const;
      const fields = ['price', 'reference', 'active'] as const;
      const [product] = await scene.client.all({ resource: 'products', fields, texts: ['name'], where });
      expect(product).toMatchObject({ price: '20.833333', reference: scene.things.mark, active: '1' });
      expect(textIn(product?.name ?? new Map<number, string>(), 1)).toBe(
        `Bottine « ${scene.things.mark} » & co`,
      );
      await scene.client.change('products', { id: scene.things.product, fields: { price: '19.166667' } });
    });

    test.each([
      ['a field of the shop’s own', { quantity: 5 }, 93],
      ['a name with a bracket', { name: new Map([[1, 'a <b']]) }, 84],
      ['a code with letters', { ean13: 'abc' }, 85],
    ])('refused: %s', async (_, fields, code) => {
      const outcome = await scene.client.change('products', { id: scene.things.product, fields });
      expect(outcome).toMatchObject({ kind: 'refused', fault: { kind: 'shop/refused', errors: [{ code }] } });
    });

    test('an association that the shop does not have: refused after the row was saved, so nobody knows', async () => {
      const rows = { node: 'thing', rows: [{ id: 1 }] };
      const change = { id: scene.things.product, fields: { price: '18.5' }, associations: { things: rows } };
      expect((await scene.client.change('products', change)).kind).toBe('unknown');
      const where = [{ field: 'id', is: scene.things.product }] as const;
      expect(await scene.client.all({ resource: 'products', fields: ['price'], where })).toMatchObject([
        { price: '18.500000' },
      ]);
      await scene.client.change('products', { id: scene.things.product, fields: { price: '19.166667' } });
    });

    test('a second default size: nobody knows', async () => {
      const entity = { fields: { id_product: scene.things.product, minimal_quantity: 1, default_on: 1 } };
      expect((await scene.client.create('combinations', entity)).kind).toBe('unknown');
    });

    test('an image, and what is none', async () => {
      const png = Uint8Array.from(Buffer.from(onePixel, 'base64'));
      const image = idOf(
        await scene.client.addImage(scene.things.product, { name: 'a.png', type: 'image/png', bytes: png }),
      );
      const text = Uint8Array.from(Buffer.from('no image'));
      const none = await scene.client.addImage(scene.things.product, {
        name: 'b.jpg',
        type: 'image/jpeg',
        bytes: text,
      });
      expect(none).toMatchObject({
        kind: 'unknown',
        fault: { kind: 'shop/refused', errors: [{ code: 76 }] },
      });
      const ids = await imagesOf(scene.client, scene.things.product);
      expect(ids[0]).toBe(String(image));
      expect(ids).toHaveLength(2);
      for (const id of ids)
        expect((await scene.client.deleteImage(scene.things.product, Number(id))).kind).toBe('done');
      expect(await imagesOf(scene.client, scene.things.product)).toEqual([]);
    });

    test('a document', async () => {
      const bytes = Uint8Array.from(Buffer.from('%PDF-1.4 essai'));
      const name = `${scene.things.mark}.pdf`;
      const id = idOf(await scene.client.addAttachment({ name, type: 'application/pdf', bytes }));
      const where = [{ field: 'file_name', is: name }] as const;
      const fields = ['file_name', 'file_size'] as const;
      expect(await scene.client.all({ resource: 'attachments', fields, where })).toEqual([
        { id, file_name: name, file_size: String(bytes.length) },
      ]);
      expect((await scene.client.delete('attachments', id)).kind).toBe('done');
    });

    test('a price for all, and the same once more: nobody knows', async () => {
      const none = { id_shop: 0, id_cart: 0, id_currency: 0, id_country: 0, id_group: 0, id_customer: 0 };
      const always = { from: '0000-00-00 00:00:00', to: '0000-00-00 00:00:00' };
      const reduction = {
        price: -1,
        from_quantity: 1,
        reduction: '0.1',
        reduction_tax: 1,
        reduction_type: 'percentage',
      };
      const entity = { fields: { id_product: scene.things.product, ...none, ...reduction, ...always } };
      const id = idOf(await scene.client.create('specific_prices', entity));
      expect((await scene.client.create('specific_prices', entity)).kind).toBe('unknown');
      expect((await scene.client.delete('specific_prices', id)).kind).toBe('done');
      expect(await scene.client.delete('specific_prices', id)).toMatchObject({
        kind: 'refused',
        fault: { kind: 'shop/absent' },
      });
    });
  });
}

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function imagesOf(client: ShopClient, product: number): Promise<(string | undefined)[]> {
  const where = [{ field: 'id', is: product }] as const;
  const [row] = await client.all({
    resource: 'products',
    fields: ['active'],
    links: { images: ['id'] },
    where,
  });
  return (row?.images ?? []).map(({ id }) => id);
}
