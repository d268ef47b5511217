import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificate } from '@passerelle/rehearsal/ftp-server/certificates.ts';
import { startFtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import { root } from '../exe/programs.ts';

const account = { user: 'passerelle', password: 'mot-de-passe-de-la-construction' };
const samples = join(root, 'samples/demo');

/**
 * An FTP server on which the files of the demonstration lie anew for each half-hour. Yields the path of the
 * configuration, in `folder`, which must not be there yet.
 */
export async function* halfHours(folder: string, tls: 'none' | 'explicit'): AsyncGenerator<string> {
  const served = join(folder, 'server');
  await mkdir(join(served, 'import'), { recursive: true });
  const certificate = await makeCertificate();
  const server = await startFtpServer({ root: served, ...account, tls, certificate });
  try {
    const authority = join(folder, 'ca.pem');
    await writeFile(authority, certificate.authority);
    const trust = tls === 'none' ? {} : { tls, tlsCa: authority };
    const config = {
      ftp: { host: '127.0.0.1', port: server.port, ...account, ...trust },
      giftCards: [{ reference: 'CARTE50', quantity: 999 }],
    };
    const configPath = join(folder, 'passerelle.json');
    await writeFile(configPath, JSON.stringify(config));
    for (const orders of ['orders-0955.csv', 'orders-1017.csv']) {
      await copyFile(join(samples, orders), join(served, 'orders.csv'));
      await copyFile(join(samples, 'ExportCSV-0940.csv'), join(served, 'ExportCSV.csv'));
      yield configPath;
    }
  } finally {
    await server.stop();
  }
}
