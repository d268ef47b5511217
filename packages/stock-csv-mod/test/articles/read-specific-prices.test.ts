import { readSpecificPrices, type SpecificPricesSettings } from '../../src/articles/read-specific-prices.ts';

const settings: SpecificPricesSettings = {
  ...{ delimiter: 'auto', encoding: 'auto', columns: {} },
  ...{ dateFormat: 'dd/MM/yyyy', tax: 'with' },
};
const read = (text: string, changes: Partial<SpecificPricesSettings> = {}) =>
  readSpecificPrices('tarifs.csv', Buffer.from(text), { ...settings, ...changes });

const heading = 'Référence;Gencod;E-mail;Groupe;Prix;Remise;À partir de;Du;Au';
const row = (text: string) => read(`${heading}\n${text}\n`);

test.each([
  ['a percentage', 'SOFIA;;;Pro;;10%;;;', { price: { kind: 'fraction', reduction: 100_000 }, group: 'Pro' }],
  [
    'a percentage with a comma',
    'SOFIA;;;Pro;;12,5 %;;;',
    { price: { kind: 'fraction', reduction: 125_000 } },
  ],
  [
    'a percentage with its sign',
    'SOFIA;;;Pro;;-10 %;;;',
    { price: { kind: 'fraction', reduction: 100_000 } },
  ],
  ['all of it', 'SOFIA;;;Pro;;100%;;;', { price: { kind: 'fraction', reduction: 1_000_000 } }],
  [
    'an amount',
    'SOFIA;;;Pro;;5,00;;;',
    { price: { kind: 'amount', reduction: { amount: 5_000_000, tax: 'with' } } },
  ],
  [
    'a price',
    'SOFIA;;;;49,90;;;;',
    { price: { kind: 'price', price: { amount: 49_900_000, tax: 'with' } }, fromQuantity: 1 },
  ],
  [
    'a customer, in any case',
    ';3700000010036;Anne@Exemple.FR;;49,90;;;;',
    { gencod: '3700000010036', customer: 'anne@exemple.fr' },
  ],
  ['a quantity', 'SOFIA;;;;49,90;;3;;', { fromQuantity: 3 }],
  [
    'a day begins at midnight and ends with its last second',
    'SOFIA;;;;49,90;;;28/11/2026;28/11/2026',
    { from: '2026-11-28 00:00:00', to: '2026-11-28 23:59:59' },
  ],
  ['no bounds', 'SOFIA;;;;49,90;;;;', { from: '', to: '' }],
])('%s', (_, text, expected) => {
  const { prices, refused } = row(text);
  expect(refused).toEqual([]);
  expect(prices).toMatchObject([expected]);
});

test.each([
  ['0 %', 'SOFIA;;;;;0%;;;', 'percent'],
  ['110 %', 'SOFIA;;;;;110%;;;', 'percent'],
  ['no number', 'SOFIA;;;;;dix %;;;', 'percent'],
  ['no article', ';;;;49,90;;;;', 'no-article'],
  ['neither price nor reduction', 'SOFIA;;;Pro;;;;;', 'no-price'],
  ['both', 'SOFIA;;;;49,90;10%;;;', 'both'],
  ['a price of 0', 'SOFIA;;;;0;;;;', 'unreadable'],
  ['a price below', 'SOFIA;;;;-3;;;;', 'unreadable'],
  ['a customer without address', 'SOFIA;;Dupont;;49,90;;;;', 'unreadable'],
  ['a gencod of letters', ';36A;;;49,90;;;;', 'unreadable'],
  ['from 0', 'SOFIA;;;;49,90;;0;;', 'unreadable'],
  ['a date in another form', 'SOFIA;;;;49,90;;;2026-11-28;', 'unreadable'],
  ['a day that no calendar has', 'SOFIA;;;;49,90;;;;31/02/2026', 'unreadable'],
  ['an end before its beginning', 'SOFIA;;;;49,90;;;02/12/2026;01/12/2026', 'dates'],
  ['a cell too many', 'SOFIA;;;;49,90;;;;;x\nLUNA;;;;1;;;;', 'odd-row'],
])('%s is refused', (_, text, kind) => {
  expect(row(text).refused.map(({ fault }) => fault)).toMatchObject([{ kind: `price-row/${kind}`, line: 2 }]);
});

test('the same customers, quantity and dates twice: the second is refused', () => {
  const { prices, refused } = row('SOFIA;;;Pro;;10%;;;\nSOFIA;;;PRO;;20%;;;\nSOFIA;;;Pro;;20%;2;;');
  expect([prices.length, refused.map(({ fault }) => fault)]).toEqual([
    2,
    [{ kind: 'price-row/twice', line: 3, other: 2 }],
  ]);
});

test('English headings, other dates, prices without tax', () => {
  const text =
    'Reference,Customer,Discount,From,To\nSOFIA,a@b.fr,4.5,2026-11-28 10:30:00,2026-11-29 10:30:00\n';
  expect(read(text, { dateFormat: 'yyyy-MM-dd HH:mm:ss', tax: 'without' }).prices).toMatchObject([
    {
      price: { kind: 'amount', reduction: { amount: 4_500_000, tax: 'without' } },
      from: '2026-11-28 10:30:00',
      to: '2026-11-29 10:30:00',
    },
  ]);
});

test.each([
  ['no article', 'Prix;Groupe\n5;Pro\n', ['gencod', 'reference']],
  ['no price', 'Référence;Groupe\nSOFIA;Pro\n', ['price', 'reduction']],
])('a file with %s in it is refused', (_, text, missing) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ exitCode: 4, fault: expect.objectContaining({ missing }) as unknown }) as Error,
  );
});
