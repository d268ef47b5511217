import { warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import type { CustomerEvent } from './customers/event.ts';
import type { OrdersEvent } from './event.ts';
import type { CustomersJob } from './options.ts';
import { reportTo as reportDeliveries } from './report.ts';
import type { OrdersWords } from './words/words.ts';

type Event<Kind extends CustomerEvent['kind']> = Extract<CustomerEvent, { kind: Kind }>;

export type EmitCustomers = (event: CustomerEvent | OrdersEvent) => void;

/** The one place that tells a run of `customers`. Nobody is named there but by his number; XML is told as ever. */
export function reportTo(job: CustomersJob): EmitCustomers {
  const tellDelivery = reportDeliveries(job);
  return (event) => (isOfCustomers(event) ? tell(job, event) : tellDelivery(event));
}

function isOfCustomers(event: CustomerEvent | OrdersEvent): event is CustomerEvent {
  return event.kind.startsWith('customer');
}

function tell(job: CustomersJob, event: CustomerEvent): void {
  const { reporter, words, findings } = job;
  const { customers } = words;
  switch (event.kind) {
    case 'customers-read':
      findings.count('customers', event.customers);
      return reporter.tell('plain', customers.read(event));
    case 'customer-decided':
      findings.count(event.decision);
      return reporter.tell(event.decision === 'send' ? 'good' : 'detail', customers.decided(event));
    case 'customer-not-found':
      return warn(job, customers.notFound(event));
    case 'customers-prepared':
      return tellPrepared(job, event);
    case 'customers-limit':
      return reporter.tell('plain', customers.limit(event));
    case 'customer-replaced':
      return warn(job, customers.replaced(event));
    case 'customers-not-to-compare':
      return reporter.tell('plain', customers.nothingToCompare);
  }
}

function tellPrepared(
  { reporter, words, findings }: Audience<OrdersWords>,
  { batch, customers: count, isPlanned }: Event<'customers-prepared'>,
): void {
  const { customers } = words;
  if (batch === null) return reporter.tell('plain', customers.nothingToSend);
  const { fileName: file, bytes, sha256 } = batch;
  const told = { file, customers: count, bytes };
  reporter.tell('plain', isPlanned ? customers.wouldSend(told) : customers.prepared(told));
  findings.files.push({ name: file, bytes, sha256, state: isPlanned ? 'planned' : 'DRAFT' });
}
