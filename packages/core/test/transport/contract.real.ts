import { startDeadline } from '../../src/transport/connections.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import { startProftpd } from '@passerelle/rehearsal/real-servers/proftpd.ts';
import { startPureFtpd } from '@passerelle/rehearsal/real-servers/pure-ftpd.ts';
import type { RealServer } from '@passerelle/rehearsal/real-servers/real-server.ts';
import { startVsftpd } from '@passerelle/rehearsal/real-servers/vsftpd.ts';
import type { Subject } from './contract-stage.ts';
import { holdsTheContract } from './contract.ts';

// What the tests write must be open to the account that serves it.
process.umask(0);

for (const tls of ['none', 'explicit'] as const) {
  holdsTheContract(`vsftpd, tls ${tls}`, () => against(startVsftpd, tls));
  holdsTheContract(`ProFTPD, tls ${tls}`, () => against(startProftpd, tls));
  holdsTheContract(`Pure-FTPd, tls ${tls}`, () => against(startPureFtpd, tls));
}

async function against(start: () => Promise<RealServer>, tls: 'none' | 'explicit'): Promise<Subject> {
  const { host, port, user, password, authority, ...server } = await start();
  const settings = { host, port, user, password, tls, tlsCa: authority, timeoutSeconds: 10 };
  return {
    ...server,
    connect: () => connectFtp(settings, { deadline: startDeadline(25) }),
  };
}
