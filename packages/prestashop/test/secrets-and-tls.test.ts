import { makeCertificate } from '@passerelle/rehearsal/ftp-server/certificates.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { troubleAt, wellBehaved, type Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { ShopTrouble } from '@passerelle/prestashop/shop-fault.ts';
import { openClient } from './open-client.ts';

/** What is trusted is so for the whole process: each test begins with what Node trusts. */
const trusted = tls.getCACertificates('default');
afterEach(() => tls.setDefaultCACertificates(trusted));

const list = { resource: 'customers', fields: ['email', 'passwd'] } as const;

function troubleOf(asked: Promise<unknown>): Promise<ShopTrouble | undefined> {
  return asked.then(
    () => undefined,
    (error: unknown) => error as ShopTrouble,
  );
}

test('a certificate that nobody vouches for is refused, and taken once its authority is trusted', async () => {
  const { key, cert, authority } = await makeCertificate();
  const shop = await sampleShop({ tls: { key, cert } }).open();
  const refused = await troubleOf(openClient(shop).client.rights());
  expect(refused?.fault).toMatchObject({ kind: 'shop/certificate', origin: shop.url });
  expect(shop.requests).toEqual([]);
  const trusting = openClient(shop, { ca: authority });
  expect((await trusting.client.rights()).has('orders')).toBe(true);
  await shop.close();
});

test('a certificate of another name is refused, whoever vouches for it', async () => {
  const { key, cert, authority } = await makeCertificate({ host: { name: 'www.example.test' } });
  const shop = await sampleShop({ tls: { key, cert } }).open();
  const refused = await troubleOf(openClient(shop, { ca: authority }).client.rights());
  expect(refused?.fault).toMatchObject({ kind: 'shop/certificate', reason: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  await shop.close();
});

test('a file without a certificate is no authority', () => {
  const open = () => openClient({ url: 'https://www.example.test', key: 'K' }, { ca: 'nothing' });
  expect(open).toThrow('shop/authority-unusable');
});

test.each([
  ['http://www.example.test', [{ kind: 'shop/plain-http', origin: 'http://www.example.test' }]],
  ['http://127.0.0.1:1', []],
  ['https://www.example.test', []],
])('a key that would travel in clear is told of: %s', (url, notices) => {
  expect(openClient({ url, key: 'K' }).notices).toEqual(notices);
});

test('an address with a login in it is refused, and the login is not repeated', () => {
  const open = () => openClient({ url: 'https://SECRET@www.example.test', key: 'K' });
  expect(open).toThrow('shop/address-unusable');
  try {
    open();
  } catch (error) {
    expect(inspect(error, { depth: 9 })).not.toContain('SECRET');
  }
});

const troubles: Trouble[] = [
  { kind: 'reset', done: true },
  { kind: 'cut' },
  { kind: 'not whole' },
  { kind: 'died', done: true },
  { kind: 'host', status: 503, done: true },
  { kind: 'redirect', to: 'https://elsewhere.example.test/?ws_key=REHEARSALREHEARSALREHEARSALREHEA' },
  { kind: 'page', status: 200, title: 'x', done: true },
  { kind: 'unauthorized' },
  { kind: 'other answer', body: '{"customers":[{"id":3,"passwd":"HASH-OF-MARIE"}]}' },
];

test('neither the key nor what the shop keeps secret is in what is thrown, told or noticed', async () => {
  const shop = await sampleShop().open();
  const all: unknown[] = [];
  for (const trouble of troubles) {
    shop.behaviour = troubleAt(1, trouble);
    const { client, notices } = openClient(shop, { attempts: 1 });
    all.push(await troubleOf(client.all(list)), notices);
  }
  shop.behaviour = wellBehaved;
  const told = inspect(all, { depth: 20, maxStringLength: null });
  expect(told).toContain('shop/redirected');
  const login = Buffer.from(`${shop.key}:`).toString('base64');
  for (const secret of [shop.key, login, 'HASH-OF-MARIE', 'marie.durand']) expect(told).not.toContain(secret);
  await shop.close();
});

test('the key goes as the login, under a fixed name of the program, and never into an address', async () => {
  const shop = await sampleShop().open();
  const { client } = openClient(shop);
  await client.all(list);
  await client.change('orders', { id: 6, fields: { note: 'x' } });
  expect(shop.requests.map(({ query }) => [...query.values()].join(' ')).join(' ')).not.toContain(shop.key);
  await shop.close();
});
