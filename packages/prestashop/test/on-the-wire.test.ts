import { effectOf, againAfter } from '@passerelle/prestashop/what-next.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import { troubleWith, type Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { ShopFault, ShopTrouble } from '@passerelle/prestashop/shop-fault.ts';
import { openClient, type Opened } from './open-client.ts';

const never = new Promise<void>(() => undefined);

let shop: WebShop;

beforeEach(async () => {
  shop = await sampleShop().open();
});

afterEach(() => shop.close());

const list = { resource: 'orders', fields: ['reference'], where: [{ field: 'id', is: 6 }] } as const;

function fault(asked: Promise<unknown>): Promise<ShopFault | 'none'> {
  return asked.then(
    () => 'none',
    (error: unknown) => (error as ShopTrouble).fault,
  );
}

function post({ client }: Opened) {
  return client.create('order_histories', { fields: { id_order: 6, id_order_state: 3 } });
}

const stateOfOrder6 = () =>
  shop.state.data.table('orders').value(shop.state.data.table('orders').rows.get(6)!, 'current_state');

interface Case {
  trouble: Trouble;
  fault: Partial<ShopFault>;
  /** Whether a state that was posted is there afterwards. */
  isDone: boolean;
  outcome: 'refused' | 'unknown';
}

const cases: Record<string, Case> = {
  'a reset before anything was done': {
    trouble: { kind: 'reset', done: false },
    fault: { kind: 'shop/connection-lost' },
    isDone: false,
    outcome: 'unknown',
  },
  'a reset after it was done': {
    trouble: { kind: 'reset', done: true },
    fault: { kind: 'shop/connection-lost' },
    isDone: true,
    outcome: 'unknown',
  },
  'an answer that breaks off': {
    trouble: { kind: 'cut' },
    fault: { kind: 'shop/connection-lost' },
    isDone: true,
    outcome: 'unknown',
  },
  'an answer that ends properly, half-way': {
    trouble: { kind: 'not whole' },
    fault: { kind: 'shop/cut-short' },
    isDone: true,
    outcome: 'unknown',
  },
  '500 before': {
    trouble: { kind: 'died', done: false },
    fault: { kind: 'shop/broken', status: 500, errors: [] },
    isDone: false,
    outcome: 'unknown',
  },
  '500 after': {
    trouble: { kind: 'died', done: true },
    fault: { kind: 'shop/broken' },
    isDone: true,
    outcome: 'unknown',
  },
  '502 after it was done': {
    trouble: { kind: 'host', status: 502, done: true },
    fault: { kind: 'shop/gateway', status: 502 },
    isDone: true,
    outcome: 'unknown',
  },
  '503 of a shop that is closed': {
    trouble: { kind: 'host', status: 503, done: false },
    fault: { kind: 'shop/unavailable' },
    isDone: false,
    outcome: 'unknown',
  },
  'a page with status 200': {
    trouble: { kind: 'page', status: 200, title: 'Un instant &hellip;', done: false },
    fault: { kind: 'shop/web-page', title: 'Un instant …' },
    isDone: false,
    outcome: 'unknown',
  },
  'a firewall': {
    trouble: { kind: 'page', status: 403, title: 'Blocked', done: false },
    fault: { kind: 'shop/blocked', status: 403, title: 'Blocked' },
    isDone: false,
    outcome: 'refused',
  },
  'a redirect': {
    trouble: { kind: 'redirect', to: 'https://www.example.test/api/?ws_key=SECRET' },
    fault: { kind: 'shop/redirected', status: 302, to: 'https://www.example.test/api/' },
    isDone: false,
    outcome: 'refused',
  },
  'a host that drops the key': {
    trouble: { kind: 'unauthorized' },
    fault: { kind: 'shop/key-dropped' },
    isDone: false,
    outcome: 'refused',
  },
  'a page that is not there': {
    trouble: { kind: 'page', status: 404, title: 'Page introuvable', done: false },
    fault: { kind: 'shop/no-service', title: 'Page introuvable' },
    isDone: false,
    outcome: 'refused',
  },
};

describe.each(Object.entries(cases))('%s', (_, { trouble, fault: expected, isDone, outcome }) => {
  test('a write is sent once, and what became of it is not guessed', async () => {
    shop.behaviour = troubleWith(() => true, trouble);
    expect(await post(openClient(shop))).toMatchObject({ kind: outcome, fault: expected });
    expect(shop.requests).toHaveLength(1);
    expect(stateOfOrder6() === '3').toBe(isDone);
    expect(effectOf(expected.kind!)).toBe(outcome === 'refused' ? 'none' : 'unknown');
  });

  test('a read is tried again where that helps, and else fails as what it is', async () => {
    shop.behaviour = troubleWith(({ method }) => method === 'GET', trouble);
    const opened = openClient(shop);
    const found = await opened.client.all(list).catch((error: unknown) => (error as ShopTrouble).fault);
    const helps = againAfter(expected.kind!) === 'at once';
    expect(found).toMatchObject(helps ? [{ id: 6 }] : expected);
    expect(shop.requests).toHaveLength(helps ? 2 : 1);
  });
});

test('three attempts at most, and each wait is longer', async () => {
  shop.behaviour = () => ({ kind: 'died', done: false });
  const { client, waits } = openClient(shop);
  expect(await fault(client.all(list))).toMatchObject({ kind: 'shop/broken' });
  expect([shop.requests.length, waits]).toEqual([3, [1000, 2000]]);
});

test.each([
  ['in seconds', '7', [7000]],
  ['longer than there is time', '3600', []],
  ['no number', 'soon', [1000]],
])('429: waits as long as the shop asks, %s', async (_, retryAfter, expected) => {
  shop.behaviour = troubleWith(() => true, { kind: 'too many', retryAfter });
  const opened = openClient(shop);
  const found = await fault(opened.client.all(list));
  expect(opened.waits).toEqual(expected);
  expect(found).toEqual(expected.length > 0 ? 'none' : { kind: 'shop/busy', retryAfterSeconds: 3600 });
});

test('429 says that nothing was done: a write is sent again', async () => {
  shop.behaviour = troubleWith(() => true, { kind: 'too many', retryAfter: '2' });
  expect((await post(openClient(shop))).kind).toBe('done');
  expect(shop.requests).toHaveLength(2);
});

test.each<[string, Trouble]>([
  ['an answer that does not come', { kind: 'answered late', when: never }],
  ['work that does not begin', { kind: 'done late', when: never }],
  ['an answer that trickles', { kind: 'trickle', everyMs: 20 }],
])('late: %s', async (_, trouble) => {
  shop.behaviour = () => trouble;
  const { client } = openClient(shop, { timeoutSeconds: 0.05, attempts: 1 });
  expect(await fault(client.all(list))).toEqual({ kind: 'shop/late', seconds: 0.05 });
});

test('what is given up may still be done, later', async () => {
  let start = (): void => undefined;
  const when = new Promise<void>((resolve) => (start = resolve));
  shop.behaviour = troubleWith(({ method }) => method === 'POST', { kind: 'done late', when });
  const opened = openClient(shop, { timeoutSeconds: 1 });
  expect(await post(opened)).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/late' } });
  expect(stateOfOrder6()).toBe('2');
  start();
  await opened.client.rights();
  expect(stateOfOrder6()).toBe('3');
});

test('a run that is stopped stops waiting', async () => {
  shop.behaviour = () => ({ kind: 'answered late', when: never });
  const stop = new AbortController();
  const asked = fault(openClient(shop, { signal: stop.signal }).client.all(list));
  stop.abort();
  expect(await asked).toEqual({ kind: 'shop/stopped' });
});

test('a shop that is switched off refuses the connection: a write is tried again, for nothing was sent', async () => {
  await shop.close();
  const { client, waits } = openClient(shop);
  expect(await client.create('order_histories', { fields: {} })).toEqual({
    kind: 'refused',
    fault: { kind: 'shop/unreachable', origin: shop.url, reason: 'ECONNREFUSED' },
  });
  expect(waits).toEqual([1000, 2000]);
  await shop.open();
  expect(await fault(client.all(list))).toBe('none');
});

test('an answer that is too large is not taken', async () => {
  const { client } = openClient(shop, { maxBytes: 1000 });
  const everything = { resource: 'products', fields: ['reference', 'price', 'visibility'] } as const;
  expect(await fault(client.all(everything))).toEqual({ kind: 'shop/too-large', limitBytes: 1000 });
  expect(shop.requests).toHaveLength(1);
});

test.each<[string, string, string]>([
  ['another list', '{"products":[{"id":6}]}', 'shop/not-asked'],
  ['a row that was asked for already', '{"orders":[{"id":0,"reference":"A"}]}', 'shop/not-asked'],
  [
    'rows in another order',
    '{"orders":[{"id":7,"reference":"A"},{"id":6,"reference":"B"}]}',
    'shop/not-asked',
  ],
  [
    'more rows than a page has',
    `{"orders":[${'{"id":6,"reference":"A"},'.repeat(3)}{"id":6,"reference":"A"}]}`,
    'shop/not-asked',
  ],
  ['a row without a field', '{"orders":[{"id":6}]}', 'shop/field-missing'],
  ['a row that is none', '{"orders":[6]}', 'shop/not-asked'],
  ['nothing at all', '', 'shop/cut-short'],
  ['a list that has a row under no name', '[{"id":6}]', 'shop/not-asked'],
  ['some text', 'OK', 'shop/not-asked'],
])('a list is believed only if it is what was asked for: %s', async (_, body, kind) => {
  shop.behaviour = () => ({ kind: 'other answer', body });
  const { client } = openClient(shop, { attempts: 1 });
  expect(await fault(client.all({ ...list, pageSize: 3 }))).toMatchObject({ kind });
});

test.each<[string, string]>([
  ['another resource', '<order><id>16</id></order>'],
  ['no id', '<order_history><id></id></order_history>'],
  ['two rows', '<order_history><id>16</id></order_history><order_history><id>17</id></order_history>'],
  ['none', ''],
])('a write is believed only if its answer is what was asked for: %s', async (_, inside) => {
  const body = `<?xml version="1.0"?><prestashop>${inside}</prestashop>`;
  shop.behaviour = () => ({ kind: 'other answer', body });
  expect(await post(openClient(shop))).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/not-asked' } });
});

test('a change is believed only of the row that was to change', async () => {
  const body = '<?xml version="1.0"?><prestashop><stock_available><id>21</id></stock_available></prestashop>';
  shop.behaviour = troubleWith(({ method }) => method === 'PATCH', { kind: 'other answer', body });
  const outcome = await openClient(shop).client.change('stock_availables', {
    id: 20,
    fields: { quantity: 1 },
  });
  expect(outcome).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/not-asked', what: 'ids' } });
});
