import { rmSync, writeFileSync } from 'node:fs';
import { folderToLookAt, markCollected } from '@passerelle/core/delivery/collect.ts';
import { assertImportFolder } from '../../src/delivery/import-folder.ts';
import type { TransportError } from '@passerelle/core/transport/transport-error.ts';
import { addParcel, later, now } from '../ledger/temp-ledger.ts';
import { openStaging } from '../../src/delivery/staging.ts';
import type { Fault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { answering } from '../transport/rig.ts';
import { onStage, putSentinel, type Stage } from './staging-stage.ts';

/** A parcel that was delivered at 09:57; its file waits in `import`. */
function deliver({ ledger, rig }: Stage): number {
  const number = addParcel(ledger);
  for (const state of ['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED'] as const) {
    const delivery = ledger.till.get(number);
    if (delivery) ledger.till.move(delivery, { state, waitingAt: now }, now, 'delivered');
  }
  writeFileSync(rig.onDisk(`import/ventes_${number}.xml`), '<V/>');
  return number;
}

function collect(its: Stage): Promise<unknown[]> {
  const context = { ...its.context, now: () => later };
  return markCollected(folderToLookAt(its.transport, context), context);
}

test('gone: COLLECTED, and when it was first seen gone', async () => {
  await onStage(async (its) => {
    const [gone, waiting] = [deliver(its), deliver(its)];
    rmSync(its.rig.onDisk(`import/ventes_${gone}.xml`));
    expect(await collect(its)).toMatchObject([{ number: gone }]);
    expect(its.ledger.till.get(gone)).toMatchObject({ state: 'COLLECTED', bookedAt: later, waitingAt: now });
    expect(its.ledger.till.get(waiting)).toMatchObject({
      state: 'DELIVERED',
      bookedAt: null,
      waitingAt: later,
    });
  });
});

test('nothing delivered: the server is asked nothing', async () => {
  await onStage(async (its) => {
    const asked = its.rig.seen.length;
    expect(await collect(its)).toEqual([]);
    expect(its.rig.seen).toHaveLength(asked);
  });
});

test.each([
  ['SIZE', '450 Busy'],
  ['SIZE', '500 What?'],
  ['CWD', '550 No such folder'],
])('could not look is never “not there”: %s answered %s', async (verb, reply) => {
  await onStage(async (its) => {
    const number = deliver(its);
    its.rig.server.behave(answering(verb, reply));
    await expect(collect(its)).rejects.toMatchObject({ exitCode: 3 });
    expect(its.ledger.till.get(number)?.state).toBe('DELIVERED');
  });
});

/** As a run begins: the look is proven by what the sentinel is read with, and only then recorded. */
function collectAndOpen(its: Stage): Promise<unknown[]> {
  const context = { ...its.context, now: () => later };
  return markCollected(folderToLookAt(its.transport, context), context, () =>
    openStaging(its.transport, context),
  );
}

test('with the sentinel: the look needs no NOOP', async () => {
  await onStage(async (its) => {
    const number = deliver(its);
    putSentinel(its, {});
    rmSync(its.rig.onDisk(`import/ventes_${number}.xml`));
    expect(await collectAndOpen(its)).toMatchObject([{ number }]);
    const asked = its.rig.server.log.map(({ verb }) => verb);
    expect(asked).toEqual(['CONNECT', 'USER', 'PASS', 'TYPE', 'PWD', 'CWD', 'SIZE', 'EPSV', 'RETR']);
  });
});

test('what is asked besides takes its time: the moment is that of the look, by the clock that was asked', async () => {
  await onStage(async (its) => {
    const [gone, waiting] = [deliver(its), deliver(its)];
    rmSync(its.rig.onDisk(`import/ventes_${gone}.xml`));
    let clock = later;
    const context = { ...its.context, now: () => clock };
    await markCollected(folderToLookAt(its.transport, context), context, () => {
      clock = new Date(later.getTime() + 20_000);
      its.ledger.meta.measureOffset(3000);
      return openStaging(its.transport, context);
    });
    expect(its.ledger.till.get(gone)?.bookedAt).toEqual(later);
    expect(its.ledger.till.get(waiting)?.waitingAt).toEqual(new Date(later.getTime() + 3000));
  });
});

test.each<[string, Fault]>([
  ['doubled at once', { kind: 'twice', again: 'at once' }],
  ['doubled just before the next', { kind: 'twice', again: 'with the next' }],
  ['given again for the next, and so on', { kind: 'slip' }],
])('the “not there” of one, %s, is not that of the other: nothing is recorded', async (_, fault) => {
  await onStage(async (its) => {
    const [gone, waiting] = [deliver(its), deliver(its)];
    putSentinel(its, {});
    rmSync(its.rig.onDisk(`import/ventes_${gone}.xml`));
    its.rig.server.behave(({ argument }) => (argument === `ventes_${gone}.xml` ? fault : undefined));
    await expect(collectAndOpen(its)).rejects.toMatchObject({ kind: 'desynchronised' });
    expect([gone, waiting].map((number) => its.ledger.till.get(number)?.state)).toEqual([
      'DELIVERED',
      'DELIVERED',
    ]);
  });
});

test('in a folder that is another ledger’s, nothing is recorded', async () => {
  await onStage(async (its) => {
    const number = deliver(its);
    putSentinel(its, { ledger: 'other' });
    rmSync(its.rig.onDisk(`import/ventes_${number}.xml`));
    await expect(collectAndOpen(its)).rejects.toMatchObject({ exitCode: 2 });
    expect(its.ledger.till.get(number)?.state).toBe('DELIVERED');
  });
});

test('ProShop’s folder is never made', async () => {
  await onStage(async (its) => {
    await assertImportFolder(its.transport, 'import');
    const error = await assertImportFolder(its.transport, 'none').catch((e: TransportError) => e);
    expect(error).toMatchObject({ kind: 'no-folder', exitCode: 3, canRetry: false });
    expect(its.rig.server.log.map(({ verb }) => verb)).not.toContain('MKD');
  });
});
