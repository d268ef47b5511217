import type { CrmClient, CrmElement } from './client.ts';
import { folded } from './clean-text.ts';
import type { CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { OnceContext } from '@passerelle/core/delivery/make-once.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { CrmSettings } from './settings.ts';
import type { StatusLists, StatusMemory } from './status-lists.ts';

/** What one run needs, and what it has seen. */
export interface SyncContext extends OnceContext {
  client: CrmClient;
  /** What the work is about, as people name it: the order's number. */
  subject: string;
  settings: CrmSettings;
  statuses: StatusMemory;
  /** Customers whom the CRM has are left as they are. */
  leavesKnown: boolean;
  /** Nothing is sent: what would be is told. */
  isDryRun: boolean;
  /** Told as it happens, so that a run that dies has told what it did. */
  wrote: (write: CrmWrite) => void;
  /** Of this run: taxes and currencies are read once; a version that has refused an order refuses them all. */
  seen: Seen;
}

export interface Seen {
  taxes: CrmRecord[] | null;
  currencies: Map<string, CrmRecord>;
  refusesOrders: string | null;
  statuses: StatusLists | null;
}

export function nothingSeen(): Seen {
  return { taxes: null, currencies: new Map(), refusesOrders: null, statuses: null };
}

/** Rows whose field is that value, exactly but for what `isSame` lets pass: the database folds case and accents. */
export async function exactly(
  { client }: Pick<SyncContext, 'client'>,
  module: string,
  fields: readonly string[],
  field: string,
  value: string,
  isSame: (found: string, wanted: string) => boolean = (found, wanted) => found === wanted,
): Promise<CrmRecord[]> {
  const rows = await client.query({
    module,
    fields: [...new Set([field, ...fields])],
    where: { field, values: [value] },
  });
  return rows.filter((row) => isSame(textOf(row, field), value));
}

/** As the database compares: for names that it holds to be the same. */
export const alike = (left: string, right: string): boolean => folded(left) === folded(right);

/** Changes what differs; nothing differs, nothing is sent. */
export async function follow(
  { client, wrote }: SyncContext,
  module: string,
  key: string,
  id: string,
  change: CrmElement,
): Promise<void> {
  if (Object.keys(change).length === 0) return wrote({ module, key, id, what: 'same' });
  await client.revise({ ...change, id });
  wrote({ module, key, id, what: 'changed' });
}
