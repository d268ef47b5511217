import type { Connections } from '../transport/connections.ts';
import { TransportError } from '../transport/transport-error.ts';
import { cleanUp, staleFiles, type CleanedUp, type StagingContext } from './staging.ts';

export type Tidied = CleanedUp | { trouble: TransportError };

/**
 * Takes our old staged files away, last of all and on its own: one that the server will not delete keeps neither orders nor stock
 * back. Resolves with what is gone and what is left, or with the trouble, which a later run meets again.
 */
export async function tidyUp(
  connections: Connections,
  context: StagingContext,
  leftBefore: Date,
): Promise<Tidied> {
  // Most often there is nothing: no connection is opened for that alone.
  const isNothing = staleFiles(context, leftBefore).length === 0;
  if (isNothing) return { count: 0, left: [] };
  try {
    return await connections.run((transport) => cleanUp(transport, context, leftBefore));
  } catch (error) {
    if (error instanceof TransportError) return { trouble: error };
    throw error;
  }
}
