import type { Config } from '@passerelle/core/config/schema.ts';
import { ftpAccess } from '@passerelle/core/program/ftp-access.ts';
import { Connections, startDeadline } from '@passerelle/core/transport/connections.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import type { World } from '@passerelle/core/world/world.ts';

/** Connections to the FTP server; `renewed`: the same, with a whole run's time from now on. */
export interface RenewedAccess {
  opened: Connections;
  renewed: () => Connections;
}

interface Place {
  config: Pick<Config, 'ftp'>;
  world: World;
}

/** The shop takes its time between two files, longer than a run has on the FTP server: each file has that time anew. */
export function openRenewed({ config: { ftp }, world }: Place): RenewedAccess {
  const renew = () => startDeadline(ftp.deadlineSeconds * world.pace);
  let current = renew();
  const deadline = { remainingMs: () => current.remainingMs() };
  const opened = new Connections({
    connect: () => connectFtp(ftpAccess(ftp, world), { deadline }),
    attempts: ftp.attempts,
    deadline,
    sleep: (milliseconds) => world.sleep(milliseconds),
  });
  const renewed = () => {
    current = renew();
    return opened;
  };
  return { opened, renewed };
}
