import { join } from 'node:path';
import { openLedgerForReading } from '@passerelle/core/ledger/open-ledger.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { minutesAgo, stockOf, stockShop, type StockShop } from './stock-shop.ts';

const aheadMs = 37 * 60_000;

/** What another process would find in the ledger now: of the shop's one order, and of the server's clock. */
function onDisk({ rehearsal }: StockShop) {
  const ledger = openLedgerForReading(join(rehearsal.workDir, 'passerelle.sqlite'));
  const found = {
    status: ledger?.orders.find('1', shopOrder(1).ref)?.status,
    aheadMs: ledger?.meta.serverOffsetMs,
  };
  ledger?.close();
  return found;
}

/** MDTM tells whole seconds. */
const remembered = { status: 'seen', aheadMs: aheadMs + 1000 };

test('what a run remembers is on disk before the first byte of its file leaves', async () => {
  const shop = await stockShop({ server: { clockOffsetMs: aheadMs } });
  shop.rehearsal.put('ExportCSV.csv', renderStockCsv(stockOf(10)), minutesAgo(9));
  const found: unknown[] = [];
  shop.rehearsal.server?.behave(({ verb, argument }) => {
    if (verb === 'STOR' && argument.includes('ExportCSVmod')) found.push(onDisk(shop));
    return undefined;
  });
  expect(await shop.run()).toMatchObject({ exitCode: 0 });
  expect(found).toEqual([remembered]);
});

test('a run that a guard refuses remembers as much', async () => {
  const shop = await stockShop({ server: { clockOffsetMs: aheadMs } });
  shop.rehearsal.put('ExportCSV.csv', renderStockCsv(stockOf(10)), minutesAgo(120));
  expect(await shop.run()).toMatchObject({ exitCode: 6 });
  expect(onDisk(shop)).toEqual(remembered);
});
