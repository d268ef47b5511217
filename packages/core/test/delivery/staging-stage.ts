import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { renderSentinel, type Sentinel } from '@passerelle/core/delivery/sentinel.ts';
import { Archive } from '../../src/files/archive.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Transport } from '../../src/transport/transport.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import { now, withLedger } from '../ledger/temp-ledger.ts';
import { startRig, type Rig } from '../transport/rig.ts';

/** A server, a connection to it, a ledger, and what a delivery needs; the staging folder is `depot`. */
export interface Stage {
  rig: Rig;
  transport: Transport;
  ledger: Ledger;
  context: DeliveryContext;
}

/** Plays on a stage of its own. */
export async function onStage(
  play: (stage: Stage) => Promise<void>,
  options: Partial<FtpServerOptions> = {},
): Promise<void> {
  const rig = await startRig(options);
  const transport = await rig.connect();
  await withLedger(async (ledger) => {
    let ids = 0;
    const context: DeliveryContext = {
      program: 'orders-to-xml',
      ledger,
      archive: new Archive('/nowhere'),
      remoteDir: 'import',
      stagingDir: 'depot',
      importMinutes: [0, 30],
      now: () => now,
      uniqueId: () => `u${++ids}`,
    };
    await play({ rig, transport, ledger, context });
  });
}

/** Puts a sentinel into the staging folder, which is made. */
export function putSentinel({ rig, ledger }: Stage, changes: Partial<Sentinel>): void {
  mkdirSync(rig.onDisk('depot'), { recursive: true });
  const ours = { ledger: ledger.meta.uuid, lastBatch: ledger.meta.lastBatch };
  writeFileSync(rig.onDisk('depot/passerelle-staging.json'), renderSentinel({ ...ours, ...changes }));
}

/** "name: content" of each file in a folder of the server. */
export function contentsOf({ rig }: Stage, folder: string): string[] {
  if (!existsSync(rig.onDisk(folder))) return [];
  return readdirSync(rig.onDisk(folder)).map(
    (name) => `${name}: ${readFileSync(`${rig.onDisk(folder)}/${name}`, 'utf8').trim()}`,
  );
}
