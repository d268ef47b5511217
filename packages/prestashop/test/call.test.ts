import { addressOf, isPlain, nameOf, rootOf, type Call } from '@passerelle/prestashop/call.ts';

const call: Call = {
  method: 'GET',
  path: 'orders',
  query: [
    ['filter[date_upd]', '>[2026-11-28 16:00:00]'],
    ['filter[id]', '[6|8]'],
  ],
  format: 'json',
};

test('an address is encoded, and says what the answer is to be written in', () => {
  expect(addressOf('https://www.example.test', 0, call)).toBe(
    'https://www.example.test/api/orders?filter[date_upd]=%3E%5B2026-11-28%2016%3A00%3A00%5D&filter[id]=%5B6%7C8%5D&output_format=JSON',
  );
});

test('the shop of a multistore is said, the default one is not; the rights are asked for without a query', () => {
  const rights: Call = { method: 'GET', path: '', query: [], format: 'xml' };
  expect(addressOf('https://a.test', 2, rights)).toBe('https://a.test/api/?id_shop=2');
  expect(addressOf('https://a.test', 0, rights)).toBe('https://a.test/api/');
});

test('what a trace says of a call has no query', () => {
  expect(nameOf(call)).toBe('GET /api/orders');
});

test.each([
  ['https://www.example.test', 'https://www.example.test'],
  ['https://www.example.test/', 'https://www.example.test'],
  ['https://www.example.test/boutique/', 'https://www.example.test/boutique'],
  ['https://www.example.test/api/', 'https://www.example.test'],
  ['https://www.example.test/?a=b#c', 'https://www.example.test'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['ftp://www.example.test', undefined],
  ['www.example.test', undefined],
  ['https://key@www.example.test', undefined],
  ['', undefined],
])('the root of %j', (url, root) => {
  expect(rootOf(url)).toBe(root);
});

test.each([
  ['http://www.example.test', true],
  ['http://127.0.0.1:8080', false],
  ['http://localhost', false],
  ['http://localhost.example.test', true],
  ['https://www.example.test', false],
])('does the key travel in clear to %s? %s', (url, expected) => {
  expect(isPlain(url)).toBe(expected);
});
