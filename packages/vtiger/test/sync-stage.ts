import type { Intent, Intents } from '@passerelle/core/delivery/make-once.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { createRecord } from '@passerelle/rehearsal/crm/crm-records.ts';
import type { CrmWorldOptions, Stored } from '@passerelle/rehearsal/crm/crm-world.ts';
import { crmClient } from '../src/client.ts';
import type { CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { SaleForCrm } from '../src/sale.ts';
import type { CrmSettings } from '../src/settings.ts';
import type { StatusMemory } from '../src/status-lists.ts';
import { nothingSeen } from '../src/sync-context.ts';
import { syncSale, type SaleOutcome } from '../src/sync-sale.ts';
import { settings } from './sample-sale.ts';
import { clientOptions } from './stage.ts';

/** In place of a kill: nothing catches it, and what was in memory is gone. */
export class Killed extends Error {}

export interface SyncStage {
  crm: RehearsedCrm;
  writes: string[];
  /** Like a run of the program: a client and a session of its own, the same ledger. */
  run(sale: SaleForCrm, timeoutMs?: number): Promise<SaleOutcome>;
  /** That many seconds go by. */
  wait(seconds: number): void;
  /** What the CRM holds and shows: no deleted ones, no converted leads. */
  records(module: string): Stored[];
  /** The program is killed at the so manieth thing that it writes down, once: that is kept, or lost. */
  dieAtPut(number: number, kept: boolean): void;
  /** Somebody who has not bought yet. */
  putLead(email: string): void;
}

export async function syncStage(
  options: CrmWorldOptions = {},
  change: Partial<CrmSettings> = {},
  statuses: StatusMemory = { areRight: () => true, noteRight: () => undefined },
): Promise<SyncStage> {
  const crm = await startRehearsedCrm(options);
  const known = new Map<string, Known>();
  const writes: string[] = [];
  const death = { at: 0, kept: false };
  let now = 1_800_000_000_000;
  return {
    ...{ crm, writes },
    dieAtPut: (at, kept) => void Object.assign(death, { at, kept }),
    putLead: (email) => {
      const [user] = crm.world.users;
      if (user !== undefined)
        createRecord(crm.world, user, 'Leads', { lastname: 'Dupré', email, assigned_user_id: user.id });
    },
    wait: (seconds) => void (now += seconds * 1000),
    run: (sale, timeoutMs = 10_000) =>
      syncSale(
        {
          client: crmClient({ ...clientOptions(crm.url), timeoutMs }),
          settings: { ...settings, ...change },
          intents: intentsInMemory(known, () => now, death),
          ...{ subject: sale.orderId, now: () => new Date(now), graceMs: 60_000 },
          wrote: ({ module, what }: CrmWrite) => void writes.push(`${what} ${module}`),
          ...{ seen: nothingSeen(), isDryRun: false, leavesKnown: false },
          statuses,
        },
        sale,
      ),
    records: (module) =>
      [...crm.world.records.values()].filter(
        (one) => one.module.name === module && !one.isDeleted && !one.isConverted,
      ),
  };
}

export type Known = Intent & { write: NewWrite };

/** In place of the ledger: what is in it outlives a kill, and nothing else does. */
export function intentsInMemory(
  known: Map<string, Known>,
  now: () => number,
  death: { at: number; kept: boolean } = { at: 0, kept: false },
): Intents {
  const nameOf = ({ kind, key }: NewWrite): string => `${kind} ${key}`;
  const put = (write: NewWrite, intent: Intent): void => {
    const dies = --death.at === 0;
    if (!dies || death.kept) known.set(nameOf(write), { ...intent, write });
    if (dies) throw new Killed();
  };
  return {
    find: (write) => known.get(nameOf(write)) ?? null,
    intend: (write) => put(write, { state: 'SENDING', intendedAt: new Date(now()), remoteId: '' }),
    settle: (write, { state, remoteId = '' }) => put(write, { state, intendedAt: null, remoteId }),
    seeAbsent: () => undefined,
  };
}

/** The only record of a module, with its id; throws where there are none or several. */
export function only(stage: SyncStage, module: string): Record<string, unknown> {
  const found = stage.records(module);
  if (found.length !== 1) throw new Error(`${found.length} of ${module}`);
  return { ...found[0]!.fields, id: found[0]!.id };
}

/** What a person makes in the CRM; the id of it. */
export function putByHand(
  { crm: { world } }: SyncStage,
  module: string,
  fields: Record<string, unknown>,
): string {
  return String(createRecord(world, world.users[0]!, module, { assigned_user_id: '19x1', ...fields })['id']);
}
