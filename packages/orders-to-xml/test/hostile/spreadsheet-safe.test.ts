import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { makeSpreadsheetSafe } from '@passerelle/core/files/keep-reject.ts';
import { inShop } from '../cycle/in-shop.ts';

test.each([
  [`=cmd|'/C calc'!A0,2`, ',', `'=cmd|'/C calc'!A0,2`],
  [`1,"=HYPERLINK(""http://x"")",2`, ',', `1,"'=HYPERLINK(""http://x"")",2`],
  ['1;@SUM(A1);2', ';', `1;'@SUM(A1);2`],
  ['1;+A1;2', ';', `1;'+A1;2`],
  ['1;-1+cmd|x;2', ';', `1;'-1+cmd|x;2`],
  ['1|"+cmd"|2', '|', `1|"'+cmd"|2`],
  ['-rf', ';', `'-rf`],
  ['1\t=1+1', '\t', `1\t'=1+1`],
  ['1\t\t2', '\t', '1\t\t2'],
  ['1;" =1+1"', ';', `1;"' =1+1"`],
  // As they are: numbers, phone numbers, amounts, text, empty cells.
  ['-12.50;"-12,50";-1 234,50 €;+33 6 12 34 56 78', ';', '-12.50;"-12,50";-1 234,50 €;+33 6 12 34 56 78'],
  ['a=b;x@exemple.fr;12-14 rue;;""', ';', 'a=b;x@exemple.fr;12-14 rue;;""'],
])('%j, parted by %j, becomes %j', (row, delimiter, safe) => {
  expect(makeSpreadsheetSafe(row, delimiter)).toBe(safe);
});

test('no cell of a file of Rejets is a formula, and its order can still be read from it', async () => {
  await inShop(async (shop) => {
    const formula = `=HYPERLINK("http://exemple.fr")`;
    const lines = [shopLine(1, { gencod: '', reference: '', name: formula })];
    shop.put('orders.csv', renderOrdersCsv([shopOrder(1041, { ref: '@SUM(A1)', lines })]));
    await shop.ordersToXml();
    const kept = shop.local('Rejets/rejet_1041.csv');
    expect(kept).toContain(`"'=HYPERLINK(`);
    expect(kept).toContain(`"'@SUM(A1)"`);
    const again = await shop.ordersReport('--dry-run', 'Rejets/rejet_1041.csv');
    expect(again.orders).toMatchObject([{ id: '1041', decision: 'rejected' }]);
  });
});
