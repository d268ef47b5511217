import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gencodOf, renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { stockOf, stockShop, type StockShop } from './stock-shop.ts';

/** The stock without its first size, which order 1 has sold. */
const corrected = renderStockCsv(stockOf(10).slice(1));
const keep = (shop: StockShop, name: string, content: string | Buffer) =>
  writeFileSync(join(shop.rehearsal.workDir, name), content);

test('a run publishes, and reports each changed line, its counts and the file', async () => {
  const shop = await stockShop();
  const report = await shop.report();
  expect(shop.published()).toBe(corrected.toString('latin1'));
  expect(report).toMatchObject({
    program: 'stock-csv-mod',
    mode: 'run',
    exitCode: 0,
    counts: { linesIn: 10, removed: 1, reduced: 0, linesOut: 9, orders: 1 },
    lines: [{ gencod: gencodOf(1), decision: 'removed', reason: 'vendue, commande 1' }],
    files: [{ name: 'ExportCSVmod.csv', bytes: corrected.length, state: 'published' }],
  });
});

test('the trace tells what was read, what changed and why, and how it ended', async () => {
  const shop = await stockShop();
  await shop.run();
  const trace = shop.rehearsal.local('Trace2.txt');
  expect(trace).toMatch(/Lu : ExportCSV\.csv .*10 lignes/);
  expect(trace).toMatch(/Lu : orders\.csv .*1 commande/);
  expect(trace).toMatch(
    /Commande 1 : ProShop ne pouvait pas la connaître .* — elle ne lui a pas encore été envoyée\./,
  );
  expect(trace).toMatch(new RegExp(`${gencodOf(1)} .*retirée .*vendue, commande 1`));
  expect(trace).toMatch(/Publié : ExportCSVmod\.csv \(9 lignes/);
  expect(trace).toMatch(/code de sortie 0/);
});

test.each([
  ['that never ran', (): unknown => undefined],
  ['that has run', (shop: StockShop) => shop.run()],
])('a dry run in a shop %s writes nothing anywhere', async (_what, before) => {
  const shop = await stockShop();
  await before(shop);
  const found = shop.everything();
  const report = await shop.report('--dry-run');
  expect(shop.everything()).toEqual(found);
  expect(report).toMatchObject({
    mode: 'dry-run',
    exitCode: 0,
    lines: [{ gencod: gencodOf(1), decision: 'removed' }],
    files: [{ name: 'ExportCSVmod.csv', bytes: corrected.length, state: 'planned' }],
  });
});

test('a dry run prints a table to be read', async () => {
  const shop = await stockShop();
  const { out } = await shop.run('--dry-run');
  expect(out).toMatch(/Lignes lues +10\n/);
  expect(out).toMatch(/Lignes à publier +9\n/);
  expect(out).toMatch(new RegExp(`${gencodOf(1)} .*retirée +3 +- +vendue, commande 1\n`));
  expect(out).toMatch(/Serait publié : ExportCSVmod\.csv \(9 lignes/);
});

test.each([
  ['a dry run', ['--dry-run'], 'what stood there'],
  ['a run', [], corrected.toString('latin1')],
])('%s with --output writes the result there too', async (_what, options, published) => {
  const shop = await stockShop();
  await shop.run(...options, '--output', 'essai.csv');
  expect(Buffer.from(shop.rehearsal.local('essai.csv'))).toEqual(Buffer.from(corrected.toString()));
  expect(shop.published()).toBe(published);
});

test('with --output - the result alone is on standard output, every word on standard error', async () => {
  const shop = await stockShop();
  const { out, err } = await shop.run('--dry-run', '--output', '-');
  expect(out).toBe(corrected.toString());
  expect(err).toMatch(/Lignes lues/);
});

test('--output to a folder that is not there: 2, and nothing is published', async () => {
  const shop = await stockShop();
  const { exitCode, err } = await shop.run('--output', 'nowhere/essai.csv');
  expect(exitCode).toBe(2);
  expect(err).toMatch(/nowhere.*ENOENT/);
  expect(shop.published()).toBe('what stood there');
});

test('--orders takes the orders from here, whatever their age', async () => {
  const shop = await stockShop();
  keep(shop, 'commandes.csv', renderOrdersCsv([shopOrder(2)]));
  const report = await shop.report('--orders', 'commandes.csv');
  expect(report.lines).toMatchObject([{ gencod: gencodOf(2), decision: 'removed' }]);
});

test('a stock file from here is corrected and published like any other', async () => {
  const shop = await stockShop();
  keep(shop, 'stock.csv', renderStockCsv(stockOf(4)));
  expect((await shop.run('stock.csv')).exitCode).toBe(0);
  expect(shop.published()).toBe(renderStockCsv(stockOf(4).slice(1)).toString('latin1'));
});

test('with both files from here, a dry run needs no server', async () => {
  const shop = await stockShop({ config: { ftp: { attempts: 1 } } });
  keep(shop, 'stock.csv', renderStockCsv(stockOf(4)));
  keep(shop, 'commandes.csv', renderOrdersCsv([shopOrder(1)]));
  await shop.rehearsal.server?.stop();
  const { exitCode, out } = await shop.run('--dry-run', 'stock.csv', '--orders', 'commandes.csv');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/Serait publié/);
});

test.each([
  ['the stock file', ['absent.csv']],
  ['the orders', ['--orders', 'absent.csv']],
])('%s from here is missing: 4', async (_what, options) => {
  const shop = await stockShop();
  const { exitCode, err } = await shop.run(...options);
  expect(exitCode).toBe(4);
  expect(err).toMatch(/absent\.csv.*ENOENT/);
});

test.each([
  ['the same lines in another order', renderStockCsv(stockOf(10).slice(1).reverse()), /ont les mêmes lignes/],
  [
    'a line that only the old program has',
    renderStockCsv(stockOf(10)),
    new RegExp(`Là seulement : .*${gencodOf(1)}`),
  ],
  ['no CSV', Buffer.from('<html></html>\n'), /n'a pas pu être comparé/],
])('--compare with %s: told, and the exit code is the same', async (_what, theirs, told) => {
  const shop = await stockShop();
  keep(shop, 'ancien.csv', theirs);
  const { exitCode, out } = await shop.run('--dry-run', '--compare', 'ancien.csv');
  expect(out).toMatch(told);
  expect(exitCode).toBe(0);
});

test('a gift card is added for the shop, and one that is there gets its quantity', async () => {
  const giftCards = [
    { reference: 'CARTE50', quantity: 999 },
    { reference: 'CARTE100', quantity: 50, row: { 'Nom du produit': 'Carte cadeau 100' } },
  ];
  const shop = await stockShop({ config: { giftCards } });
  const card = { gencod: '', reference: 'CARTE50', size: '', name: 'Carte', qty: 3 };
  shop.rehearsal.put('ExportCSV.csv', renderStockCsv([...stockOf(3), card]));
  await shop.run();
  expect(shop.published()?.split('\r\n').slice(-3)).toEqual([
    '008;;CARTE50;;Carte;89,90;999',
    '008;;CARTE100;;Carte cadeau 100;;50',
    '',
  ]);
});
