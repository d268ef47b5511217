import { fr } from '../../src/words/language.ts';
import type { TransportError } from '@passerelle/core/transport/transport-error.ts';
import { makeCertificate, type CertificateOptions } from '@passerelle/rehearsal/ftp-server/certificates.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import { answering, failing, fileA, startRig } from './rig.ts';

const good = await makeCertificate({ host: { address: '127.0.0.1' } });

async function secureRig(options: Partial<FtpServerOptions> = {}) {
  return startRig({ tls: 'explicit', certificate: good, ...options });
}

test('explicit TLS: the commands that are needed, and the credentials only after the handshake', async () => {
  const rig = await secureRig();
  await rig.connect({ tlsCa: good.authority });
  const commands = rig.server.log.map(({ verb, argument }) => `${verb} ${argument}`.trim());
  expect(commands).toEqual(['CONNECT', 'AUTH TLS', 'USER shop', 'PASS ***', 'PBSZ 0', 'PROT P', 'TYPE I']);
});

test.each(
  (['explicit', 'implicit'] as const).flatMap((tls) =>
    (['TLSv1.2', 'TLSv1.3'] as const).map((tlsVersion) => ({ tls, tlsVersion })),
  ),
)('data connections resume the session: %j', async (options) => {
  const rig = await secureRig({ ...options, requiresSessionReuse: true });
  const transport = await rig.connect({ tlsCa: good.authority });
  expect(await transport.download('import/a', fileA.length)).toEqual(fileA);
  expect(await transport.upload('staging/b', fileA)).toMatch(/^226/);
  expect(await transport.list('staging')).toEqual(['b']);
});

test('a server known by name: the certificate bears the name, not the address', async () => {
  const certificate = await makeCertificate({ host: { name: 'localhost' } });
  const rig = await secureRig({ certificate, requiresSessionReuse: true });
  const transport = await rig.connect({ host: 'localhost', tlsCa: certificate.authority });
  expect(await transport.download('import/a', fileA.length)).toEqual(fileA);
});

describe('never in clear', () => {
  test.each(['502 Not here', '534 No', '504 No', '500 What?', '431 Not now', '200 Fine'])(
    'AUTH TLS answered %j: no user is named',
    async (reply) => {
      const rig = await secureRig({ behaviour: answering('AUTH', reply) });
      await expect(rig.connect({ tlsCa: good.authority })).rejects.toMatchObject({
        kind: 'tls',
        canRetry: false,
      });
      expect(rig.server.log.map(({ verb }) => verb)).toEqual(['CONNECT', 'AUTH']);
    },
  );

  test('AUTH TLS answered 421: busy, to be tried again', async () => {
    const rig = await secureRig({ behaviour: answering('AUTH', '421 Too many') });
    await expect(rig.connect({ tlsCa: good.authority })).rejects.toMatchObject({
      kind: 'busy',
      canRetry: true,
    });
  });

  test.each(['PBSZ', 'PROT'])('%s refused: nothing is transferred', async (verb) => {
    const rig = await secureRig({ behaviour: answering(verb, '536 No') });
    await expect(rig.connect({ tlsCa: good.authority })).rejects.toMatchObject({ kind: 'tls' });
  });

  test('a server that has no TLS at all', async () => {
    const rig = await startRig();
    await expect(rig.connect({ tls: 'explicit' })).rejects.toMatchObject({ kind: 'tls' });
  });

  test('implicit TLS asked of a server in clear', async () => {
    const rig = await startRig();
    await expect(rig.connect({ tls: 'implicit' })).rejects.toMatchObject({ kind: 'tls' });
    expect(rig.server.log.map(({ verb }) => verb)).not.toContain('USER');
  });

  test('words slipped in before the handshake are not believed', async () => {
    const rig = await secureRig({ behaviour: answering('AUTH', '234 Go on\r\n331 Password, please') });
    await expect(rig.connect({ tlsCa: good.authority })).rejects.toMatchObject({ kind: 'desynchronised' });
  });
});

describe('the handshake', () => {
  test.each(['explicit', 'implicit'] as const)('silence, %s: timeout', async (tls) => {
    const rig = await secureRig({ tls, behaviour: failing('TLS', { kind: 'silence', applied: false }) });
    const connection = rig.connect({ tlsCa: good.authority, timeoutSeconds: 0.2 });
    await expect(connection).rejects.toMatchObject({ kind: 'timeout' });
  });

  test.each(['explicit', 'implicit'] as const)('cut, %s: lost', async (tls) => {
    const rig = await secureRig({ tls, behaviour: failing('TLS', { kind: 'drop', applied: false }) });
    await expect(rig.connect({ tlsCa: good.authority })).rejects.toMatchObject({ kind: 'lost' });
  });

  test('a data connection that does not resume the session where it must: tls', async () => {
    const rig = await secureRig({ behaviour: answering('STOR', '522 session reuse required') });
    const transport = await rig.connect({ tlsCa: good.authority });
    await expect(transport.upload('staging/b', fileA)).rejects.toMatchObject({ kind: 'tls' });
  });
});

test.each([0, 1000])('a data connection reset after %d bytes: lost', async (bytes) => {
  const rig = await secureRig({ behaviour: failing('DATA', { kind: 'reset', bytes }) });
  const transport = await rig.connect({ tlsCa: good.authority });
  await expect(transport.download('import/a', fileA.length)).rejects.toMatchObject({ kind: 'lost' });
});

test('an upload whose data connection was reset before its handshake: lost, not waited for', async () => {
  const rig = await secureRig({ behaviour: failing('DATA', { kind: 'refuse', reply: '150 Opening' }) });
  const transport = await rig.connect({ tlsCa: good.authority, timeoutSeconds: 0.5 });
  await expect(transport.upload('staging/b', fileA)).rejects.toMatchObject({ kind: 'lost' });
});

describe('the certificate', () => {
  const yesterday = new Date(Date.now() - 86_400_000);
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000);
  test.each<[string, CertificateOptions, 'explicit' | 'implicit', RegExp]>([
    ['expired', { expiresAt: yesterday }, 'explicit', /il a expiré/],
    ['expired', { expiresAt: yesterday }, 'implicit', /il a expiré/],
    ['not valid yet', { expiresAt: inThreeDays }, 'explicit', /pas encore valable/],
    ['for another name', { host: { name: 'ftp.example' } }, 'explicit', /un autre nom de serveur/],
    ['for another address', { host: { address: '10.1.2.3' } }, 'implicit', /un autre nom de serveur/],
  ])('%s, %j, %s', async (_, options, tls, words) => {
    const certificate = await makeCertificate(options);
    const rig = await secureRig({ tls, certificate });
    const error = await rig.connect({ tlsCa: certificate.authority }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'certificate', canRetry: false });
    expect(fr.say((error as TransportError).fault).message).toMatch(words);
    expect(fr.say((error as TransportError).fault).hint).toContain('ftp.tlsCa');
    expect(rig.server.log.map(({ verb }) => verb)).not.toContain('USER');
  });

  test('from an unknown authority', async () => {
    const rig = await secureRig();
    const error = await rig.connect().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'certificate' });
    expect(fr.say((error as TransportError).fault).message).toMatch(
      /l'autorité qui l'a signé n'est pas connu/,
    );
  });

  test('whose intermediate the server does not send: told so; given in ftp.tlsCa, it is accepted', async () => {
    const certificate = await makeCertificate({ hasIntermediate: true });
    const rig = await secureRig({ certificate });
    const error = await rig.connect({ tlsCa: certificate.authority }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'certificate' });
    expect(fr.say((error as TransportError).fault).hint).toMatch(/chaîne complète.*ftp\.tlsCa/);
    const transport = await rig.connect({ tlsCa: certificate.intermediate });
    expect(await transport.look(['import/a'])).toMatchObject([{ there: true }]);
  });

  test('an authority that is no certificate', async () => {
    const rig = await secureRig();
    const error = await rig.connect({ tlsCa: 'not a PEM text' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'certificate' });
    expect(fr.say((error as TransportError).fault).message).toContain('ftp.tlsCa');
  });
});
