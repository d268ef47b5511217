import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';

/** A delivery as `--json` has always told it. */
export function batchInJson(ledger: Ledger, delivery: Delivery | null): unknown {
  if (!delivery) return null;
  const { number, lot, fileName, sha256, bytes, state, orderCount, createdAt, waitingAt, resentAs } =
    delivery;
  return {
    number,
    lot,
    fileName,
    sha256,
    bytes,
    state,
    orderCount,
    stagedPath: ledger.stagedFiles.ofParcel(number),
    createdAt,
    deliveredAt: delivery.acceptedAt,
    waitingAt,
    goneAt: delivery.bookedAt,
    resentAs,
  };
}
