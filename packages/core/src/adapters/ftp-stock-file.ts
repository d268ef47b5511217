import { remoteName } from '../transport/remote-path.ts';
import { serverNow } from '../delivery/server-clock.ts';
import { replace, stage, type StagingContext } from '../delivery/staging.ts';
import type { StockFileDestination } from '../ports/stock-destination.ts';
import type { Connections } from '../transport/connections.ts';

/**
 * The stock file on the FTP server: staged, its size read back, renamed over the old one. Done again from the start when
 * the connection fails on the way: the same bytes twice do no harm, part of them would.
 */
export function stockFileOnServer(
  connections: Connections,
  context: StagingContext,
  target: string,
): StockFileDestination {
  return {
    kind: 'file',
    name: target,
    publish: (bytes) =>
      connections.run(async (transport) => {
        const { path } = await stage(transport, context, remoteName(target), bytes);
        await replace(transport, context, path, target);
      }),
    withdraw: (olderThanMinutes) =>
      connections.run(async (transport) => {
        const [look] = await transport.look([target]);
        if (!look?.there) return false;
        const writtenAt = await transport.modifiedAt(target);
        const ageMs = serverNow(context).getTime() - writtenAt.getTime();
        return ageMs > olderThanMinutes * 60_000 && transport.delete(target);
      }),
  };
}
