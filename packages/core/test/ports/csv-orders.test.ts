import { readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ordersInFile, ordersOnServer } from '../../src/adapters/csv-orders.ts';
import type { OrderReading, OrderSource } from '../../src/ports/order-source.ts';
import { ExitCode } from '../../src/failure/exit-code.ts';
import {
  renderOrdersCsv,
  shopLine,
  shopOrder,
  type ShopOrder,
} from '@passerelle/rehearsal/shop/orders-csv.ts';
import { inFolder } from '../in-folder.ts';
import { answering } from '../transport/rig.ts';
import { keepsTheOrderContract, type OrderSubject } from './order-source-contract.ts';
import { onPortStage, type PortStage } from './port-stage.ts';

/** What is done to the one file at that path. */
function fileAt(path: string): Pick<OrderSubject, 'put' | 'takeAway' | 'cutShort'> {
  return {
    put(orders, at) {
      writeFileSync(path, renderOrdersCsv(orders));
      utimesSync(path, at, at);
    },
    takeAway: () => rmSync(path),
    cutShort: () => truncateSync(path, readFileSync(path).length - 40),
  };
}

const startedAt = new Date('2026-11-22T09:57:00Z');

function onServer(stage: PortStage, isDryRun = false): OrderSource {
  return ordersOnServer({ ...stage, ...run, isDryRun });
}

const run = { program: 'stock-csv-mod', version: '1', startedAt, deadlineMs: 6_000 } as const;

keepsTheOrderContract('a CSV on the FTP server', (test) =>
  onPortStage((stage) =>
    test({
      source: onServer(stage),
      ...fileAt(stage.rig.onDisk('orders.csv')),
      block: () => stage.rig.server.behave(answering('SIZE', '451 later')),
    }),
  ),
);

keepsTheOrderContract('a CSV among those of a pattern', (test) =>
  onPortStage(
    (stage) =>
      test({
        source: onServer(stage),
        ...fileAt(stage.rig.onDisk('orders-1.csv')),
        block: () => stage.rig.server.behave(answering('NLST', '451 later')),
      }),
    {},
    { orders: { source: 'orders-*.csv' } },
  ),
);

keepsTheOrderContract(
  'a CSV of this computer',
  (test) =>
    onPortStage(({ config, ledger }) =>
      inFolder((folder) => {
        const path = join(folder, 'orders.csv');
        const source = ordersInFile({ path, config, ledger, offsetMs: () => 0 });
        return test({ source, ...fileAt(path), block: null });
      }),
    ),
  { canBlock: false },
);

const ids = (reading: OrderReading) => Array.from(reading.orders(), ({ order }) => order.id);

function putPart(stage: PortStage, name: string, minutesAgo: number, ...orders: ShopOrder[]): void {
  fileAt(stage.rig.onDisk(name)).put(orders, new Date(startedAt.getTime() - minutesAgo * 60_000));
}

const pattern = { orders: { source: 'orders-*.csv' } };

test('of several parts the newest tells an order, and each order is told once', () =>
  onPortStage(
    async (stage) => {
      putPart(stage, 'orders-b.csv', 60, shopOrder(1), shopOrder(2));
      putPart(stage, 'orders-a.csv', 30, shopOrder(2, { lines: [shopLine(7), shopLine(8)] }), shopOrder(3));
      const reading = await onServer(stage).read({ everything: true });
      expect(reading.name).toBe('orders-a.csv');
      expect(reading.asOf).toEqual(new Date('2026-11-22T09:27:00Z'));
      expect(reading.parts.map(({ name }) => name)).toEqual(['orders-b.csv', 'orders-a.csv']);
      const told = Array.from(reading.orders(), ({ order, part }) => [order.id, order.lines.length, part]);
      expect(told).toEqual([
        ['1', 1, 'orders-b.csv'],
        ['2', 2, 'orders-a.csv'],
        ['3', 1, 'orders-a.csv'],
      ]);
    },
    {},
    pattern,
  ));

test('what an earlier run has read and noted is not read again: an order that is missing may stand there', () =>
  onPortStage(
    async (stage) => {
      putPart(stage, 'orders-b.csv', 60, shopOrder(1));
      putPart(stage, 'orders-a.csv', 30, shopOrder(2));
      (await onServer(stage).read({ everything: false })).markRead();
      const later = new Date(startedAt.getTime() + 1_800_000);
      const again = await ordersOnServer({ ...stage, ...run, isDryRun: false, startedAt: later }).read({
        everything: false,
      });
      expect(ids(again)).toEqual(['2']);
      expect(stage.events).toContainEqual({ kind: 'source/unchanged', count: 1 });
      expect([again.hasLeft(null), again.hasLeft(startedAt), again.hasLeft(later)]).toEqual([
        false,
        false,
        true,
      ]);
    },
    {},
    pattern,
  ));

test('a part that is kept is read again, behind the newer ones', () =>
  onPortStage(
    async (stage) => {
      putPart(stage, 'orders-c.csv', 90, shopOrder(1));
      putPart(stage, 'orders-b.csv', 60, shopOrder(2));
      putPart(stage, 'orders-a.csv', 30, shopOrder(3));
      (await onServer(stage).read({ everything: false })).markRead((part) => part === 'orders-c.csv');
      const again = await onServer(stage).read({ everything: false });
      expect(Array.from(again.orders(), ({ order, isBehind }) => [order.id, isBehind])).toEqual([
        ['1', true],
        ['3', false],
      ]);
    },
    {},
    pattern,
  ));

test('a dry run leaves nothing in the ledger: not what was read, not which columns it had', () =>
  onPortStage(
    async (stage) => {
      putPart(stage, 'orders-b.csv', 60, shopOrder(1));
      putPart(stage, 'orders-a.csv', 30, shopOrder(2));
      (await onServer(stage, true).read({ everything: false })).markRead();
      stage.ledger.transaction(() => undefined);
      expect(stage.ledger.meta.watchedFiles()).toEqual([]);
      expect(stage.ledger.meta.ordersColumns(stage.config.orders.source)).toEqual({});
      expect(ids(await onServer(stage).read({ everything: false }))).toEqual(['1', '2']);
    },
    {},
    pattern,
  ));

test('the files are dated by the clock of the server, one of this computer too', () =>
  onPortStage(
    async (stage) => {
      putPart(stage, 'orders.csv', 10, shopOrder(1));
      const remote = await onServer(stage).read({ everything: true });
      const local = await ordersInFile({
        path: stage.rig.onDisk('orders.csv'),
        config: stage.config,
        ledger: null,
        offsetMs: () => 60_000,
      }).read({ everything: true });
      expect([remote.asOf, local.asOf]).toEqual(Array(2).fill(new Date('2026-11-22T09:48:00Z')));
      expect([remote.ageCounts, local.ageCounts]).toEqual([true, false]);
    },
    { clockOffsetMs: 60_000 },
  ));

test('a newer file that lost a column is refused, whoever names it', () =>
  onPortStage(async (stage) => {
    putPart(stage, 'orders.csv', 10, shopOrder(1));
    await onServer(stage).read({ everything: true });
    stage.ledger.transaction(() => undefined);
    const path = stage.rig.onDisk('orders.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"Voucher name"', '"Autre chose"'));
    const { config, ledger } = stage;
    for (const source of [onServer(stage), ordersInFile({ path, config, ledger, offsetMs: () => 0 })]) {
      await expect(source.read({ everything: true })).rejects.toMatchObject({
        exitCode: ExitCode.Input,
        fault: { kind: 'orders/refused', file: 'orders.csv' },
      });
    }
  }));
