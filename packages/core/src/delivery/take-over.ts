import type { Transport } from '../transport/transport.ts';
import { readSentinel, writeSentinel, type StagingContext } from './staging.ts';

/**
 * Makes the staging folder this ledger's, whoever's it was: a person says so by `adopt`. Batch numbers go on above those
 * that the server has seen, so that no name is ever given twice. The ledger that owned it before will be stopped (2).
 */
export async function takeOverStaging(transport: Transport, context: StagingContext): Promise<void> {
  const written = await readSentinel(transport, context);
  const { meta } = context.ledger;
  if (written) context.ledger.transaction(() => meta.skipBatchNumbersTo(written.lastBatch));
  const isOurs = written?.ledger === meta.uuid && written.lastBatch === meta.lastBatch;
  if (isOurs) return;
  await transport.makeFolder(context.stagingDir);
  await writeSentinel(transport, context);
}
