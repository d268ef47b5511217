import type { Query } from './call.ts';
import type { Caller } from './caller.ts';
import { putWhole } from './put-whole.ts';
import type { ResourceName } from './resources.ts';
import { rightsOf } from './rights.ts';
import { ShopTrouble } from './shop-fault.ts';
import {
  isRefusal,
  isRefusalOfAll,
  outcomeOf,
  sendChanges,
  type Change,
  type Outcome,
  type Written,
} from './writes.ts';

/** Changes one row: the fields that are given and no other. */
export async function changeOne(
  caller: Caller,
  resource: ResourceName,
  change: Change,
  query: Query = [],
): Promise<Outcome<Written>> {
  const outcome = await outcomeOf(send(caller, resource, [change], query), isRefusal);
  if (outcome.kind !== 'done') return outcome;
  return { kind: 'done', value: outcome.value[0] as Written };
}

/**
 * Changes many rows in one request. Not all or nothing: after anything but `done`, and after a `refused` that says
 * that access was refused, read back what became of each.
 */
export function changeMany(
  caller: Caller,
  resource: ResourceName,
  changes: readonly Change[],
): Promise<Outcome<Written[]>> {
  return outcomeOf(send(caller, resource, changes, []), isRefusalOfAll);
}

/**
 * From 8.0 on a change is a PATCH; a key that lacks that right is told so, never served by PUT, which would wipe what
 * is not sent. Before 8.0 there is no PATCH: the whole row is read, changed and sent back.
 */
async function send(
  caller: Caller,
  resource: ResourceName,
  changes: readonly Change[],
  query: Query,
): Promise<Written[]> {
  if (changes.length === 0) return [];
  if ((await majorVersion(caller)) >= 8) return sendChanges(caller, 'PATCH', resource, changes, query);
  return putWhole(caller, resource, changes, query);
}

async function majorVersion(caller: Caller): Promise<number> {
  if (caller.version === undefined) await rightsOf(caller);
  const major = Number.parseInt(caller.version ?? '', 10);
  if (Number.isNaN(major)) throw new ShopTrouble({ kind: 'shop/version-unknown' }, 'version');
  return major;
}
