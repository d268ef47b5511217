import { TransportError } from '../transport/transport-error.ts';
import type { Transport } from '../transport/transport.ts';
import type { DeliveryFault } from './delivery-fault.ts';

/** ProShop's folder is never made. To be asked at the start of a run: missing, it is told before anything is staged (3). */
export async function assertImportFolder(transport: Transport, folder: string): Promise<void> {
  if (await transport.folderExists(folder)) return;
  throw new TransportError('no-folder', {
    kind: 'delivery/import-missing',
    folder: folder || '.',
  } satisfies DeliveryFault);
}

/**
 * Whether ProShop has imported between two moments: one of its minutes of the hour lies after `from`, and at or before
 * `to`. Both by the server's clock. `minutes` empty: not known when it imports; any moment after `from` is enough then.
 */
export function hasImportedBetween(from: Date, to: Date, minutes: readonly number[]): boolean {
  return minutes.length === 0 ? from < to : minutes.some((minute) => nextAt(minute, from) <= to);
}

/**
 * Whether ProShop knew a sale at that moment: it has booked its XML by now, and imported between the last moment at which that
 * was still waiting and this one. Anything uncertain is not known. Moments by the server's clock.
 */
export function knewAt(
  { isBooked, waitingAt }: { isBooked: boolean; waitingAt: Date | null },
  moment: Date,
  minutes: readonly number[],
): boolean {
  return isBooked && waitingAt !== null && hasImportedBetween(waitingAt, moment, minutes);
}

/** The first moment after `from` at that minute of the hour, second 0. Minutes of the hour know no time zone of whole hours, nor summer time. */
function nextAt(minute: number, from: Date): Date {
  const next = new Date(from);
  next.setUTCMinutes(minute, 0, 0);
  if (next <= from) next.setUTCHours(next.getUTCHours() + 1);
  return next;
}
