import { folderToLookAt, lookAtDelivered, markCollected } from '@passerelle/core/delivery/collect.ts';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { askServerClock } from '@passerelle/core/delivery/server-clock.ts';
import { lookAtStaging, openStaging, type Tidied, tidyUp } from '@passerelle/core/delivery/staging.ts';
import type { Connections } from '@passerelle/core/transport/connections.ts';

/** The folder that orders-to-xml delivers sales to, as far as this program looks at it: it never delivers. */
export interface SalesFolder {
  /**
   * Whose folder it is, what time it is there, and which XML files ProShop has taken since. Ages decide whether the shop
   * gets its stock, and an old measure of the clock is worth nothing once either clock was set: it is asked in every run.
   */
  lookAround(): Promise<void>;
  /** The same without a trace: the batches that have gone, which the ledger does not have as COLLECTED. */
  lookOnly(): Promise<ReadonlySet<number>>;
  /** Takes away what runs before that moment have left in the staging folder. */
  tidyUp(leftBefore: Date): Promise<Tidied>;
}

/** What looking takes of the side that delivers. */
export type LookingContext = Omit<DeliveryContext, 'archive' | 'importMinutes'>;

export function salesFolder(connections: Connections, context: LookingContext): SalesFolder {
  return {
    lookAround: () =>
      connections.run(async (transport) => {
        await markCollected(folderToLookAt(transport, context), context, async () => {
          await openStaging(transport, context);
          await askServerClock(transport, context);
        });
      }),
    async lookOnly() {
      const { booked } = await connections.run(async (transport) => {
        await lookAtStaging(transport, context);
        return lookAtDelivered(folderToLookAt(transport, context), context);
      });
      return new Set(booked.map(({ number }) => number));
    },
    tidyUp: (leftBefore) => tidyUp(connections, context, leftBefore),
  };
}
