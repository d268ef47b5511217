import type { Courier } from '@passerelle/core/delivery/courier.ts';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import type { DeliveryFault } from '@passerelle/core/delivery/delivery-fault.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import { openStates, type FolderState } from '@passerelle/core/ledger/states.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { localFailure } from '@passerelle/core/failure/local-failure.ts';
import type { SalesDestination } from '@passerelle/core/ports/sales-destination.ts';
import type { Connections } from '@passerelle/core/transport/connections.ts';
import type { Transport } from '@passerelle/core/transport/transport.ts';
import { TransportError, type TransportErrorKind } from '@passerelle/core/transport/transport-error.ts';
import type { Emit } from './event.ts';

/** The side of a run that changes things on the server. */
export interface DeliverySide {
  connections: Connections;
  context: DeliveryContext;
  courier: Courier<'till'>;
  /** ProShop's folder, over a connection. */
  till: (transport: Transport) => SalesDestination<Delivery>;
  /** By number: the batches that this run could not take on, and why; not tried again by this run. */
  blocked: Map<number, Failure>;
}

/**
 * Takes every open batch as far as it goes, each on its own: one that the server refuses, or whose archive another
 * program holds, keeps back neither the others nor the orders to come. Rejects with what ails the server as a whole, the
 * ledger or the disk, and where a rename is left unsettled: what it left behind is evidence that nothing may disturb.
 */
export async function advanceOpenBatches(side: DeliverySide, emit: Emit): Promise<void> {
  const { ledger, remoteDir } = side.context;
  const open = ledger.till.inState(...openStates.till);
  for (const batch of open.filter(({ number }) => !side.blocked.has(number))) {
    emit({ kind: 'batch-taken', batch });
    try {
      const state = await advance(side, batch);
      emit({ kind: 'batch-advanced', batch, state, folder: remoteDir || '.' });
    } catch (error) {
      const failure = blockage(error, batch);
      const isUnsettled = ledger.till.get(batch.number)?.state === 'DELIVERING';
      if (!failure || isUnsettled) throw error;
      side.blocked.set(batch.number, failure);
      emit({ kind: 'batch-left', file: batch.fileName, fault: failure.fault });
    }
  }
}

/** Ends the run with what kept a batch back, once the rest is done. Throws Failure(3). */
export function assertAllAdvanced({ blocked }: DeliverySide): void {
  for (const failure of blocked.values()) throw failure;
}

/** Where one batch waited in vain for a file to be closed, the next does not wait: the run has but so much time. */
function advance(
  { connections, courier, till, blocked }: DeliverySide,
  batch: Delivery,
): Promise<FolderState> {
  const mine: TransportErrorKind[] = blocked.size > 0 ? ['in-use', 'busy'] : [];
  return connections.run((transport) => courier.advance(till(transport), batch.number), mine);
}

/** What ails this batch alone, as far as can be told. */
const kindsOfOne: ReadonlySet<TransportErrorKind> = new Set([
  'refused',
  'busy',
  'in-use',
  'lost',
  'desynchronised',
  'missing',
  'too-large',
  'bad-name',
]);

const codesOfFullDisk = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

function blockage(error: unknown, { fileName: file }: Delivery): Failure | null {
  if (error instanceof TransportError) return kindsOfOne.has(error.kind) ? error : null;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (codesOfFullDisk.has(code) || localFailure(error) === null) return null;
  const fault: DeliveryFault = { kind: 'delivery/archive-held', file, reason: code };
  return new Failure(ExitCode.Server, fault, { cause: error });
}
