import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { importFolder } from '@passerelle/core/adapters/import-folder.ts';
import { DeliveryRecord } from '@passerelle/core/delivery/delivery-record.ts';
import { openStaging } from '../../src/delivery/staging.ts';
import { Archive } from '@passerelle/core/files/archive.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { SalesDestination } from '@passerelle/core/ports/sales-destination.ts';
import type { Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { inFolder } from '../in-folder.ts';
import { keepParcel } from './keep-parcel.ts';
import { now } from '../ledger/temp-ledger.ts';
import { contentsOf, onStage, type Stage } from './staging-stage.ts';

interface Sending {
  its: Stage;
  record: DeliveryRecord<'till'>;
  /** Kept in the archive, and not sent yet. */
  prepare: () => Promise<Delivery>;
  /** The folder, over a new connection. */
  open: () => Promise<SalesDestination<Delivery>>;
}

/** The sentinel is there, as an earlier run left it. */
function sending(play: (sending: Sending) => Promise<void>): Promise<void> {
  return inFolder((folder) =>
    onStage(async (its) => {
      const { ledger, rig } = its;
      const archive = new Archive(folder);
      const context = { ...its.context, archive };
      const record = new DeliveryRecord(context, 'till');
      const folderOver = importFolder(context);
      await openStaging(its.transport, context);
      const prepare = () => keepParcel({ ledger, archive, record });
      await play({ its, record, prepare, open: async () => folderOver(await rig.connect()) });
    }),
  );
}

const sentinelFile = 'depot/passerelle-staging.json';
const renamesSentinel = 'passerelle-staging.json';

/** One line each: what befalls the sentinel that is to tell the new number, and how sending ends. */
test.each<[string, (its: Stage) => Behaviour, object]>([
  [
    'its rename is answered with a yes, and nothing moves',
    () =>
      ({ verb, argument }) =>
        verb === 'RNTO' && argument.includes(renamesSentinel)
          ? { kind: 'answer', reply: '250 done', applied: false }
          : undefined,
    { kind: 'desynchronised' },
  ],
  [
    'its rename is refused for the moment',
    () =>
      ({ verb, argument }) =>
        verb === 'RNTO' && argument.includes(renamesSentinel)
          ? { kind: 'answer', reply: '450 wait', applied: false }
          : undefined,
    { kind: 'busy' },
  ],
  [
    'someone takes its staged name away before it is renamed',
    ({ rig }) =>
      ({ verb, argument }) => {
        const [, name] = /(sentinel\.u\d+\.tmp)/.exec(argument) ?? [];
        if (verb === 'RNFR' && name !== undefined) rmSync(rig.onDisk(`depot/${name}`));
        return undefined;
      },
    { kind: 'refused' },
  ],
  [
    'it is gone once the XML is uploaded',
    ({ rig }) =>
      ({ verb, argument }) => {
        if (verb === 'STOR' && argument.includes('ventes')) rmSync(rig.onDisk(sentinelFile));
        return undefined;
      },
    { kind: 'lost' },
  ],
])('%s: ProShop gets nothing', async (_, trouble, failure) => {
  await sending(async ({ its, prepare, open }) => {
    const delivery = await prepare();
    const place = await open();
    its.rig.server.behave(trouble(its));
    await expect(place.send(delivery, () => undefined)).rejects.toMatchObject(failure);
    expect(contentsOf(its, 'import').filter((file) => file.startsWith('ventes'))).toEqual([]);
  });
});

test('a sentinel that is refused: the XML is not even uploaded', async () => {
  await sending(async ({ its, prepare, open }) => {
    const place = await open();
    const delivery = await prepare();
    its.rig.server.behave(({ verb }) =>
      verb === 'RNTO' ? { kind: 'answer', reply: '450 wait', applied: false } : undefined,
    );
    await expect(place.send(delivery, () => undefined)).rejects.toMatchObject({ kind: 'busy' });
    expect(its.rig.server.log.filter(({ argument }) => argument.includes('ventes'))).toEqual([]);
  });
});

test('a sentinel that is gone is told anew on the next connection', async () => {
  await sending(async ({ its, record, prepare, open }) => {
    const [first, second] = [await prepare(), await prepare()];
    const send = async ({ number }: Delivery) => {
      const intend = (): void => record.intended(record.get(number), now);
      return (await open()).send(record.get(number), intend);
    };
    expect(await send(first)).toMatchObject({ kind: 'taken' });
    rmSync(its.rig.onDisk(sentinelFile));
    await expect(send(second)).rejects.toMatchObject({ kind: 'lost' });
    expect(await send(second)).toMatchObject({ kind: 'taken' });
    expect(contentsOf(its, 'depot').join()).toContain('"lastBatch":2');
  });
});

test('a file of that name is there: what was seen beside it is proven first', async () => {
  await sending(async ({ its, prepare, open }) => {
    const delivery = await prepare();
    writeFileSync(its.rig.onDisk(`import/${delivery.fileName}`), 'another');
    const place = await open();
    expect(await place.send(delivery, () => undefined)).toMatchObject({
      kind: 'contradictory',
      evidence: { target: 7, staged: delivery.bytes, sentinel: 1 },
    });
    expect(its.rig.server.log.slice(-2).map(({ verb }) => verb)).toEqual(['NOOP', 'SIZE']);
  });
});

test('a folder that has gone since it was entered proves nothing: the XML is not taken for booked', async () => {
  await sending(async ({ its, record, prepare, open }) => {
    const { number } = await prepare();
    its.ledger.till.move(record.get(number), { state: 'STAGED' }, now, 'staged');
    its.ledger.stagedFiles.bind(number, 'depot/ventes.tmp');
    record.intended(record.get(number), new Date(now.getTime() - 3_600_000));
    const place = await open();
    await place.lookAtTaken([record.get(number)]);
    renameSync(its.rig.onDisk('import'), its.rig.onDisk('elsewhere'));
    await expect(place.find(record.get(number))).rejects.toMatchObject({ kind: 'no-folder' });
  });
});
