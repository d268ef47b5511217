import { lookAtStaging, openStaging } from '@passerelle/core/delivery/staging.ts';
import { tidyUp } from '@passerelle/core/delivery/tidy-up.ts';
import { markCollected } from '@passerelle/core/delivery/collect.ts';
import { assertImportFolder } from '@passerelle/core/delivery/import-folder.ts';
import { Courier } from '@passerelle/core/delivery/deliver.ts';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { Archive } from '@passerelle/core/files/archive.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { openStates } from '@passerelle/core/ledger/states.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { advanceOpenBatches, type DeliverySide } from './advance-batches.ts';
import type { OrdersJob } from './options.ts';

export function deliverySide(job: OrdersJob, ledger: Ledger): DeliverySide {
  const context = deliveryContext(job, ledger);
  return { context, courier: new Courier(context), blocked: new Map() };
}

export function deliveryContext(
  { config, paths, world, program }: OrdersJob,
  ledger: Ledger,
): DeliveryContext {
  return {
    program,
    ledger,
    archive: new Archive(paths.archive),
    remoteDir: config.xml.remoteDir,
    stagingDir: config.xml.stagingDir,
    importMinutes: config.proshop.importMinutes,
    now: () => world.now(),
    uniqueId: () => world.uniqueId(),
  };
}

/** What an earlier run left: batches are carried on, and what ProShop collected is noticed. */
export async function finishEarlierWork(job: OrdersJob, side: DeliverySide): Promise<void> {
  const { ledger, archive } = side.context;
  archive.discardOrphans(ledger.till.inState('DRAFT').map((batch) => batch.fileName));
  const open = ledger.till.inState(...openStates.till).length;
  if (open > 0) job.narrator.tell('plain', job.words.orderCycle.finishing({ count: open }));
  await job.connections.run(async (transport) => {
    await assertImportFolder(transport, side.context.remoteDir);
    await openStaging(transport, side.context);
  });
  await advanceOpenBatches(job, side);
  const gone = await job.connections.run((transport) => markCollected(transport, side.context));
  for (const { fileName: file } of gone) job.narrator.tell('plain', job.words.orderCycle.collected({ file }));
}

/** What would stop a run before it sends anything, and can be seen without changing anything. Throws Failure(2). */
export async function lookAtServer(job: OrdersJob, ledger: Ledger): Promise<void> {
  const context = deliveryContext(job, ledger);
  await job.connections.run((transport) => lookAtStaging(transport, context));
}

/** Takes away what earlier runs left in the staging folder. */
export async function cleanUpAfterwards(job: OrdersJob, { context }: DeliverySide): Promise<void> {
  const { narrator, words } = job;
  const tidied = await tidyUp(job.connections, context, job.startedAt);
  if ('trouble' in tidied)
    return narrator.tell(
      'warning',
      words.cycle.notCleaned({ reason: words.say(tidied.trouble.fault).message }),
    );
  if (tidied.count > 0) narrator.tell('detail', words.cycle.cleaned({ count: tidied.count }));
  if (tidied.left.length > 0) narrator.tell('warning', words.cycle.notDeleted({ paths: tidied.left }));
}

/** Deliveries that only a person can settle: said at every run, exit 8, until `resolve`. */
export function tellUncertain({ narrator, words, findings }: OrdersJob, ledger: Ledger): void {
  for (const { fileName: file, lot } of ledger.till.inState('UNCERTAIN')) {
    const { message, hint } = words.delivery.uncertain({ file, lot });
    narrator.tell('bad', message);
    narrator.tell('bad', hint);
    findings.warnings.push(`${message} ${hint}`);
    findings.endWith(ExitCode.Uncertain);
  }
}
