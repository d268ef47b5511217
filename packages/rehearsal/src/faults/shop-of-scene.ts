import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate, type Certificate } from '../ftp-server/certificates.ts';
import { Rehearsal } from '../shop/rehearsal.ts';
import { fastFolder } from './fast-folder.ts';
import type { Scene } from './scenes.ts';

export type Connection = Pick<Scene, 'tls' | 'importMinutes'>;

let certificate: Promise<Certificate> | undefined;

/** Opens a shop over the scene's kind of connection; over TLS the server is as strict as vsftpd. */
export async function openShop({ tls, importMinutes }: Connection): Promise<Rehearsal> {
  const proshop = { importMinutes };
  if (tls === 'none') return Rehearsal.begin({ parent: fastFolder(), config: { proshop } });
  certificate ??= makeCertificate();
  const { key, cert, authority } = await certificate;
  const rehearsal = await Rehearsal.begin({
    parent: fastFolder(),
    config: { proshop, ftp: { tls, tlsCa: 'ca.pem' } },
    server: { tls, certificate: { key, cert }, requiresSessionReuse: true },
  });
  writeFileSync(join(rehearsal.workDir, 'ca.pem'), authority);
  return rehearsal;
}
