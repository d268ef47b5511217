import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { morning, onShopStage } from './shop-stage.ts';

const size = (gencod: string, qty: number) => ({ gencod, reference: 'MOD', size: '38', name: 'Derby', qty });

test('the stock is corrected by the sales that stand in the shop at this moment, however old an export is', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    const products = shop.state.data.table('products');
    const mug = products.rows.get(6);
    if (mug) products.update(mug, { values: { ean13: '3610000000016' } });
    placeOrder(shop.state, { id: 20, lines: [{ product: 6, quantity: 2 }] });
    rehearsal.put('ExportCSV.csv', renderStockCsv([size('3610000000016', 5), size('3610000000023', 4)]));
    rehearsal.put('orders.csv', 'nothing that could be read', new Date(morning.getTime() - 86_400_000));
    const { exitCode, out } = await rehearsal.stockCsvMod('--json');
    expect({ exitCode, lines: (JSON.parse(out) as { lines: unknown }).lines }).toEqual({
      exitCode: 0,
      lines: [
        { gencod: '3610000000016', decision: 'removed', reason: expect.stringContaining('20') as string },
      ],
    });
    expect(rehearsal.remote('ExportCSVmod.csv').toString('latin1')).toContain('3610000000023');
  }));

test('a shop that cannot be asked publishes nothing', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    rehearsal.put('ExportCSV.csv', renderStockCsv([size('3610000000016', 5)]));
    shop.set({ isSwitchedOff: true });
    expect((await rehearsal.stockCsvMod()).exitCode).toBe(3);
    expect(() => rehearsal.remote('ExportCSVmod.csv')).toThrow();
  }));

test.each([
  [['--from', 'shop'], 2],
  [['--from', 'elsewhere', '--dry-run'], 2],
  [['--from', 'file', '--dry-run'], 4],
  [['--from', 'shop', '--dry-run'], 0],
])('orders-to-xml %j ends with %d', (argv, expected) =>
  onShopStage(async ({ rehearsal }) => {
    expect((await rehearsal.ordersToXml('run', ...argv)).exitCode).toBe(expected);
  }),
);

test('--from shop without a shop in the configuration is a fault of the configuration', () =>
  onShopStage(
    async ({ rehearsal }) => {
      const { exitCode, err, out } = await rehearsal.ordersToXml('--from', 'shop', '--dry-run');
      expect(exitCode).toBe(2);
      expect(`${out}${err}`).toContain('section « shop »');
    },
    { config: { shop: undefined, orders: {} } },
  ));
