import { takeOverStaging } from '@passerelle/core/delivery/take-over.ts';
import { fateOf } from '@passerelle/core/ledger/fate.ts';
import { recognise } from '@passerelle/core/ledger/recognise.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { meaningOfState } from '@passerelle/core/orders/order-state.ts';
import { NumbersInFile } from '@passerelle/core/orders/read-orders.ts';
import { decide } from '@passerelle/core/orders/select.ts';
import { substanceOf } from '@passerelle/core/orders/substance.ts';
import { deliveryContext } from '../deliver-batches.ts';
import { latestVersions, type SourcedOrder } from '@passerelle/core/orders/latest-versions.ts';
import type { OrdersJob } from '../options.ts';
import { selectionRules } from '../plan-batches.ts';
import { readSources } from '../read-sources.ts';
import type { ArchivedOrders, ArchiveProof } from './archived-orders.ts';
import { readArchive, type ReadArchive } from './read-archive.ts';

/** How an order of the CSV was found to be sent already. */
type Proof = ArchiveProof | 'all';

type Unadopted = Pick<SourcedOrder, 'order' | 'rejection' | 'source'>;
type Adopted = Unadopted & { proof: Proof };

/**
 * `adopt`, the go-live: orders of the current CSV that an XML of ArchiveExport has are recorded as already sent; the
 * others are listed and stay to be sent (`all`: those that are sales are recorded too). Sends nothing. With a remote CSV
 * the staging folder is taken over for this ledger.
 */
export async function adopt(job: OrdersJob, ledger: Ledger, all: boolean): Promise<void> {
  const { paths, options } = job;
  const sources = await readSources(job, true);
  const files = sources.files.map((source) => source.orders);
  const names = [...latestVersions(files)].map(({ order: { id, ref } }) => ({ id, ref }));
  const archive = await readArchive(paths.archive, names);
  tellArchive(job, archive);
  const adopted: Adopted[] = [];
  const left: Unadopted[] = [];
  for (const { order, rejection, source } of latestVersions(files)) {
    if (isSettledAlready(ledger, order)) continue;
    const proof = findProof(order, archive.orders, all, job);
    if (proof) adopted.push({ order, rejection, source, proof });
    else left.push({ order, rejection, source });
  }
  recordAdopted(job, ledger, adopted);
  if (options.file === undefined)
    await job.connections.run((transport) => takeOverStaging(transport, deliveryContext(job, ledger)));
  tellAdopted(job, adopted);
  tellLeft(job, ledger, left);
}

function isSettledAlready(ledger: Ledger, { id, ref, date }: Order): boolean {
  const status = ledger.orders.find(id, ref, date)?.status;
  return status === 'sent' || status === 'adopted' || status === 'acknowledged';
}

/** `--all` never records an order that is not yet a sale: paid later, it would be lost. */
function findProof(order: Order, archived: ArchivedOrders, all: boolean, job: OrdersJob): Proof | null {
  const proof = archived.proofOf(order);
  if (proof) return proof;
  const isSale = meaningOfState(order, selectionRules(job)) === 'sale';
  return all && isSale && (order.id !== '' || order.ref !== '') ? 'all' : null;
}

function recordAdopted({ world }: OrdersJob, ledger: Ledger, adopted: readonly Adopted[]): void {
  const now = world.now();
  ledger.transaction(() => {
    for (const { order, rejection } of adopted) {
      const entry = {
        id: order.id,
        ref: order.ref,
        status: 'adopted' as const,
        decision: null,
        orderedAt: order.date,
        stateId: order.stateId || order.stateLabel,
        parcel: null,
        substance: substanceOf(order, rejection !== null),
        lines: [],
        difference: [],
      };
      ledger.orders.record(ledger.orders.find(order.id, order.ref, order.date), entry, now, 'adopted');
    }
    ledger.meta.noteAdoption();
    const dates = [...adopted.map(({ order }) => order.date), ledger.meta.oldestAdopted ?? ''];
    const [oldest] = dates.filter((date) => date !== '').sort();
    if (oldest !== undefined) ledger.meta.oldestAdopted = oldest;
  });
}

/** How much of the archive was read, and what of it helps nobody: a file of another shop, or damaged. */
function tellArchive({ narrator, words, paths, findings }: OrdersJob, archive: ReadArchive): void {
  const { files, searchedAsText, withoutAny } = archive;
  narrator.tell('plain', words.settling.archiveRead({ files, folder: paths.archive }));
  if (searchedAsText.length > 0) {
    const sentence = words.settling.searchedAsText({ files: searchedAsText });
    findings.warnings.push(narrator.censor(sentence));
    narrator.tell('warning', sentence);
  }
  if (withoutAny.length > 0) narrator.tell('plain', words.settling.withoutAny({ files: withoutAny }));
}

function tellAdopted({ narrator, words, findings }: OrdersJob, adopted: readonly Adopted[]): void {
  findings.count('adopted', adopted.length);
  narrator.tell('good', words.settling.adopted({ count: adopted.length }));
  for (const { order, proof } of adopted) {
    const tone = proof === 'reference' ? 'detail' : 'plain';
    narrator.tell(tone, words.settling.adoptedOrder({ id: order.id, ref: order.ref, proof }));
  }
}

/** Of each order that stays, what the next run makes of it: a person sees now what would be sent. */
function tellLeft(job: OrdersJob, ledger: Ledger, left: readonly Unadopted[]): void {
  const { narrator, words, findings } = job;
  const rules = selectionRules(job);
  const numbers = new NumbersInFile();
  const decided = left.map(({ order, rejection, source }) => {
    const { known, doubt } = recognise(ledger, order, (id) => numbers.has(source, id));
    const fate = doubt ? { status: 'doubtful' as const, reason: doubt } : fateOf(known);
    return { order, kind: decide(order, rejection, fate, rules).kind };
  });
  const toSend = decided.filter(({ kind }) => kind === 'send').length;
  findings.count('left', left.length);
  if (left.length > 0) narrator.tell('warning', words.settling.left({ count: left.length, toSend }));
  for (const { order, kind } of decided) {
    const { id, ref, date } = order;
    narrator.tell('plain', words.settling.leftOrder({ id, ref, date, next: words.decisions.kinds[kind] }));
  }
}
