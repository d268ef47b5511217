import { moveOrder, placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { openClient } from '../../../prestashop/test/open-client.ts';

let shop: WebShop;

beforeEach(async () => {
  shop = await sampleShop({ now: () => new Date('2026-07-01T10:00:00Z') }).open();
});

afterEach(() => shop.close());

function cell(table: string, id: number, field: string): string | null | undefined {
  const found = shop.state.data.table(table);
  const row = found.rows.get(id);
  return row && found.value(row, field);
}

function change(table: string, id: number, values: Record<string, string | number>): void {
  const found = shop.state.data.table(table);
  const row = found.rows.get(id);
  if (row) found.update(row, { values });
}

function onShelf(product: number, size = 0): number {
  const stock = shop.state.data.table('stock_availables');
  const rows = stock.where('id_product', product);
  const row = rows.find((one) => stock.number(one, 'id_product_attribute') === size);
  return row ? stock.number(row, 'quantity') : NaN;
}

const place = (order: NewOrder): number => placeOrder(shop.state, order).id;

describe('an order that a test places', () => {
  test('is whole: totals, rows, carrier, history, payment, invoice, goods', () => {
    const lines = [{ product: 1, size: 1, quantity: 2, reduction: '20%' }, { product: 6 }];
    const id = place({ lines, vouchers: [{ name: 'Bienvenue', value: '6.02', rule: 1 }], shipping: '8.40' });
    const values = (table: string, ...fields: string[]) => {
      const found = shop.state.data.table(table);
      const rows = found.where(table === 'orders' ? 'id' : 'id_order', id);
      return rows.map((row) => fields.map((field) => found.value(row, field)));
    };
    expect(
      values('orders', 'total_products_wt', 'total_discounts', 'total_paid', 'current_state', 'date_add'),
    ).toEqual([['60.170000', '6.020000', '62.550000', '2', '2026-07-01 12:00:00']]);
    expect(
      values(
        'order_details',
        'product_quantity',
        'unit_price_tax_incl',
        'total_price_tax_incl',
        'reduction_percent',
      ),
    ).toEqual([
      ['2', '22.944000', '45.890000', '20.00'],
      ['1', '14.280000', '14.280000', '0.00'],
    ]);
    expect(values('order_details', 'product_name', 'product_ean13')[0]).toEqual([
      'T-shirt imprimé colibri (Taille : Taille 1 - Couleur : Couleur 8)',
      '2000000000015',
    ]);
    expect(values('order_carriers', 'id_carrier')).toEqual([['2']]);
    expect(values('order_histories', 'id_order_state')).toEqual([['2']]);
    expect(values('order_cart_rules', 'value')).toEqual([['6.020000']]);
    expect([cell('orders', id, 'invoice_number'), onShelf(1, 1), onShelf(1)]).toEqual(['7', 296, 2396]);
  });

  test('has references as the shop stores them: escaped', () => {
    change('products', 6, { reference: "L'Été \\" });
    place({ lines: [{ product: 6 }] });
    const details = shop.state.data.table('order_details');
    const last = [...details.rows.values()].at(-1)!;
    expect(details.value(last, 'product_reference')).toBe("L\\'Été \\\\");
  });

  test('moves as the back office would move it, with its mail', async () => {
    const id = place({ lines: [{ product: 6 }] });
    await moveOrder(shop.state, id, 4);
    expect([cell('orders', id, 'current_state'), shop.state.mails.length]).toEqual(['4', 1]);
  });
});

describe('goods', () => {
  test.each([
    ['the pack alone', 0, [299, 300]],
    ['its parts alone', 1, [300, 298]],
    ['both', 2, [299, 298]],
    ['as the shop says of all packs: the pack', 3, [299, 300]],
  ])('a pack takes %s off the shelf; cancelled, it gives nothing back', async (_, type, expected) => {
    const products = shop.state.data.table('products');
    const bundle = [{ id: '7', id_product_attribute: '0', quantity: '2' }];
    products.update(products.rows.get(15)!, {
      values: { pack_stock_type: type },
      links: { product_bundle: bundle },
    });
    const id = place({ lines: [{ product: 15 }] });
    expect([onShelf(15), onShelf(7)]).toEqual(expected);
    await moveOrder(shop.state, id, 6);
    expect([onShelf(15), onShelf(7)]).toEqual(expected);
  });

  test('a cancellation that dies half-way has put goods back; posted again it does so once more', async () => {
    const id = place({ lines: [{ product: 6 }] });
    const cancel = { fields: { id_order: id, id_order_state: 6 } };
    shop.behaviour = troubleWith(() => true, { kind: 'died', done: 'half' });
    const { client } = openClient(shop);
    expect((await client.create('order_histories', cancel)).kind).toBe('unknown');
    expect([cell('orders', id, 'current_state'), onShelf(6)]).toEqual(['2', 300]);
    expect((await client.create('order_histories', cancel)).kind).toBe('done');
    expect([cell('orders', id, 'current_state'), onShelf(6)]).toEqual(['6', 301]);
  });

  test('a row with depends_on_stock refuses, and stops the rest', async () => {
    change('stock_availables', 21, { depends_on_stock: 1 });
    const changes = [20, 21, 22].map((id) => ({ id, fields: { quantity: 7 } }));
    const outcome = await openClient(shop).client.changeMany('stock_availables', changes);
    expect(outcome).toMatchObject({ kind: 'unknown', fault: { errors: [{ code: 133 }, { code: 46 }] } });
    expect([20, 21, 22].map((id) => cell('stock_availables', id, 'quantity'))).toEqual(['7', '300', '300']);
  });

  test('a PUT of some fields leaves the row to no shop', async () => {
    const body =
      '<prestashop><stock_available><id>20</id><id_product>1</id_product><id_product_attribute>1</id_product_attribute><quantity>5</quantity><depends_on_stock>0</depends_on_stock><out_of_stock>2</out_of_stock></stock_available></prestashop>';
    const authorization = `Basic ${Buffer.from(`${shop.key}:`).toString('base64')}`;
    const answer = await fetch(`${shop.url}/api/stock_availables/20`, {
      method: 'PUT',
      body,
      headers: { authorization },
    });
    expect([answer.status, cell('stock_availables', 20, 'id_shop')]).toEqual([200, '0']);
  });

  test('sizes and their stock go with the product', async () => {
    expect((await openClient(shop).client.delete('products', 1)).kind).toBe('done');
    expect([cell('combinations', 1, 'ean13'), cell('stock_availables', 20, 'quantity')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(cell('order_details', 8, 'product_name')).toContain('T-shirt');
  });
});

describe('taxes and people', () => {
  test('a changed rate is a new tax; the old one stays, deleted', async () => {
    await openClient(shop).client.change('taxes', { id: 1, fields: { rate: '21' } });
    expect([cell('taxes', 1, 'rate'), cell('taxes', 1, 'deleted')]).toEqual(['20.000', '1']);
    expect([cell('taxes', 4, 'rate'), cell('taxes', 4, 'deleted')]).toEqual(['21.000', '0']);
  });

  test('a customer without groups is in none, and inactive', async () => {
    const fields = {
      firstname: 'Paul',
      lastname: 'Essai',
      email: 'paul@example.test',
      passwd: 'Une phrase de passe',
    };
    const { client } = openClient(shop);
    expect((await client.create('customers', { fields })).kind).toBe('done');
    const where = [{ field: 'email', is: 'paul@example.test' }] as const;
    const [made] = await client.all({
      resource: 'customers',
      fields: ['active'],
      links: { groups: ['id'] },
      where,
    });
    expect(made).toMatchObject({ active: '0', groups: [{ id: '0' }] });
  });

  test('what was written is kept, in its order', async () => {
    const { client } = openClient(shop);
    await client.change('orders', { id: 6, fields: { note: 'à emballer' } });
    await client.delete('addresses', 5);
    expect(shop.state.writes).toEqual([
      { method: 'PATCH', resource: 'orders', id: 6, values: { note: 'à emballer' } },
      { method: 'DELETE', resource: 'addresses', id: 5, values: {} },
    ]);
  });
});
