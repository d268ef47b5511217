import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import {
  renderOrdersCsv,
  shopLine,
  shopOrder,
  type ShopOrder,
} from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderStockCsv, type StockRow } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { onRealServer, realServers } from './real-shop.ts';

/** One order in each state that the stock rule tells apart; order N sells one pair of size N, of which ProShop has 3. */
const paid = (id: number, changes: Partial<ShopOrder> = {}) => shopOrder(id, changes);
const codeless = shopLine(99, { gencod: '', reference: '' });
const adopted = paid(1);
const collected = paid(2);
const waiting = paid(3);
const withheld = paid(4, { voucher: 'Bon cadeau 50 €' });
const rejected = paid(5, { lines: [shopLine(5), codeless] });
const unknownState = paid(6, { state: 42 });
const unpaid = paid(7, { state: 1 });
const reserving = paid(8, { state: 10 });
const cancelled = paid(9, { state: 6 });
const notSent = paid(10);
const edited = paid(11);
const leaving = paid(12);
const withoutGencod = paid(13, { lines: [{ ...shopLine(13), gencod: '' }] });
const keyedIn = paid(14, { voucher: 'Bon cadeau 50 €' });

const held = [withheld, rejected, unknownState, unpaid, reserving, cancelled, keyedIn];
const sizes = 20;
const card = { gencod: '', reference: 'CARTE50', size: '', name: '', qty: 999 };
const config = {
  stock: { reservingStates: [10] },
  proshop: { importMinutes: [] },
  giftCards: [{ reference: 'CARTE50', quantity: 999, row: { 'Prix TTC': '89,90' } }],
};

/** The stock file with these quantities; 0: no line. */
function stockFile(quantities: Readonly<Record<number, number>>, ...added: StockRow[]): Buffer {
  const rows = Array.from({ length: sizes }, (_, index) => ({
    ...shopLine(index + 1),
    qty: quantities[index + 1] ?? 3,
  }));
  return renderStockCsv([...rows.filter(({ qty }) => qty > 0), ...added]);
}

const seconds = (moment: Date, count: number) => new Date(moment.getTime() + count * 1000);

test.each(realServers)('%s: an order in each state gives exactly the expected file', async (_name, start) => {
  const shop = await Rehearsal.begin({ ...(await onRealServer(start)), config });
  const begun = new Date();
  const runs = async (...orders: ShopOrder[]) => {
    shop.put('orders.csv', renderOrdersCsv(orders), new Date());
    return (await shop.ordersToXml()).exitCode;
  };
  try {
    shop.put('orders.csv', renderOrdersCsv([adopted]), new Date());
    expect((await shop.ordersToXml('adopt', '--all')).exitCode).toBe(0);
    expect(await runs(adopted, collected, edited, ...held)).toBe(5);
    expect(shop.proshop.import()).toHaveLength(1);
    expect(await runs(adopted, collected, edited, waiting, leaving, ...held)).toBe(5);

    const twoPairs = { ...edited, lines: [{ ...shopLine(11), qty: 2 }] };
    const csv = [adopted, collected, twoPairs, waiting, notSent, withoutGencod, ...held];
    shop.put('orders.csv', renderOrdersCsv(csv), new Date());
    shop.put('ExportCSV.csv', stockFile({}), seconds(begun, -300));
    expect((await shop.stockCsvMod()).exitCode).toBe(0);
    const hidden = { 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 8: 0, 10: 0, 11: 0, 12: 0, 13: 0, 14: 0 };
    expect(shop.remote('ExportCSVmod.csv')).toEqual(stockFile(hidden, card));

    expect((await shop.ordersToXml('ack', '14')).exitCode).toBe(0);
    shop.put('ExportCSV.csv', stockFile({}), seconds(new Date(), 60));
    expect((await shop.stockCsvMod()).exitCode).toBe(0);
    const subtracted = { 3: 2, 4: 2, 5: 2, 6: 2, 8: 2, 10: 2, 11: 2, 12: 2, 13: 2 };
    expect(shop.remote('ExportCSVmod.csv')).toEqual(stockFile(subtracted, card));
  } finally {
    await shop.end();
  }
});

const whole = stockFile({});
const badInput: [
  what: string,
  stock: Buffer,
  stockAge: number,
  orders: string,
  ordersAge: number,
  exitCode: number,
][] = [
  ['an empty stock file', Buffer.alloc(0), 60, 'good', 60, 4],
  ['a heading only', whole.subarray(0, whole.indexOf('\n') + 1), 60, 'good', 60, 4],
  ['an HTML page', Buffer.from('<html><body>503</body></html>'), 60, 'good', 60, 4],
  ['a cut last line', whole.subarray(0, -20), 60, 'good', 60, 4],
  ['a stale stock file', whole, 2400, 'good', 60, 6],
  ['an orders CSV that is no list of orders', whole, 60, 'a;b\n1;2\n', 60, 4],
  ['a stale orders CSV', whole, 60, 'good', 1200, 6],
];

test.each(realServers)('%s: each bad input leaves the target untouched', async (_name, start) => {
  const shop = await Rehearsal.begin(await onRealServer(start));
  try {
    shop.put('ExportCSVmod.csv', 'what stood there', new Date());
    for (const [what, stock, stockAge, orders, ordersAge, exitCode] of badInput) {
      shop.put('ExportCSV.csv', stock, seconds(new Date(), -stockAge));
      const csv = orders === 'good' ? renderOrdersCsv([notSent]) : orders;
      shop.put('orders.csv', csv, seconds(new Date(), -ordersAge));
      const outcome = await shop.stockCsvMod();
      const stands = shop.remote('ExportCSVmod.csv').toString();
      expect({ what, exitCode: outcome.exitCode, stands }).toEqual({
        what,
        exitCode,
        stands: 'what stood there',
      });
    }
  } finally {
    await shop.end();
  }
});
