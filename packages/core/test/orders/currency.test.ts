import { parseCurrency } from '../../src/orders/cells.ts';

test.each<[string, string | null]>([
  ['', 'EUR'],
  ['EUR', 'EUR'],
  ['eur', 'EUR'],
  ['CHF', 'CHF'],
  ['XPF', 'XPF'],
  ['€', 'EUR'],
  ['Euro', 'EUR'],
  ['EUROS', 'EUR'],
  ['Euro (EUR)', 'EUR'],
  ['EUR €', 'EUR'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['Dollar américain', 'USD'],
  ['CA$', 'CAD'],
  ['Dollar canadien', 'CAD'],
  ['£', 'GBP'],
  ['Livre sterling', 'GBP'],
  ['Franc suisse', 'CHF'],
  ['Euro (USD)', null],
  ['€/$', null],
  ['1', null],
  ['¤', null],
  ['kr', null],
  ['â‚¬', null],
  ['Livre de poche', null],
])('the currency %j is %j', (text, expected) => {
  expect(parseCurrency(text)).toBe(expected);
});
