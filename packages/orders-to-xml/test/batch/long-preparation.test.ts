import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Archive } from '@passerelle/core/files/archive.ts';
import type { ReadOrder } from '@passerelle/core/orders/read-orders.ts';
import { giftVoucherRule } from '@passerelle/core/orders/vouchers.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import { inFolder } from '../../../core/test/in-folder.ts';
import { anOrder } from '../../../core/test/orders/any-order.ts';
import { archivedDocuments } from '../../src/batch/documents.ts';
import { prepareBatches, type Breath, type Preparation } from '../../src/batch/prepare.ts';
import { compileBuiltInLayout } from '../../src/layout/load-layout.ts';

const world = { uniqueId: () => 'id', pace: 1 };
const ids = ['1', '2', '3', '4'];
const never: Breath = { isDue: () => false, pause: () => undefined };

function* ordersUntil(broken?: string): Generator<ReadOrder> {
  for (const id of ids) {
    if (id === broken) throw new Error('unreadable');
    yield { order: anOrder({ id, ref: `R${id}` }), rejection: null, warnings: [], rawRows: () => [] };
  }
}

function preparation(
  ledger: Ledger,
  folder: string,
  changes: Partial<Preparation<ReadOrder>>,
): Preparation<ReadOrder> {
  return {
    ledger,
    isDryRun: false,
    rules: {
      states: [2],
      ignoredStates: [],
      hasStateColumn: true,
      giftVoucher: giftVoucherRule({ patterns: [], policy: 'withhold' }),
      oldestAdopted: null,
      force: false,
    },
    layout: compileBuiltInLayout('UTF-8'),
    sale: {
      store: '008',
      paymentCodes: new Map(),
      giftVoucherPolicy: 'withhold',
      isGiftVoucher: () => false,
      giftCards: [],
    },
    fileName: 'ventes_{batch}.xml',
    perOrder: false,
    documents: archivedDocuments(new Archive(folder)),
    now: new Date('2026-11-22T09:57:03Z'),
    breath: never,
    standsInFile: () => false,
    onDecided: () => undefined,
    onReplaced: () => undefined,
    ...changes,
  };
}

const standing = (ledger: Ledger): string[] =>
  ids.map((id) => {
    const known = ledger.orders.find(id, `R${id}`);
    return known ? `${known.status} ${known.parcel?.state ?? '-'}` : 'unknown';
  });

async function inLedger(
  work: (ledger: Ledger, folder: string, path: string) => void | Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'passerelle.sqlite');
    const ledger = openLedger(path, world);
    try {
      await work(ledger, folder, path);
    } finally {
      ledger.close();
    }
  });
}

/** Due at every order; at each pause something else happens. */
function breathing(pause: () => void): Breath {
  return { isDue: () => true, pause };
}

test('the other program comes to the ledger in between, and the document is the same as in one piece', async () => {
  const written: string[] = [];
  for (const isLong of [false, true]) {
    await inLedger((ledger, folder, path) => {
      const other = new DatabaseSync(path, { timeout: 0 });
      let times = 0;
      const breath = breathing(() => other.exec(`INSERT INTO meta VALUES ('other ${++times}', 'x')`));
      const [batch] = prepareBatches(preparation(ledger, folder, isLong ? { breath } : {}), ordersUntil());
      expect(times).toBe(isLong ? 4 : 0);
      const known = ledger.till.get(1);
      expect(known).toMatchObject({
        state: 'DRAFT',
        sha256: batch?.sha256,
        bytes: batch?.bytes,
        orderCount: 4,
      });
      expect(standing(ledger)).toEqual(ids.map(() => 'sent DRAFT'));
      expect(ledger.meta.lastBatch).toBe(1);
      written.push(readFileSync(join(folder, 'ventes_0001.xml.part'), 'utf8'));
      other.close();
    });
  }
  expect(written[1]).toBe(written[0]);
});

test('what fails later makes the batch void and its orders free; they are sent the next time', async () => {
  await inLedger((ledger, folder) => {
    const long = preparation(ledger, folder, { breath: breathing(() => undefined) });
    expect(() => prepareBatches(long, ordersUntil('4'))).toThrow('unreadable');
    expect(standing(ledger)).toEqual(['seen -', 'seen -', 'unknown', 'unknown']);
    expect(ledger.till.get(1)?.state).toBe('VOID');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const again = prepareBatches(preparation(ledger, folder, {}), ordersUntil());
    expect(again).toMatchObject([{ number: 2, orderCount: 4 }]);
    expect(standing(ledger)).toEqual(ids.map(() => 'sent DRAFT'));
  });
});

test('what is forced is bound in one piece: a failure leaves nothing', async () => {
  await inLedger((ledger, folder) => {
    const { rules } = preparation(ledger, folder, {});
    const changes = { rules: { ...rules, force: true }, breath: breathing(() => undefined) };
    expect(() => prepareBatches(preparation(ledger, folder, changes), ordersUntil('4'))).toThrow(
      'unreadable',
    );
    expect(standing(ledger)).toEqual(ids.map(() => 'unknown'));
  });
});

test('killed in between: the batch has no fingerprint, and no document is taken for its own', async () => {
  await inLedger(async (ledger, folder, path) => {
    const killed = join(folder, 'killed.sqlite');
    const breath = breathing(() => copyFileSync(path, killed));
    prepareBatches(preparation(ledger, folder, { breath }), ordersUntil());
    const found = openLedger(killed, world);
    const batch = found.till.get(1);
    expect(batch).toMatchObject({ state: 'DRAFT', sha256: '', bytes: 0 });
    expect(standing(found)).toEqual(['sent DRAFT', 'sent DRAFT', 'sent DRAFT', 'unknown']);
    expect(batch && (await new Archive(folder).keep(batch.fileName, batch))).toBe(false);
    found.close();
  });
});
