import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { createRecord } from '@passerelle/rehearsal/crm/crm-records.ts';
import type { CrmWorldOptions, Stored } from '@passerelle/rehearsal/crm/crm-world.ts';
import { crmClient } from '../src/client.ts';
import type { WriteKey, WriteLedger, WriteState } from '../src/ledger.ts';
import type { SaleForCrm } from '../src/sale.ts';
import type { CrmSettings } from '../src/settings.ts';
import type { CrmWrite } from '../src/sync-context.ts';
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
  ledger: Map<string, WriteState>;
  /** The program is killed at the so manieth thing that it writes down, once: that is kept, or lost. */
  dieAtPut(number: number, kept: boolean): void;
  /** Somebody who has not bought yet. */
  putLead(email: string): void;
}

export async function syncStage(
  options: CrmWorldOptions = {},
  change: Partial<CrmSettings> = {},
): Promise<SyncStage> {
  const crm = await startRehearsedCrm(options);
  const states = new Map<string, WriteState>();
  const writes: string[] = [];
  const death = { at: 0, kept: false };
  let now = 1_800_000_000_000;
  return {
    ...{ crm, writes, ledger: states },
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
          ledger: ledgerIn(states, death),
          ...{ now: () => now, graceMs: 60_000 },
          wrote: ({ module, what }: CrmWrite) => void writes.push(`${what} ${module}`),
          seen: { taxes: null, currencies: new Map() },
        },
        sale,
      ),
    records: (module) =>
      [...crm.world.records.values()].filter(
        (one) => one.module.name === module && !one.isDeleted && !one.isConverted,
      ),
  };
}

export function ledgerIn(
  states: Map<string, WriteState>,
  death: { at: number; kept: boolean } = { at: 0, kept: false },
): WriteLedger {
  const nameOf = ({ module, key }: WriteKey): string => `${module} ${key}`;
  return {
    find: (key) => Promise.resolve(states.get(nameOf(key)) ?? null),
    put: (key, state) => {
      const dies = --death.at === 0;
      if (!dies || death.kept) states.set(nameOf(key), state);
      return dies ? Promise.reject(new Killed()) : Promise.resolve();
    },
  };
}
