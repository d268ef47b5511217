import { makeOnce as makeOnceAnywhere, type Fate, type Made } from '@passerelle/core/delivery/make-once.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import { personKey } from '@passerelle/core/ledger/person-key.ts';
import { CrmFailure, mayBeDone } from './fault.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { SyncContext } from './sync-context.ts';

/** One record that is made in the CRM once, and what it can be looked up by there. */
export interface Making {
  /** vtiger's module: `SalesOrder`, `Contacts`, `Tax`. */
  module: string;
  key: string;
  /** What it is told by where the key is somebody's name or e-mail. Default: the key. */
  told?: string;
  /** Exactly what stands under the key, however many there are. Rejects when it could not look. */
  look: (context: SyncContext) => Promise<CrmRecord[]>;
  make: () => Promise<CrmRecord>;
  /** Just looked for, together with others, and not there: of what was never sent that is enough. */
  isAbsent?: boolean;
  /** It may be absent although it was there: a product that was thrown away. Otherwise a person looks. */
  mayBeMadeAnew: boolean;
}

/** The record that is there, and whether it was made just now. null: a later run will know. */
export type Once = { row: CrmRecord; isNew: boolean } | null;

/** Looks, and makes what is absent, once; told as it happens. Throws CrmFailure. */
export async function makeOnce(context: SyncContext, making: Making): Promise<Once> {
  const { module, key } = making;
  const one = async (within: SyncContext): Promise<CrmRecord | null> => {
    const rows = await making.look(within);
    if (rows.length > 1) throw new CrmFailure(ambiguous(making, rows));
    return rows[0] ?? null;
  };
  const write = writeOf(context, making);
  let isKnownAbsent = making.isAbsent === true && context.intents.find(write) === null;
  const look = (connection: 'open' | 'new'): Promise<CrmRecord | null> => {
    const isSkipped = isKnownAbsent;
    isKnownAbsent = false;
    if (isSkipped) return Promise.resolve(null);
    return one(connection === 'open' ? context : { ...context, client: context.client.anew() });
  };
  const made = await makeOnceAnywhere<CrmRecord>(context, {
    ...{ write, look },
    ...{ make: making.make, fateOf, mayBeMadeAnew: making.mayBeMadeAnew },
    idOf: (row) => textOf(row, 'id'),
  });
  if (made.kind === 'accepted') {
    const told = making.told ?? key;
    if (made.isNew) context.wrote({ module, key: told, id: textOf(made.row, 'id'), what: 'created' });
    return { row: made.row, isNew: made.isNew };
  }
  return notMade(context, making, made);
}

function notMade(
  { wrote }: SyncContext,
  { module, key: given, told: key = given }: Making,
  made: Exclude<Made<CrmRecord>, { kind: 'accepted' }>,
): null {
  if (made.kind === 'refused') throw made.error;
  if (made.kind === 'gone') throw new CrmFailure({ kind: 'crm/gone', module, key, id: made.remoteId });
  if (made.kind === 'settled') throw new CrmFailure({ kind: 'crm/settled', module, key });
  wrote({ module, key, id: '', what: 'waiting' });
  return null;
}

/** Who a customer is does not stand in the ledger: a name or an e-mail is kept as its hash. */
export function writeOf({ subject }: Pick<SyncContext, 'subject'>, { module, key }: WriteName): NewWrite {
  const isOfPerson = ['Contacts', 'Accounts', 'Leads'].includes(module);
  const kept = isOfPerson ? personKey(key) : key;
  const about = { orderKey: null, subject, event: 'changed', payload: {} };
  return { target: 'crm', kind: module, key: kept, ...about };
}

type WriteName = Pick<Making, 'module' | 'key'>;

/** null: no fault of the CRM. */
export function fateOf(error: unknown): Fate | null {
  if (!(error instanceof CrmFailure)) return null;
  const { fault } = error;
  const answer: Fault = fault;
  if (fault.kind === 'crm/duplicate' || fault.kind === 'crm/cannot-create-orders')
    return { kind: 'refused-half-way', answer };
  if (fault.kind === 'crm/no-such-owner') return { kind: 'refused', answer };
  if (fault.kind === 'crm/refused')
    return { kind: mayBeDone(fault) ? 'refused-half-way' : 'refused', answer };
  return mayBeDone(fault) ? { kind: 'unknown' } : { kind: 'not-sent' };
}

function ambiguous({ module, key, told }: Making, rows: readonly CrmRecord[]) {
  return {
    kind: 'crm/ambiguous',
    module,
    key: told ?? key,
    ids: rows.map((row) => textOf(row, 'id')),
  } as const;
}
