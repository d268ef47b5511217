import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/failure/failure.ts';
import { ftpAccess } from '@passerelle/core/program/ftp-access.ts';

const section = {
  host: 'ftp.exemple.fr',
  port: 21,
  user: 'passerelle',
  password: 'secret',
  tls: 'explicit' as const,
  timeoutSeconds: 10,
  attempts: 3,
  deadlineSeconds: 45,
};

test('without an authority, the system’s are trusted; a rehearsal’s seconds are shorter', () => {
  expect(ftpAccess(section, { pace: 0.01 })).toMatchObject({ tlsCa: undefined, timeoutSeconds: 0.1 });
});

test('the authority is read from its file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const tlsCa = join(folder, 'ca.pem');
  writeFileSync(tlsCa, '-----BEGIN CERTIFICATE-----');
  expect(ftpAccess({ ...section, tlsCa }, { pace: 1 }).tlsCa).toBe('-----BEGIN CERTIFICATE-----');
  rmSync(folder, { recursive: true });
});

test('an authority that cannot be read is a fault of the configuration, which names it', () => {
  const open = () => ftpAccess({ ...section, tlsCa: '/nulle/part/ca.pem' }, { pace: 1 });
  expect(open).toThrow(Failure);
  expect(open).toThrow(/nulle\/part\/ca\.pem/);
});
