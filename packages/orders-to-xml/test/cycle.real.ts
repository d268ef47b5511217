import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { startProftpd } from '@passerelle/rehearsal/real-servers/proftpd.ts';
import { startPureFtpd } from '@passerelle/rehearsal/real-servers/pure-ftpd.ts';
import type { RealServer } from '@passerelle/rehearsal/real-servers/real-server.ts';
import { startVsftpd } from '@passerelle/rehearsal/real-servers/vsftpd.ts';
import {
  renderOrdersCsv,
  shopLine,
  shopOrder,
  type ShopOrder,
} from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { inFolder } from '../../core/test/in-folder.ts';
import { stateOfShop } from './cycle/folder-state.ts';
import { inShop, passHalfAnHour } from './cycle/in-shop.ts';

// What the tests write must be open to the account that serves it.
process.umask(0);

/** What an order of the export is like, by its number: each decision comes up again and again. */
const kinds: Record<string, Partial<ShopOrder>> = {
  send: {},
  'gift-voucher': { voucher: 'Chèque-cadeau Noël', discount: 1000 },
  state: { state: 10 },
  'unknown-state': { state: 42 },
  rejected: { shipping: Number.NaN },
  'before-go-live': { date: '2026-01-05 08:00:00' },
};
const pattern = [
  'send',
  'send',
  'send',
  'gift-voucher',
  'send',
  'state',
  'send',
  'unknown-state',
  'send',
  'rejected',
  'send',
  'before-go-live',
];

function orderNumber(index: number): ShopOrder {
  const id = 1000 + index;
  const lines = index % 3 === 0 ? [shopLine(id), shopLine(id + 1, { qty: 2 })] : [shopLine(id)];
  return shopOrder(id, { lines, ...kinds[pattern[index % pattern.length] ?? 'send'] });
}

/** The first ten were sent before; three of them have changed since. */
const before = Array.from({ length: 10 }, (_, index) => shopOrder(1 + index));
const changed = [shopOrder(1, { state: 6 }), shopOrder(2, { shipping: 0 }), shopOrder(3, { state: 5 })];
const export200 = [
  ...changed,
  ...before.slice(3),
  ...Array.from({ length: 190 }, (_, index) => orderNumber(index)),
];

const idsOf = ({ orders }: RunReport, decision: string): string[] =>
  orders.filter((one) => one.decision === decision).map(({ id }) => id);

/** A shop whose ledger knows the first ten orders, one of them adopted. */
async function prepare(shop: Rehearsal): Promise<void> {
  chmodSync(join(shop.remoteDir, 'import'), 0o777);
  mkdirSync(join(shop.workDir, 'ArchiveExport'), { recursive: true });
  writeFileSync(join(shop.workDir, 'ArchiveExport/ancien.xml'), `<V><R>${shopOrder(4).ref}</R></V>`);
  shop.put('orders.csv', renderOrdersCsv([shopOrder(4)]));
  expect((await shop.ordersToXml('adopt')).exitCode).toBe(0);
  shop.put('orders.csv', renderOrdersCsv(before));
  expect((await shop.ordersToXml()).exitCode).toBe(0);
  passHalfAnHour(shop);
}

async function playTheCycle(shop: Rehearsal): Promise<void> {
  await prepare(shop);
  shop.put('orders.csv', renderOrdersCsv(export200));

  const untouched = stateOfShop(shop);
  const rehearsed = await shop.ordersReport('--dry-run');
  expect(stateOfShop(shop)).toEqual(untouched);

  const report = await shop.ordersReport();
  expect(report.orders).toEqual(rehearsed.orders);
  expect(report.orders).toHaveLength(200);
  expect(report.exitCode).toBe(5);
  expect(new Set(report.orders.map(({ decision }) => decision))).toEqual(
    new Set([...Object.keys(kinds), 'already-sent', 'changed-since-sent']),
  );
  expect(idsOf(report, 'changed-since-sent')).toEqual(['1', '2']);
  passHalfAnHour(shop);
  const sold = [...before.map(({ id }) => String(id)).filter((id) => id !== '4'), ...idsOf(report, 'send')];
  expect(shop.proshop.bookedOrders()).toEqual(sold);

  const again = await shop.ordersReport();
  expect(idsOf(again, 'send')).toEqual([]);
  expect(shop.proshop.everyFile()).toEqual([]);
  passHalfAnHour(shop);
  expect(shop.proshop.bookedOrders()).toEqual(sold);
}

async function against(start: () => Promise<RealServer>, tls: 'none' | 'explicit'): Promise<void> {
  const server = await start();
  try {
    await inFolder(async (folder) => {
      const tlsCa = join(folder, 'ca.pem');
      writeFileSync(tlsCa, server.authority);
      await inShop(playTheCycle, { elsewhere: server, config: { ftp: { tls, tlsCa } } });
    });
  } finally {
    await server.stop();
  }
}

describe.each([
  ['vsftpd', startVsftpd],
  ['ProFTPD', startProftpd],
  ['Pure-FTPd', startPureFtpd],
])('a French export of 200 orders of every decision, on %s', (_, start) => {
  test('in clear', () => against(start, 'none'));
  test('over explicit TLS', () => against(start, 'explicit'));
});
