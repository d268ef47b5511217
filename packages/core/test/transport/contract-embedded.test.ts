import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDeadline } from '../../src/transport/connections.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import { makeCertificate } from '@passerelle/rehearsal/ftp-server/certificates.ts';
import { startFtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import type { Subject } from './contract-stage.ts';
import { holdsTheContract } from './contract.ts';

holdsTheContract('the embedded server', () => anFtpServer({}));
holdsTheContract('the embedded server, as ProFTPD', () =>
  anFtpServer({
    renamesOver: false,
    missingFolderList: 'refused',
    knowsEpsv: false,
    passiveAddress: '0.0.0.0',
  }),
);
holdsTheContract('the embedded server, explicit TLS, as vsftpd', () =>
  anFtpServer({ tls: 'explicit', requiresSessionReuse: true }),
);
holdsTheContract('the embedded server, implicit TLS', () =>
  anFtpServer({ tls: 'implicit', requiresSessionReuse: true }),
);

async function anFtpServer(options: Partial<FtpServerOptions>): Promise<Subject> {
  const root = await mkdtemp(join(tmpdir(), 'ftp-'));
  const { tls = 'none', renamesOver = true, storesOver = true, missingFolderList = 'empty' } = options;
  const certificate = await makeCertificate();
  const login = { user: 'shop', password: 'rehearsal' };
  const server = await startFtpServer({ root, certificate, ...login, ...options });
  const { host, port } = server;
  const settings = { host, port, ...login, tls, tlsCa: certificate.authority, timeoutSeconds: 5 };
  return {
    root,
    renamesOver,
    storesOver,
    missingFolderList,
    connect: () => connectFtp(settings, { deadline: startDeadline(20) }),
    stop: async () => {
      await server.stop();
      await rm(root, { recursive: true });
    },
  };
}
