import { readAuthority } from '../files/read-authority.ts';
import type { FtpSettings } from '../transport/ftp-line.ts';
import type { Reporter } from '../report/reporter.ts';
import { Connections, startDeadline } from '../transport/connections.ts';
import { connectFtp } from '../transport/ftp-transport.ts';
import { readOnly } from '../transport/transport.ts';
import type { Words } from '../words/words.ts';
import type { Job, RunOptions } from './job.ts';
import type { World } from '../world/world.ts';

/** How to reach the server: the configuration's section, its authority read from its file. Throws Failure(2): unreadable. */
export function ftpAccess(ftp: Job['config']['ftp'], { pace }: Pick<World, 'pace'>): FtpSettings {
  const { host, port, user, password, tls } = ftp;
  const timeoutSeconds = ftp.timeoutSeconds * pace;
  const tlsCa = ftp.tlsCa === undefined ? undefined : readAuthority(ftp.tlsCa);
  return { host, port, user, password, tls, tlsCa, timeoutSeconds };
}

interface Listener {
  world: World;
  options: RunOptions;
  reporter: Reporter;
  words: Words;
}

/** The connections of one run, none of them open yet; a dry run's write nothing. */
export function openConnections(
  ftp: Job['config']['ftp'],
  { world, options, reporter, words }: Listener,
): Connections {
  const deadline = startDeadline(ftp.deadlineSeconds * world.pace);
  const settings = ftpAccess(ftp, world);
  const observe = (command: string, reply: string): void =>
    options.verbose ? reporter.tell('detail', `${command} → ${reply}`) : undefined;
  return new Connections({
    connect: async () => {
      const transport = await connectFtp(settings, { deadline, observe });
      return options.dryRun ? readOnly(transport) : transport;
    },
    attempts: ftp.attempts,
    deadline,
    sleep: (milliseconds) => world.sleep(milliseconds),
    onRetry: (error) =>
      reporter.tell('warning', words.program.retry({ reason: words.say(error.fault).message })),
  });
}
