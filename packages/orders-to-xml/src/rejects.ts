import { join } from 'node:path';
import { systemReason } from '@passerelle/core/failure/local-failure.ts';
import { keepReject, rejectFileName, type OriginalRows } from '@passerelle/core/files/keep-reject.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { RejectionReason } from '@passerelle/core/orders/orders-fault.ts';
import type { Emit } from './event.ts';

/** A rejected order, and its rows as the shop's CSV has them. */
export interface RejectedOrder {
  order: Order;
  rejection: RejectionReason | null;
  original: OriginalRows;
}

/**
 * Keeps rejected orders in that folder (Rejets), one CSV each, what `sayWhy` says in front of each row, named for the order,
 * so that a rejection that comes again every half hour writes over itself. A file that can't be written is told and fails nothing: the order is rejected again next time.
 */
export async function keepRejects(
  folder: string,
  rejected: readonly RejectedOrder[],
  sayWhy: (rejection: RejectionReason) => string,
  emit: Emit,
): Promise<void> {
  for (const { order, rejection, original } of rejected) {
    const name = rejectFileName(order.id || order.ref, original);
    const path = join(folder, name);
    try {
      await keepReject(folder, name, rejection ? sayWhy(rejection) : '', original);
      emit({ kind: 'reject-kept', file: path });
    } catch (error) {
      const reason = systemReason(error);
      emit({ kind: 'reject-not-kept', file: path, reason });
    }
  }
}
