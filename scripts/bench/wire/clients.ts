import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { python } from '../python.ts';

/** What a client needs to do the work. */
export interface Errand {
  port: number;
  user: string;
  password: string;
  /** Local: what to upload, and where a fetched file may lie. */
  upload: string;
  download: string;
}

/** A client that is not ours, at its defaults but for what spares it commands. */
export interface Client {
  name: string;
  /** Whether this machine has it. */
  program: string;
  commandOf(errand: Errand): string[];
}

export const staged = 'passerelle-staging/wire.xml.tmp';
export const target = 'import/wire.xml';

export const clients: readonly Client[] = [
  { name: 'lftp', program: 'lftp', commandOf: lftp },
  { name: 'curl', program: 'curl', commandOf: curl },
  {
    name: 'ftplib',
    program: python.path,
    commandOf: ({ port, user, password, upload }) => {
      const script = join(import.meta.dirname, 'ftplib_client.py');
      return [python.path, script, String(port), user, password, upload, staged, target];
    },
  },
];

export function isInstalled({ program }: Client): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** Spared: AUTH, FEAT and what follows from it, SIZE and MDTM before the transfers, SITE UTIME after. */
function lftp({ port, user, password, upload, download }: Errand): string[] {
  const spared = ['ssl-allow', 'use-feat', 'use-size', 'use-mdtm', 'use-site-utime', 'use-site-utime2'];
  const lines = [
    ...spared.map((name) => `set ftp:${name} no`),
    'set xfer:clobber yes',
    `open -u ${user},${password} -p ${port} 127.0.0.1`,
    `get orders.csv -o ${download}`,
    `put ${upload} -o ${staged}`,
    `quote SIZE ${staged}`,
    `mv ${staged} ${target}`,
    'quit',
  ];
  return ['lftp', '--norc', '-c', lines.join('; ')];
}

/** Spared: CWD (a path does it), SIZE before the fetch. Two transfers of one process share the connection. */
function curl({ port, user, password, upload, download }: Errand): string[] {
  const url = `ftp://127.0.0.1:${port}`;
  const options = ['-sS', '-q', '-u', `${user}:${password}`, '--ftp-method', 'nocwd'];
  const afterwards = [`-SIZE ${staged}`, `-RNFR ${staged}`, `-RNTO ${target}`].flatMap((line) => [
    '-Q',
    line,
  ]);
  return [
    'curl',
    ...['-q', ...options, '--ignore-content-length', '-o', download, `${url}/orders.csv`],
    ...['--next', ...options, '-T', upload, `${url}/${staged}`, ...afterwards],
  ];
}
