import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import { startProftpd } from '@passerelle/rehearsal/real-servers/proftpd.ts';
import { startPureFtpd } from '@passerelle/rehearsal/real-servers/pure-ftpd.ts';
import { startVsftpd } from '@passerelle/rehearsal/real-servers/vsftpd.ts';
import { root as repository } from '../../exe/programs.ts';

export interface WireServer {
  port: number;
  /** The login folder, on disk. */
  root: string;
  user: string;
  password: string;
  stop(): Promise<void>;
}

const real = [
  { name: 'vsftpd', folder: 'vsftpd', start: startVsftpd },
  { name: 'ProFTPD', folder: 'proftpd', start: startProftpd },
  { name: 'Pure-FTPd', folder: 'pure-ftpd', start: startPureFtpd },
];

/** The embedded server, and those of scripts/install-test-servers.sh that are there. */
export function serversHere(): { name: string; start: () => Promise<WireServer> }[] {
  const isHere = ({ folder }: { folder: string }): boolean =>
    existsSync(join(repository, '.cache/servers', folder));
  return [{ name: 'embedded', start: startEmbedded }, ...real.filter(isHere)];
}

async function startEmbedded(): Promise<WireServer> {
  const root = await mkdtemp(join(tmpdir(), 'passerelle-wire-server-'));
  const account = { user: 'passerelle', password: 'rehearsal-only' };
  const server = await startFtpServer({ root, ...account });
  return {
    port: server.port,
    root,
    ...account,
    stop: async () => {
      await server.stop();
      await rm(root, { recursive: true });
    },
  };
}
