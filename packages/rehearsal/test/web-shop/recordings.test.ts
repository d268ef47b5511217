import { recording, recordingNames, type Recording } from '@passerelle/rehearsal/web-shop/recordings.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import type { NewRow } from '@passerelle/rehearsal/web-shop/store.ts';
import { shapeOf } from './shape.ts';

interface Stage {
  options?: WebShopOptions;
  /** What the login of the request is, where it is not the shop's key. */
  login?: string;
  set?: (shop: WebShop) => void;
}

const onlyReads =
  (...resources: string[]) =>
  (shop: WebShop) => {
    shop.set({ rights: new Map(resources.map((name) => [name, new Set(['GET', 'HEAD'] as const)])) });
  };

function change({ state }: WebShop, name: string, id: number, to: NewRow): void {
  const table = state.data.table(name);
  const row = table.rows.get(id);
  if (row) table.update(row, to);
}

/** What has to be so before a request is answered as it was. */
const stages: Record<string, Stage> = {
  '004-401-badkey-format': { login: 'SHORT:' },
  '005-401-unknown-key': { login: `${'X'.repeat(32)}:` },
  '007-403-no-permission': { set: onlyReads('orders') },
  '007b-no-permission-json': { set: onlyReads('orders') },
  '008b-ro-key-patch-order': { set: onlyReads('orders') },
  '008c-ro-key-post-history': { set: onlyReads('orders') },
  '092c-stock-get-zero-json': {
    set: (shop) => change(shop, 'stock_availables', 20, { values: { quantity: 0 } }),
  },
  '117e-combination-dup-default': {
    set: (shop) => change(shop, 'combinations', 41, { values: { default_on: 1 } }),
  },
  '131b-specific_price-dup': {
    set: ({ state }) => {
      state.data.table('specific_prices').insert({ values: { id_product: 23, price: -1, from_quantity: 1 } });
    },
  },
  '157-multi-history-post': {
    set: ({ state }) => void placeOrder(state, { id: 4, lines: [{ product: 6 }], states: [1] }),
  },
  '181-order-post': {
    set: ({ state }) => {
      const rows = [{ id_product: '19', id_product_attribute: '0', quantity: '2' }];
      state.data.table('carts').insert({ id: 14, links: { cart_rows: rows } });
    },
  },
  '167-key-as-password': { login: ':THE-KEY' },
  '170-webservice-disabled': { set: (shop) => shop.set({ isSwitchedOff: true }) },
  '191-two-langs-json': {
    options: { languages: [1, 2] },
    set: ({ state }) =>
      [8, 19].forEach((id) => state.data.table('products').rows.get(id)?.texts.get('name')?.delete(2)),
  },
  '200b-ms-shop2-key-not-linked': { options: { shops: [1, 3] } },
};

async function replay(one: Recording, { options, login, set }: Stage): Promise<Response> {
  const shop = await sampleShop(options).open();
  set?.(shop);
  const basic = Buffer.from(login ?? `${shop.key}:`).toString('base64');
  const headers = {
    ...one.headers,
    ...(one.headers.authorization ? { authorization: `Basic ${basic}` } : {}),
  };
  const response = await fetch(`${shop.url}${one.address}`, {
    method: one.method,
    headers,
    body: one.body === '' ? null : one.body,
    redirect: 'manual',
  });
  const body = await response.text();
  await shop.close();
  return new Response(body === '' ? null : body, { status: response.status, headers: response.headers });
}

test.each(recordingNames())('the rehearsed shop answers as PrestaShop did: %s', async (name) => {
  const one = recording(name);
  const response = await replay(one, stages[name] ?? {});
  const answer = (await response.text()).trim();
  expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
    status: one.status,
    type: one.answerHeaders['content-type'] ?? null,
  });
  expect(response.headers.get('psws-version')).toBe(one.answerHeaders['psws-version'] ?? null);
  expect(shapeOf(answer)).toEqual(shapeOf(one.answer));
});

test('the recordings are there', () => {
  expect(recordingNames().length).toBeGreaterThan(90);
});
