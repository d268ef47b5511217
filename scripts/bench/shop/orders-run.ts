import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import { dist } from '../../exe/programs.ts';
import { measure, type Measure } from '../measured-run.ts';

const account = { user: 'passerelle', password: 'mot-de-passe-du-banc' };

/** A first run of `orders-to-xml` as it is built: all orders of the shop into the ledger, the XML and the delivery. */
export async function runOnOrdersOf({ url, key }: { url: string; key: string }): Promise<Measure> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const root = join(folder, 'server');
  mkdirSync(join(root, 'import'), { recursive: true });
  const ftp = await startFtpServer({ root, ...account });
  try {
    const config = join(folder, 'passerelle.json');
    const time = { timeoutSeconds: 60, deadlineSeconds: 600 };
    const server = { host: '127.0.0.1', port: ftp.port, ...account, ...time };
    const orders = { from: 'shop', windowDays: 365 };
    writeFileSync(config, JSON.stringify({ ftp: server, shop: { url, key, ...time }, orders }));
    const program = join(dist, 'orders-to-xml.cjs');
    return await measure([process.execPath, program, '--quiet', '--config', config]);
  } finally {
    await ftp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
