import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { openStates } from '@passerelle/core/ledger/states.ts';
import type { PreparedBatch } from './batch/prepare.ts';
import type { OrdersJob } from './options.ts';
import type { Sources } from './read-sources.ts';
import { warn } from './tell.ts';

export function tellPrepared(
  { narrator, words, options, findings }: OrdersJob,
  batches: readonly PreparedBatch[],
): void {
  if (batches.length === 0) narrator.tell('plain', words.orderCycle.nothingToSend);
  for (const { fileName: file, orderCount: orders, bytes, sha256 } of batches) {
    const told = { file, orders, bytes };
    narrator.tell(
      'plain',
      options.dryRun ? words.orderCycle.wouldSend(told) : words.orderCycle.prepared(told),
    );
    findings.files.push({ name: file, bytes, sha256, state: options.dryRun ? 'planned' : 'DRAFT' });
  }
}

/** The state each batch of this run rests in, whatever became of the run. */
export function reportFiles({ findings }: OrdersJob, ledger: Ledger): void {
  for (const file of findings.files) file.state = ledger.till.byKey(file.name)?.state ?? file.state;
}

/**
 * Orders that waited for their payment and are no longer in the shop's export. Only a full cycle can tell: an order that
 * was last seen in the run which read a file that still stands there, unchanged, may stand in it.
 */
export function tellVanished(job: OrdersJob, { files, unchanged, left }: Sources): void {
  const { ledger, options, words } = job;
  const isFullCycle =
    options.file === undefined && options.only.length === 0 && files.length > 0 && left === 0;
  if (!ledger || !isFullCycle) return;
  const runs = new Set([job.startedAt.toISOString(), ...unchanged.map(({ readAt }) => readAt)]);
  const vanished = ledger.orders
    .inStatus('waiting')
    .filter((order) => !runs.has(order.lastSeen.toISOString()));
  for (const { id, ref } of vanished) warn(job, words.orderCycle.leftWaiting({ id, ref }));
  ledger.transaction(() => vanished.forEach((order) => ledger.orders.markGone(order)));
}

/** What a real run would finish first. */
export function tellUnfinished({ ledger, narrator, words }: OrdersJob): void {
  for (const { lot, state } of ledger?.till.inState(...openStates.till) ?? []) {
    narrator.tell('plain', words.orderCycle.wouldFinish({ lot, state }));
  }
}
