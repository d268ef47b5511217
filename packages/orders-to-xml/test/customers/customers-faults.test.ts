import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stagedLeftovers } from '@passerelle/rehearsal/faults/consumer.ts';
import {
  commitFaults,
  FailingCommit,
  type CommitFault,
} from '@passerelle/rehearsal/faults/failing-commit.ts';
import { faultKinds, quickPace, type FaultKind } from '@passerelle/rehearsal/faults/fault-kinds.ts';
import { OneFault } from '@passerelle/rehearsal/faults/one-fault.ts';
import { settleByHand } from '@passerelle/rehearsal/faults/person.ts';
import { oneIn } from '@passerelle/rehearsal/faults/stride.ts';
import { WatchedShop, type WatchedRun } from '@passerelle/rehearsal/faults/watched-shop.ts';
import { exportOrders, sales } from '../cycle/in-shop.ts';
import { change, onStage, taken, type CustomerStage } from './customer-stage.ts';

const seed = Number(process.env['SEED'] ?? 20261128);
/** `ALL=1`: every kind of fault, at one operation in nine; else a few, to see a broken promise at once. */
const isWhole = process.env['ALL'] !== undefined;
const few = ['421', '550, done', 'cut after', 'silent after', 'yes, undone', 'ends early, 226'];
const kinds = faultKinds.filter(({ name }) => isWhole || few.includes(name));
const stepWide = isWhole ? 9 : 29;

const first = '2 CLIENT CREATION, 3 CLIENT CREATION';

/** One night in which something goes wrong, then quiet ones; a person settles what is uncertain. */
async function nights(
  stage: CustomerStage,
  faulty: WatchedRun,
): Promise<{ codes: number[]; problems: string[] }> {
  const watched = new WatchedShop(stage.ftp);
  watched.collectsAtOnce = true;
  const codes = [
    await watched.run({ ...faulty, run: faulty.run ?? (async () => (await stage.run()).exitCode) }),
  ];
  for (let night = 0; night < 3; night += 1) {
    stage.later();
    codes.push(
      await watched.run({
        run: async (rehearsal) => {
          const { exitCode, out, err } = await stage.run();
          if (exitCode === 8) await settleByHand(rehearsal, out + err);
          return exitCode;
        },
      }),
    );
  }
  return { codes, problems: [...watched.problems, ...stagedLeftovers(stage.ftp)] };
}

async function playFault(kind: FaultKind, number: number): Promise<boolean> {
  let wasHit = false;
  await onStage(async (stage) => {
    const { behaviour, seen } = new OneFault(kind, number);
    const { codes, problems } = await nights(stage, { behaviour, pace: kind.isSlow ? quickPace : 1 });
    wasHit = seen() !== null;
    expect({ sent: taken(stage), problems, last: codes.at(-1) }).toEqual({
      sent: [first],
      problems: [],
      last: 0,
    });
  });
  return wasHit;
}

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  `whatever of the server fails, each version is there once: %s (seed ${seed})`,
  async (_, kind) => {
    const stride = oneIn(stepWide, seed + kind.name.length);
    let number = stride.first();
    while (await playFault(kind, number)) number += stride.step;
  },
  120_000,
);

test.each((isWhole ? Object.keys(commitFaults) : ['disk full']) as CommitFault[])(
  'a commit of the ledger fails: %s',
  async (fault) => {
    for (let number = 1, wasHit = true; wasHit; number += 1) {
      await onStage(async (stage) => {
        const commit = new FailingCommit(fault, number);
        const run = () => commit.during(async () => (await stage.run()).exitCode);
        const { problems } = await nights(stage, { run });
        ({ wasHit } = commit);
        expect({ number, sent: taken(stage), problems }).toEqual({ number, sent: [first], problems: [] });
      });
    }
  },
  120_000,
);

test('its archive is lost before it was uploaded: the lot is void, and the same customers go with another', () =>
  onStage(async (stage) => {
    stage.ftp.server?.behave(({ verb, argument }) =>
      verb === 'STOR' && argument.includes('clients_')
        ? { kind: 'answer', reply: '552 The disk is full.', applied: false }
        : undefined,
    );
    await stage.run();
    const archive = join(stage.ftp.workDir, 'ArchiveExport');
    for (const name of readdirSync(archive)) rmSync(join(archive, name));
    stage.ftp.server?.behave(() => undefined);
    stage.later();
    await stage.run();
    stage.later();
    expect((await stage.run()).exitCode).toBe(0);
    expect(taken(stage)).toEqual([first]);
  }));

test('the cycle of orders takes on what this job left, and this job what the cycle left', () =>
  onStage(async (stage) => {
    stage.ftp.server?.behave(({ verb, argument }) =>
      verb === 'RNTO' && argument.includes('clients_') ? { kind: 'drop', applied: false } : undefined,
    );
    expect((await stage.run()).exitCode).toBe(3);
    stage.ftp.server?.behave(() => undefined);
    stage.later();
    exportOrders(stage.ftp, ...sales(1041));
    await stage.ftp.ordersToXml();
    expect(taken(stage)).toEqual([first]);
    change(stage, 'customers', 2, { firstname: 'Jeanne' });
    await stage.run();
    expect(taken(stage)).toEqual([first, '2 CLIENT MODIFICATION']);
  }));
