import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { StockJob } from './options.ts';

/** What this program needs of the delivery side: the staging folder, and a look at what waits in `import`. It never delivers. */
export type StockContext = Omit<DeliveryContext, 'archive' | 'importMinutes'>;

export function stockContext({ config, world, program }: StockJob, ledger: Ledger): StockContext {
  return {
    program,
    ledger,
    remoteDir: config.xml.remoteDir,
    stagingDir: config.xml.stagingDir,
    now: () => world.now(),
    uniqueId: () => world.uniqueId(),
  };
}
