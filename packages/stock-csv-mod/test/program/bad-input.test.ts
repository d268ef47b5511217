import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { minutesAgo, stockOf, stockShop, target, type StockShop } from './stock-shop.ts';

/** What goes wrong, the exit code, and what is said of it. */
type Row = [what: string, goesWrong: (shop: StockShop) => unknown, exitCode: number, reason: RegExp];

const stock = renderStockCsv(stockOf(10));
const stockText = stock.toString('latin1');
const putStock =
  (content: string | Buffer, at = minutesAgo(9)) =>
  (shop: StockShop) =>
    shop.rehearsal.put(
      'ExportCSV.csv',
      Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1'),
      at,
    );
const putOrders =
  (content: string, at = minutesAgo(2)) =>
  (shop: StockShop) =>
    shop.rehearsal.put('orders.csv', content, at);
const remove = (name: string) => (shop: StockShop) => rmSync(join(shop.rehearsal.remoteDir, name));
const orders = renderOrdersCsv([shopOrder(1)]);
const ordersSample = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../samples/orders', name), 'utf8');

/** The stock with each gencod as a spreadsheet leaves it. */
const spoil = (leave: (gencod: string) => string) => stockText.replaceAll(/\b\d{13}\b/g, leave);

const refused: Row[] = [
  ['no stock file', remove('ExportCSV.csv'), 4, /ExportCSV\.csv n'est pas sur le serveur/],
  ['an empty stock file', putStock(''), 4, /vide/],
  ['its heading only', putStock(stockText.split('\r\n')[0] + '\r\n'), 4, /que sa ligne de titres/],
  ['an HTML page', putStock('<!DOCTYPE html><html><body>503</body></html>'), 4, /page web/],
  [
    'no gencod column',
    putStock(stockText.replace('Gencod', 'Zone').replace('Référence', 'Zone 2')),
    4,
    /colonne de gencod/,
  ],
  ['no quantity column', putStock(stockText.replace('Quantité', 'Zone')), 4, /colonne de quantité/],
  [
    'a last line that is cut',
    putStock(stockText.slice(0, -20)),
    4,
    /coupé : sa dernière ligne \(11\) a 5 champs/,
  ],
  ['a stray quote', putStock(stockText.replaceAll('Derby', '"Derby')), 4, /guillemet/],
  [
    'unreadable quantities on many lines',
    putStock(stockText.replaceAll(';3\r\n', ';n/a\r\n')),
    4,
    /plus de 1 %/,
  ],
  [
    'no line of the stores asked for',
    putStock(stockText.replaceAll('008;', '009;')),
    4,
    /magasins demandés \(008\)/,
  ],
  [
    'gencods that a spreadsheet made formulas of',
    putStock(spoil((gencod) => `="${gencod}"`)),
    6,
    /gencod abîmé par un tableur/,
  ],
  [
    'gencods that a spreadsheet made decimal',
    putStock(spoil((gencod) => `${gencod}.0`)),
    6,
    /gencod abîmé par un tableur/,
  ],
  ['gencods whose digits are lost', putStock(spoil(() => '3,61E+12')), 6, /pas de gencod utilisable/],
  ['no orders CSV', remove('orders.csv'), 4, /orders\.csv n'est pas sur le serveur/],
  ['an empty orders CSV', putOrders(''), 4, /vide/],
  ['an orders CSV that is cut', putOrders(orders.slice(0, -40)), 4, /orders\.csv.*semble coupé/],
  ["PrestaShop's own list of orders", putOrders(ordersSample('refused-order-grid.csv')), 4, /orders\.csv/],
  [
    'a stock file of the cycle before',
    putStock(stock, minutesAgo(39)),
    6,
    /date de \d\d minutes .*maxAgeMinutes/,
  ],
  [
    'an orders CSV of the cycle before',
    putOrders(orders, minutesAgo(24)),
    6,
    /date de \d\d minutes .*ordersMaxAgeMinutes/,
  ],
  ['every size sold', putStock(renderStockCsv(stockOf(1))), 6, /mettrait toute la boutique à 0/],
];

const config = { stock: { stores: ['008'] } };

test.each(refused)(
  '%s: refused, and what stands there stands',
  async (_what, goesWrong, exitCode, reason) => {
    const shop = await stockShop({ config });
    await goesWrong(shop);
    const outcome = await shop.run();
    expect(outcome.err + outcome.out).toMatch(reason);
    expect(outcome.exitCode).toBe(exitCode);
    expect(shop.published()).toBe('what stood there');
  },
);

test.each(refused)('%s: what stands there of an earlier cycle goes', async (_what, goesWrong, exitCode) => {
  const shop = await stockShop({ config });
  await goesWrong(shop);
  shop.rehearsal.put(target, 'of an earlier cycle', minutesAgo(21));
  const report = await shop.report();
  expect(report.exitCode).toBe(exitCode);
  expect(shop.published()).toBeNull();
  expect(report.warnings.join()).toMatch(/ExportCSVmod\.csv.*retiré/);
});

test.each<[age: number, stands: boolean]>([
  [19, true],
  [21, false],
])('a file of %d minutes stands: %s', async (age, stands) => {
  const shop = await stockShop();
  putStock('')(shop);
  shop.rehearsal.put(target, 'of an earlier cycle', minutesAgo(age));
  await shop.run();
  expect(shop.published() !== null).toBe(stands);
});

test.each(refused)(
  '%s: a dry run says the same, and touches nothing',
  async (_what, goesWrong, exitCode, reason) => {
    const shop = await stockShop({ config });
    await goesWrong(shop);
    shop.rehearsal.put(target, 'of an earlier cycle', minutesAgo(21));
    const before = shop.everything();
    const outcome = await shop.run('--dry-run');
    expect(outcome.err + outcome.out).toMatch(reason);
    expect(outcome.exitCode).toBe(exitCode);
    expect(shop.everything()).toEqual(before);
  },
);

test('the server is gone: 3, and what stands there stands, however old', async () => {
  const shop = await stockShop({ config: { ftp: { attempts: 1 } } });
  shop.rehearsal.put(target, 'of an earlier cycle', minutesAgo(21));
  await shop.rehearsal.server?.stop();
  expect((await shop.run()).exitCode).toBe(3);
  expect(shop.published()).toBe('of an earlier cycle');
});

test('a gift card that no column can name: a wrong configuration, and what stands there stands', async () => {
  const shop = await stockShop({ config: { giftCards: [{ productId: '1201', quantity: 999 }] } });
  const { exitCode, err } = await shop.run();
  expect(err).toMatch(/aucune colonne pour nommer la carte cadeau « 1201 »/);
  expect(exitCode).toBe(2);
  expect(shop.published()).toBe('what stood there');
});

test('one unreadable quantity among two hundred takes its line out, is told, and the rest is published', async () => {
  const shop = await stockShop();
  const text = renderStockCsv(stockOf(200)).toString('latin1');
  const lines = text.split('\r\n');
  const broken = lines.map((line, index) => (index === 7 ? line.replace(/;3$/, ';n/a') : line)).join('\r\n');
  putStock(broken)(shop);
  const report = await shop.report();
  expect(report).toMatchObject({ exitCode: 0, counts: { unreadable: 1, linesOut: 198 } });
  expect(report.warnings).toContainEqual(expect.stringMatching(/^1 ligne illisible, retirée du fichier/));
  expect(shop.published()).toBe(lines.toSpliced(7, 1).toSpliced(1, 1).join('\r\n'));
});

test('quantities at 0 and below are legal, and so is a gencod on several lines', async () => {
  const shop = await stockShop();
  const [first, second, third, ...rest] = stockOf(10);
  const rows = [first!, { ...first!, qty: 2 }, { ...second!, qty: 0 }, { ...third!, qty: -1 }, ...rest];
  putStock(renderStockCsv(rows))(shop);
  expect((await shop.run()).exitCode).toBe(0);
  expect(shop.published()).toBe(renderStockCsv(rows.slice(2)).toString('latin1'));
});

test('a stock file that is still being written is read again', async () => {
  const shop = await stockShop();
  const { server } = shop.rehearsal;
  let reads = 0;
  server?.behave(({ verb, argument }) => {
    const isFirstRead = verb === 'DATA' && argument.endsWith('ExportCSV.csv') && ++reads === 1;
    return isFirstRead ? { kind: 'cut', bytes: 100, reply: '226 Transfer complete.' } : undefined;
  });
  expect((await shop.run()).exitCode).toBe(0);
  expect(reads).toBe(2);
});
