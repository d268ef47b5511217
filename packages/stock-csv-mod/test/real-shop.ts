import type { RealServer } from '@passerelle/rehearsal/real-servers/real-server.ts';
import type { RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { startProftpd } from '@passerelle/rehearsal/real-servers/proftpd.ts';
import { startPureFtpd } from '@passerelle/rehearsal/real-servers/pure-ftpd.ts';
import { startVsftpd } from '@passerelle/rehearsal/real-servers/vsftpd.ts';

// What the tests write must be open to the account that serves it.
process.umask(0);

export const realServers: [name: string, start: () => Promise<RealServer>][] = [
  ['vsftpd', startVsftpd],
  ['ProFTPD', startProftpd],
  ['Pure-FTPd', startPureFtpd],
];

const started: RealServer[] = [];

/** A rehearsal's options for a real server; it is stopped after the test. Its clock is the machine's. */
export async function onRealServer(start: () => Promise<RealServer>): Promise<RehearsalOptions> {
  const server = await start();
  started.push(server);
  const { host, port, user, password, root } = server;
  return { now: new Date(), elsewhere: { host, port, user, password, root } };
}

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});
