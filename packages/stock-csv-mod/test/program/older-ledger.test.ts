import { keptVersions, openKeptShop } from '@passerelle/rehearsal/faults/ledgers/kept-shop.ts';
import { ordersOfEveryKind } from '@passerelle/rehearsal/faults/ledgers/ledger-states.ts';
import { renderOrdersCsv, shopLine } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { readStockCsv, renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';

const ids = ordersOfEveryKind.map(({ id }) => id);

test.each(keptVersions())(
  'what a ledger of version %d knows of orders that left the CSV still counts',
  async (version) => {
    const shop = await openKeptShop(version, 'orders-of-every-kind');
    try {
      shop.put('orders.csv', renderOrdersCsv([]));
      shop.put('ExportCSV.csv', renderStockCsv(ids.map((id) => ({ ...shopLine(id), qty: 3 }))));
      expect(await shop.stockCsvMod()).toMatchObject({ exitCode: 0 });
      const published = readStockCsv(shop.remote('ExportCSVmod.csv'));
      const soldAndUnknown = ids.filter(
        (id) => !published.some(({ gencod }) => gencod === shopLine(id).gencod),
      );
      expect(soldAndUnknown).toEqual([1029, 1041, 1042, 1044]);
    } finally {
      await shop.end();
    }
  },
);
