import { takeOverStaging } from '@passerelle/core/delivery/take-over.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { meaningOfState } from '@passerelle/core/orders/order-state.ts';
import { substanceOf } from '@passerelle/core/orders/substance.ts';
import { deliveryContext } from '../deliver-batches.ts';
import { latestVersions } from '@passerelle/core/orders/latest-versions.ts';
import type { OrdersJob } from '../options.ts';
import { selectionRules } from '../plan-batches.ts';
import { readSources } from '../read-sources.ts';
import { readArchivedValues, type ArchivedValues } from './archived-values.ts';

/** How an order of the CSV was found to be sent already. */
type Proof = 'reference' | 'id' | 'all';

/**
 * `adopt`, the go-live: orders of the current CSV that stand in an XML of ArchiveExport are recorded as already sent; the
 * others are listed and stay to be sent (`all`: those that are sales are recorded too). Sends nothing. With a remote CSV
 * the staging folder is taken over for this ledger.
 */
export async function adopt(job: OrdersJob, ledger: Ledger, all: boolean): Promise<void> {
  const { narrator, words, paths, options } = job;
  const { values, files } = await readArchivedValues(paths.archive);
  narrator.tell('plain', words.settling.archiveRead({ files, folder: paths.archive }));
  const sources = await readSources(job);
  const adopted: { order: Order; proof: Proof }[] = [];
  const left: Order[] = [];
  for (const { order } of latestVersions(sources.map((source) => source.orders))) {
    if (isSettledAlready(ledger, order)) continue;
    const proof = findProof(order, values, all, job);
    if (proof) adopted.push({ order, proof });
    else left.push(order);
  }
  recordAdopted(
    job,
    ledger,
    adopted.map(({ order }) => order),
  );
  if (options.file === undefined)
    await job.connections.run((transport) => takeOverStaging(transport, deliveryContext(job, ledger)));
  tellAdoption(job, adopted, left);
}

function isSettledAlready(ledger: Ledger, { id, ref }: Order): boolean {
  const status = ledger.orders.find(id, ref)?.status;
  return status === 'sent' || status === 'adopted' || status === 'acknowledged';
}

/** `--all` never records an order that is not yet a sale: paid later, it would be lost. */
function findProof(order: Order, values: ArchivedValues, all: boolean, job: OrdersJob): Proof | null {
  if (values.hasReference(order.ref)) return 'reference';
  if (values.hasId(order.id)) return 'id';
  const isSale = meaningOfState(order, selectionRules(job)) === 'sale';
  return all && isSale && (order.id !== '' || order.ref !== '') ? 'all' : null;
}

function recordAdopted({ world }: OrdersJob, ledger: Ledger, orders: readonly Order[]): void {
  const now = world.now();
  ledger.transaction(() => {
    for (const order of orders) {
      const entry = {
        id: order.id,
        ref: order.ref,
        status: 'adopted' as const,
        decision: null,
        orderedAt: order.date,
        stateId: order.stateId || order.stateLabel,
        batch: null,
        substance: substanceOf(order),
        lines: [],
        difference: [],
      };
      ledger.orders.record(ledger.orders.find(order.id, order.ref), entry, now, 'adopted');
    }
    const dates = orders.map((order) => order.date).filter((date) => date !== '');
    const oldest = [...dates, ledger.meta.oldestAdopted ?? ''].filter((date) => date !== '').sort()[0];
    if (oldest !== undefined) ledger.meta.oldestAdopted = oldest;
  });
}

function tellAdoption(
  { narrator, words, findings }: OrdersJob,
  adopted: readonly { order: Order; proof: Proof }[],
  left: readonly Order[],
): void {
  findings.count('adopted', adopted.length);
  findings.count('left', left.length);
  narrator.tell('good', words.settling.adopted({ count: adopted.length }));
  for (const { order, proof } of adopted) {
    const tone = proof === 'reference' ? 'detail' : 'plain';
    narrator.tell(tone, words.settling.adoptedOrder({ id: order.id, ref: order.ref, proof }));
  }
  if (left.length > 0) narrator.tell('warning', words.settling.left({ count: left.length }));
  for (const { id, ref, date } of left) narrator.tell('plain', words.settling.leftOrder({ id, ref, date }));
}
