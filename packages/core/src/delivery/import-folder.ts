import type { DeliveryFault } from './delivery-fault.ts';
import type { Transport } from '../transport/transport.ts';
import { TransportError } from '../transport/transport-error.ts';

/** ProShop's folder is never made. To be asked at the start of a run: missing, it is told before anything is staged (3). */
export async function assertImportFolder(transport: Transport, folder: string): Promise<void> {
  if (await transport.folderExists(folder)) return;
  throw new TransportError('no-folder', {
    kind: 'delivery/import-missing',
    folder: folder || '.',
  } satisfies DeliveryFault);
}
