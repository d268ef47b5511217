import { lookAtStaging, openStaging } from '@passerelle/core/delivery/staging.ts';
import { markCollected } from '@passerelle/core/delivery/collect.ts';
import { assertImportFolder } from '@passerelle/core/delivery/import-folder.ts';
import { Courier } from '@passerelle/core/delivery/courier.ts';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { openStates } from '@passerelle/core/ledger/states.ts';
import type { Connections } from '@passerelle/core/transport/connections.ts';
import { advanceOpenBatches, type DeliverySide } from './advance-batches.ts';
import { composeTill } from './compose.ts';
import type { Emit } from './event.ts';

export async function deliverySide(
  connections: Connections,
  context: DeliveryContext,
): Promise<DeliverySide> {
  const till = await composeTill(context);
  return { connections, context, courier: new Courier(context, 'till'), till, blocked: new Map() };
}

/** What an earlier run left: batches are taken on, and what ProShop collected is noticed. */
export async function finishEarlierWork(side: DeliverySide, emit: Emit): Promise<void> {
  const { connections, context } = side;
  const { ledger, archive } = context;
  archive.discardOrphans(ledger.till.inState('DRAFT').map((batch) => batch.fileName));
  const open = ledger.till.inState(...openStates.till).length;
  if (open > 0) emit({ kind: 'batches-open', count: open });
  const gone = await connections.run(async (transport) => {
    await assertImportFolder(transport, context.remoteDir);
    return markCollected(side.till(transport), context, () => openStaging(transport, context));
  });
  for (const { fileName: file } of gone) emit({ kind: 'batch-collected', file });
  await advanceOpenBatches(side, emit);
}

/** What would stop a run before it sends anything, and can be seen without changing anything. Throws Failure(2). */
export async function lookAtServer(connections: Connections, context: DeliveryContext): Promise<void> {
  await connections.run((transport) => lookAtStaging(transport, context));
}
