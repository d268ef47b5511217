import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { DocumentWriter, Documents } from '../batch/documents.ts';
import { nameBatch, type BatchName } from '../batch/lot.ts';
import type { PreparedBatch } from '../batch/prepare.ts';
import type { CompiledLayout } from '../layout/fill-layout.ts';
import type { CustomerDecision } from './decide-customers.ts';

export type CustomerToSend = Extract<CustomerDecision, { kind: 'send' }>;

export interface CustomersPreparation {
  /** null: a dry run without a ledger. */
  ledger: Ledger | null;
  isDryRun: boolean;
  layout: CompiledLayout<'accounts'>;
  /** The pattern of file names. */
  fileName: string;
  documents: Documents;
  now: Date;
  /** In the transaction that binds the versions to their parcel. */
  besides: () => void;
  onReplaced: (number: string, field: string) => void;
}

/**
 * Writes the customers into one document and binds their versions to its parcel, in one transaction: after it the parcel
 * stands in the ledger as DRAFT, or nothing has happened. No customer to send: no document; null.
 */
export function prepareCustomers(
  customers: readonly CustomerToSend[],
  preparation: CustomersPreparation,
): PreparedBatch | null {
  const { ledger, isDryRun, documents, now, besides } = preparation;
  const record = (batch: PreparedBatch | null): void => {
    if (ledger === null || isDryRun) return;
    ledger.transaction(() => {
      if (batch !== null) bind(ledger, batch, customers, now);
      besides();
    });
  };
  try {
    const batch = customers.length === 0 ? null : write(customers, preparation);
    record(batch);
    return batch;
  } catch (error) {
    documents.abandon();
    throw error;
  }
}

function write(customers: readonly CustomerToSend[], preparation: CustomersPreparation): PreparedBatch {
  const { ledger, documents, fileName, now } = preparation;
  const name = nameBatch((ledger?.meta.lastBatch ?? 0) + 1, now, fileName);
  const document = documents.begin(name.fileName);
  fill(document, name, customers, preparation);
  return { ...name, ...document.finish(), orderCount: 0 };
}

function fill(
  document: DocumentWriter,
  { lot, createdAt }: BatchName,
  customers: readonly CustomerToSend[],
  { layout, onReplaced }: CustomersPreparation,
): void {
  const members = customers.map(({ sent }) => sent);
  for (const block of layout.document({ lot, createdAt }, members, onReplaced)) document.write(block);
}

function bind(ledger: Ledger, batch: PreparedBatch, customers: readonly CustomerToSend[], at: Date): void {
  const { customers: known } = ledger;
  ledger.meta.takeBatchNumber();
  ledger.parcels.add({ ...batch, createdAt: at }, 'customers');
  ledger.till.add(batch.number, batch.fileName);
  for (const { sent, hash, content } of customers) {
    const { number, email, action } = sent;
    const identity = known.identityOf(email.toLowerCase());
    const contentHash = known.hash(content);
    known.bindVersion({ number, parcel: batch.number, identity, hash, contentHash, action, at });
  }
}
