import { mkdirSync, writeFileSync } from 'node:fs';
import {
  cleanUp,
  leave,
  openStaging,
  replace,
  stage,
  takeOverStaging,
  writeSentinel,
} from '../../src/delivery/staging.ts';
import { askServerClock, serverNow } from '@passerelle/core/delivery/server-clock.ts';
import type { FolderState } from '@passerelle/core/ledger/states.ts';
import type { Failure } from '../../src/failure/failure.ts';
import type { TransportError } from '@passerelle/core/transport/transport-error.ts';
import { addParcel, later, now } from '../ledger/temp-ledger.ts';
import { answering, answeringAfter, failing } from '../transport/rig.ts';
import { contentsOf, onStage, putSentinel, type Stage } from './staging-stage.ts';

function moveParcel({ ledger }: Stage, number: number, ...states: FolderState[]): void {
  for (const state of states) {
    const delivery = ledger.till.get(number);
    if (delivery) ledger.till.move(delivery, { state }, now, 'reply');
  }
}

/** After the next commit: what need not last by itself is written with it. */
function leftOnRecord({ ledger }: Stage): string[] {
  ledger.transaction(() => undefined);
  return ledger.stagedFiles.leftBefore('orders-to-xml', later, later);
}

test('the staging folder is made when it is missing, with a sentinel that says whose it is', async () => {
  await onStage(async (its) => {
    addParcel(its.ledger);
    await openStaging(its.transport, its.context);
    const [sentinel, ...others] = contentsOf(its, 'depot');
    expect(others).toEqual([]);
    expect(sentinel).toMatch(/^passerelle-staging\.json: .*"ledger":"id-id","lastBatch":1/);
    expect(leftOnRecord(its)).toEqual([]);
  });
});

test('ours is left as it is', async () => {
  await onStage(async (its) => {
    putSentinel(its, {});
    const before = contentsOf(its, 'depot');
    await openStaging(its.transport, its.context);
    expect(contentsOf(its, 'depot')).toEqual(before);
  });
});

test.each<[string, (its: Stage) => void]>([
  ["another ledger's", (its) => putSentinel(its, { ledger: 'other' })],
  ['ahead of ours', (its) => putSentinel(its, { lastBatch: 9 })],
  [
    'unreadable',
    (its) => {
      putSentinel(its, {});
      writeFileSync(its.rig.onDisk('depot/passerelle-staging.json'), 'x');
    },
  ],
])('a sentinel that is %s: 2, and it stays', async (_, put) => {
  await onStage(async (its) => {
    put(its);
    const before = contentsOf(its, 'depot');
    const failure = await openStaging(its.transport, its.context).catch((error: Failure) => error);
    expect(failure?.exitCode).toBe(2);
    expect(contentsOf(its, 'depot')).toEqual(before);
  });
});

test.each<[FolderState[], boolean]>([
  [['PREPARED', 'STAGED', 'DELIVERING'], false],
  [['PREPARED', 'STAGED', 'DELIVERING', 'DELIVERED'], true],
])(
  'with a parcel that came through %j, a missing sentinel is written anew: %s',
  async (states, isWritten) => {
    await onStage(async (its) => {
      moveParcel(its, addParcel(its.ledger), ...states);
      await openStaging(its.transport, its.context);
      expect(contentsOf(its, 'depot')).toHaveLength(isWritten ? 1 : 0);
    });
  },
);

test('the sentinel follows the ledger', async () => {
  await onStage(async (its) => {
    await openStaging(its.transport, its.context);
    addParcel(its.ledger);
    await writeSentinel(its.transport, its.context);
    expect(contentsOf(its, 'depot')).toEqual([expect.stringMatching(/"lastBatch":1/)]);
  });
});

test('adopt takes a folder over, and goes on above the numbers the server has seen', async () => {
  await onStage(async (its) => {
    putSentinel(its, { ledger: 'lost', lastBatch: 41 });
    await takeOverStaging(its.transport, its.context);
    expect(contentsOf(its, 'depot')).toEqual([expect.stringMatching(/"ledger":"id-id","lastBatch":41/)]);
    expect(its.ledger.meta.takeBatchNumber()).toBe(42);
    await openStaging(its.transport, its.context);
  });
});

test('a staged name is on record before its first byte leaves, and unique to the attempt', async () => {
  await onStage(async (its) => {
    mkdirSync(its.rig.onDisk('depot'));
    its.rig.server.behave(answering('STOR', '552 Disk full'));
    await stage(its.transport, its.context, 'v.xml', Buffer.from('abc')).catch(() => undefined);
    expect(its.ledger.stagedFiles.leftBefore('orders-to-xml', later, later)).toEqual(['depot/v.xml.u1.tmp']);
    expect(leave(its.context, 'v.xml')).toBe('depot/v.xml.u2.tmp');
  });
});

test('a file that arrives shorter than it left is not taken for staged', async () => {
  await onStage(async (its) => {
    mkdirSync(its.rig.onDisk('depot'));
    its.rig.server.behave(({ verb, argument }) =>
      verb === 'DATA' && argument.startsWith('STOR')
        ? { kind: 'cut', bytes: 2, reply: '226 done' }
        : undefined,
    );
    const error = await stage(its.transport, its.context, 'v', Buffer.from('abc')).catch(
      (e: TransportError) => e,
    );
    expect(error).toMatchObject({ kind: 'lost', exitCode: 3 });
  });
});

test.each<[string, boolean, boolean]>([
  ['a server that renames over', true, true],
  ['a server that refuses to', false, true],
  ['a server that refuses to, where nothing is in the way', false, false],
])('%s: the new file stands, whole', async (_, renamesOver, isTaken) => {
  await onStage(
    async (its) => {
      mkdirSync(its.rig.onDisk('depot'));
      if (isTaken) writeFileSync(its.rig.onDisk('import/target'), 'old');
      const { path: staged } = await stage(its.transport, its.context, 't', Buffer.from('new'));
      await replace(its.transport, its.context, staged, 'import/target');
      expect(contentsOf(its, 'import')).toContain('target: new');
      expect(contentsOf(its, 'depot')).toEqual([]);
      expect(leftOnRecord(its)).toEqual([]);
    },
    { renamesOver },
  );
});

test('a refusal in words of what was done all the same deletes nothing', async () => {
  await onStage(async (its) => {
    mkdirSync(its.rig.onDisk('depot'));
    writeFileSync(its.rig.onDisk('import/target'), 'old');
    const { path: staged } = await stage(its.transport, its.context, 't', Buffer.from('new'));
    its.rig.server.behave(answeringAfter('RNTO', '550 Cannot rename'));
    await replace(its.transport, its.context, staged, 'import/target');
    expect(contentsOf(its, 'import')).toContain('target: new');
  });
});

test('a sentinel that comes cut short is none that someone wrote over: to be read again', async () => {
  await onStage(async (its) => {
    putSentinel(its, {});
    its.rig.server.behave(failing('DATA', { kind: 'cut', bytes: 12, reply: '226 done' }));
    await expect(openStaging(its.transport, its.context)).rejects.toMatchObject({ kind: 'lost' });
  });
});

test('a refusal for the moment (4xx) deletes nothing', async () => {
  await onStage(async (its) => {
    mkdirSync(its.rig.onDisk('depot'));
    writeFileSync(its.rig.onDisk('import/target'), 'old');
    const { path: staged } = await stage(its.transport, its.context, 't', Buffer.from('new'));
    its.rig.server.behave(answering('RNTO', '450 Busy'));
    const error = await replace(its.transport, its.context, staged, 'import/target').catch(
      (e: TransportError) => e,
    );
    expect(error).toMatchObject({ kind: 'busy' });
    expect(contentsOf(its, 'import')).toContain('target: old');
  });
});

test('a target that another program has open is not deleted: to be tried again', async () => {
  await onStage(async (its) => {
    mkdirSync(its.rig.onDisk('depot'));
    writeFileSync(its.rig.onDisk('import/target'), 'old');
    const { path: staged } = await stage(its.transport, its.context, 't', Buffer.from('new'));
    its.rig.server.behave(answering('RNTO', '550 The file is being used by another process.'));
    const error = await replace(its.transport, its.context, staged, 'import/target').catch(
      (e: TransportError) => e,
    );
    expect(error).toMatchObject({ kind: 'in-use', canRetry: true });
    expect(contentsOf(its, 'import')).toContain('target: old');
  });
});

test('clean-up takes our own old names, and only those', async () => {
  await onStage(async (its) => {
    mkdirSync(its.rig.onDisk('depot'));
    for (const name of ['ours.u1.tmp', 'theirs.tmp', 'passerelle-staging.json'])
      writeFileSync(its.rig.onDisk(`depot/${name}`), 'x');
    its.ledger.stagedFiles.add('depot/ours.u1.tmp', 'orders-to-xml', now);
    its.ledger.stagedFiles.add('depot/never-arrived.tmp', 'orders-to-xml', now);
    its.ledger.stagedFiles.add('depot/theirs.tmp', 'stock-csv-mod', now);
    expect(await cleanUp(its.transport, its.context, later)).toEqual({ count: 2, left: [] });
    expect(contentsOf(its, 'depot')).toEqual(['passerelle-staging.json: x', 'theirs.tmp: x']);
    expect(leftOnRecord(its)).toEqual([]);
  });
});

test.each([['550 Permission denied'], ['553 Name not allowed'], ['450 file is in use']])(
  'a leaving whose DELE is answered %j holds back no other, and is met again',
  async (reply) => {
    await onStage(async (its) => {
      mkdirSync(its.rig.onDisk('depot'));
      for (const name of ['a-held.tmp', 'b.tmp', 'c.tmp']) {
        writeFileSync(its.rig.onDisk(`depot/${name}`), 'x');
        its.ledger.stagedFiles.add(`depot/${name}`, 'orders-to-xml', now);
      }
      its.rig.server.behave(({ verb, argument }) =>
        verb === 'DELE' && argument.endsWith('a-held.tmp')
          ? { kind: 'answer', reply, applied: false }
          : undefined,
      );
      const left = ['depot/a-held.tmp'];
      expect(await cleanUp(its.transport, its.context, later)).toEqual({ count: 2, left });
      expect(leftOnRecord(its)).toEqual(left);
      its.rig.server.behave(() => undefined);
      expect(await cleanUp(its.transport, its.context, later)).toEqual({ count: 1, left: [] });
    });
  },
);

test('how far the server’s clock is ahead is measured by a file just written, a second at most too late', async () => {
  await onStage(
    async (its) => {
      mkdirSync(its.rig.onDisk('depot'));
      const before = Math.floor(Date.now() / 1000) * 1000 - 1000;
      await askServerClock(its.transport, its.context);
      const ahead = serverNow(its.context).getTime() - 3_600_000 - 1000;
      expect(ahead).toBeGreaterThanOrEqual(before);
      expect(ahead).toBeLessThanOrEqual(Date.now());
      expect(contentsOf(its, 'depot')).toEqual([]);
    },
    { clockOffsetMs: 3_600_000 },
  );
});
