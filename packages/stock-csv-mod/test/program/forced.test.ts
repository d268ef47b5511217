import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { minutesAgo, stockOf, stockShop, type StockShop } from './stock-shop.ts';

const stock = (sizes: number, qty = 3) => renderStockCsv(stockOf(sizes).map((row) => ({ ...row, qty })));
const spoilt = (from: number) =>
  renderStockCsv(stockOf(10).map((row, index) => (index < from ? row : { ...row, gencod: '3,61E+12' })));
const putStock =
  (content: Buffer, age = 9) =>
  (shop: StockShop) =>
    shop.rehearsal.put('ExportCSV.csv', content, minutesAgo(age));

/** Published once, and then ProShop's file has lost most of its lines. */
const losesLines = (from: number, to: number) => async (shop: StockShop) => {
  putStock(stock(from))(shop);
  await shop.run();
  putStock(stock(to))(shop);
};

/** The same with its pairs. */
const losesPairs = (from: number, to: number) => async (shop: StockShop) => {
  putStock(stock(10, from))(shop);
  await shop.run();
  putStock(stock(10, to))(shop);
};

const guards: [what: string, (shop: StockShop) => unknown, passes: boolean, reason: RegExp][] = [
  ['a stale stock file', putStock(stock(10), 39), true, /ExportCSV\.csv » date de/],
  [
    'a stale orders CSV',
    (shop) => shop.rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(1)]), minutesAgo(24)),
    true,
    /orders\.csv » date de/,
  ],
  ['more than half of the lines lost', losesLines(21, 10), true, /contre 20 pour le plus grand publié/],
  ['fewer lines than minRows', putStock(stock(5)), true, /que 4 lignes .*stock\.guard\.minRows/],
  [
    'more than half of the pairs lost',
    losesPairs(10, 4),
    true,
    /que 36 paires, contre 90 pour le plus grand publié/,
  ],
  ['a stock of zeros', putStock(stock(10, 0)), false, /rien à vendre .*mettrait toute la boutique à 0/],
  ['no pair left but those just sold', putStock(stock(10, -1)), false, /rien à vendre/],
  ['a gencod that a spreadsheet lost', putStock(spoilt(9)), true, /1 ligne sur 9 .*pas de gencod utilisable/],
  ['every gencod lost', putStock(spoilt(0)), false, /9 lignes sur 9 .*pas de gencod utilisable/],
  ['every size sold', putStock(stock(1)), false, /mettrait toute la boutique à 0/],
  ['an empty stock file', putStock(Buffer.alloc(0)), false, /vide/],
  ['an HTML page', putStock(Buffer.from('<html></html>\r\n')), false, /page web/],
];
const config = { stock: { guard: { minRows: 5 } } };

test.each(guards)('%s: refused without --force', async (_what, goesWrong, _passes, reason) => {
  const shop = await stockShop({ config });
  await goesWrong(shop);
  const before = shop.published();
  const { exitCode, err } = await shop.run();
  expect(err).toMatch(reason);
  expect([4, 6]).toContain(exitCode);
  expect(shop.published()).toBe(before);
});

test.each(guards)('%s: with --force', async (_what, goesWrong, passes, reason) => {
  const shop = await stockShop({ config });
  await goesWrong(shop);
  const before = shop.published();
  const { exitCode } = await shop.run('--force');
  expect(exitCode === 0).toBe(passes);
  expect(shop.published() !== before).toBe(passes);
  const trace = shop.rehearsal.local('Trace2.txt');
  expect(trace).toMatch(reason);
  if (passes) expect(trace).toMatch(/Publié malgré un garde-fou \(--force\)/);
});

test('half of the lines exactly is no drop', async () => {
  const shop = await stockShop();
  await losesLines(21, 11)(shop);
  expect((await shop.run()).exitCode).toBe(0);
});

test('half of the pairs exactly is no drop', async () => {
  const shop = await stockShop();
  await losesPairs(10, 5)(shop);
  expect((await shop.run()).exitCode).toBe(0);
});

const minutesLater = (shop: StockShop, minutes: number, content: Buffer) => {
  shop.rehearsal.now = new Date(shop.rehearsal.now.getTime() + minutes * 60_000);
  shop.rehearsal.put('ExportCSV.csv', content);
  shop.rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(1)]));
};

test.each([
  ['lines', stock(21), stock(9), stock(4)],
  ['pairs', stock(10, 9), stock(10, 4), stock(10, 1)],
])(
  'what was published with --force is what the next files are measured against: %s',
  async (_, before, after, tooFew) => {
    const shop = await stockShop();
    const cycle = (content: Buffer, ...options: string[]) => {
      minutesLater(shop, 30, content);
      return shop.run(...options);
    };
    await cycle(before);
    expect((await cycle(after)).exitCode).toBe(6);
    expect((await cycle(after, '--force')).exitCode).toBe(0);
    for (let times = 0; times < 3; times++) expect((await cycle(after)).exitCode).toBe(0);
    expect((await cycle(tooFew)).exitCode).toBe(6);
  },
);

test('what was published while the clock was 55 days ahead measures nothing afterwards', async () => {
  const shop = await stockShop();
  const days = 55 * 24 * 60;
  minutesLater(shop, days, stock(21));
  expect((await shop.run()).exitCode).toBe(0);
  minutesLater(shop, 30 - days, stock(9));
  expect((await shop.run()).exitCode).toBe(0);
  minutesLater(shop, 30, stock(4));
  expect((await shop.run()).exitCode).toBe(6);
});

test('a drop is counted from the largest file of the last 24 hours, and no longer', async () => {
  const shop = await stockShop();
  await losesLines(21, 9)(shop);
  shop.rehearsal.now = new Date('2026-11-23T10:20:00Z');
  shop.rehearsal.put('ExportCSV.csv', stock(9));
  shop.rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(1)]));
  expect((await shop.run()).exitCode).toBe(0);
});

test('every guard that refuses is told at once, with its figures', async () => {
  const shop = await stockShop({ config });
  putStock(stock(3), 39)(shop);
  shop.rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(1)]), minutesAgo(24));
  const { error } = await shop.report();
  expect(error?.message).toMatch(
    /date de 40 minutes \(35 au plus.*date de 25 minutes \(15 au plus.*que 2 lignes .*\(5 au moins/,
  );
  expect(error?.code).toBe(6);
});

test('a limit of 0 asks nothing', async () => {
  const guard = { maxAgeMinutes: 0, ordersMaxAgeMinutes: 0 };
  const shop = await stockShop({ config: { stock: { guard } } });
  putStock(stock(10), 600)(shop);
  shop.rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(1)]), minutesAgo(600));
  expect((await shop.run()).exitCode).toBe(0);
});
