import { readVouchers } from '../../src/orders/vouchers.ts';

/** "name/code/cents", joined. */
function read(names: string, codes: string, amounts: string): string | null {
  const vouchers = readVouchers({ names, codes, amounts });
  return vouchers && vouchers.map(({ name, code, amount }) => `${name}/${code}/${amount}`).join(' + ');
}

test.each<[string, [string, string, string], string | null]>([
  ['none', ['', '', ''], ''],
  ['none, an amount of zero', ['', '', '0.000000'], ''],
  ['one', ['Bienvenue', 'B10', '10.000000'], 'Bienvenue/B10/1000'],
  ['one without an amount', ['Bienvenue', 'B10', ''], 'Bienvenue/B10/null'],
  ['one by its code alone', ['', 'B10', ''], '/B10/null'],
  ['one by its amount alone', ['', '', '10.00'], '//1000'],
  ['two', ['A,B', 'C1,C2', '10.000000,5.000000'], 'A/C1/1000 + B/C2/500'],
  ['two without amounts', ['A,B', 'C1,C2', ''], 'A/C1/null + B/C2/null'],
  ['a comma in the name of one', ['Bon, 10 €', 'B10', '10.000000'], 'Bon, 10 €/B10/1000'],
  [
    'a comma in the name of one of two',
    ['Bon, 10 €,B', 'C1,C2', '10.000000,5.000000'],
    'Bon, 10 €,B/C1/1000 + Bon, 10 €,B/C2/500',
  ],
  ['names alone with a comma', ['A,B', '', ''], 'A,B//null'],
  ['an amount that is none', ['A', '', 'dix'], null],
  ['always a decimal point', ['A', '', '10,50'], 'A//1000 + A//5000'],
])('vouchers: %s', (_, cells, expected) => {
  expect(read(...cells)).toBe(expected);
});
