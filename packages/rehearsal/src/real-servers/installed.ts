import { existsSync } from 'node:fs';
import { join } from 'node:path';

const servers = join(import.meta.dirname, '../../../../.cache/servers');

/** The path of a file of an unpacked server; throws, saying what to run, if it is not there. */
export function installed(server: 'vsftpd' | 'proftpd' | 'pure-ftpd', file: string): string {
  const path = join(servers, server, file);
  if (existsSync(path)) return path;
  throw new Error(`${path} is not there: run scripts/install-test-servers.sh as root`);
}
