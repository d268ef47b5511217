import type { TransportError } from '../../src/transport/transport-error.ts';
import type { Transport } from '../../src/transport/transport.ts';
import { en } from '../../src/words/language.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import type { Fault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { failing, fileA, startRig } from './rig.ts';

const inNoTime = { timeoutSeconds: 0.15 };

test.each(['CONNECT', 'USER', 'PASS', 'TYPE'])('silence at %s, while connecting: timeout', async (verb) => {
  const rig = await startRig({ behaviour: failing(verb, { kind: 'silence', applied: false }) });
  await expect(rig.connect(inNoTime)).rejects.toMatchObject({ kind: 'timeout' });
});

const works: [string, (transport: Transport) => Promise<unknown>][] = [
  ['PWD', (transport) => transport.look(['import/a'])],
  ['CWD', (transport) => transport.look(['import/a'])],
  ['SIZE', (transport) => transport.look(['import/a'])],
  ['NOOP', (transport) => transport.look(['import/none'])],
  ['MDTM', (transport) => transport.modifiedAt('import/a')],
  ['EPSV', (transport) => transport.download('import/a', fileA.length)],
  ['RETR', (transport) => transport.download('import/a', fileA.length)],
  ['STOR', (transport) => transport.upload('staging/b', Buffer.from('b'))],
  ['RNFR', (transport) => transport.rename('import/a', 'import/b')],
  ['RNTO', (transport) => transport.rename('import/a', 'import/b')],
  ['DELE', (transport) => transport.delete('import/a')],
  ['MKD', (transport) => transport.makeFolder('new')],
  ['NLST', (transport) => transport.list('import')],
];

test.each(works)('silence at %s: timeout, and the connection is over', async (verb, work) => {
  const rig = await startRig({ behaviour: failing(verb, { kind: 'silence', applied: false }) });
  const transport = await rig.connect(inNoTime);
  await expect(work(transport)).rejects.toMatchObject({ kind: 'timeout' });
  await expect(transport.look(['import/a'])).rejects.toMatchObject({ kind: 'timeout' });
});

test.each<[string, Fault]>([
  ['late', { kind: 'late', milliseconds: 400 }],
  // Each byte comes in time; the reply does not.
  ['in a trickle', { kind: 'split', everyMs: 40 }],
])('a reply that comes %s: timeout, never the answer to what is asked next', async (_, fault) => {
  const rig = await startRig({ behaviour: failing('SIZE', fault) });
  const transport = await rig.connect(inNoTime);
  await expect(transport.look(['import/a'])).rejects.toMatchObject({ kind: 'timeout' });
  await expect(transport.modifiedAt('import/a')).rejects.toMatchObject({ kind: 'timeout' });
});

test('the deadline of the run is over: nothing is sent any more', async () => {
  const rig = await startRig();
  const { host, port } = rig.server;
  let remaining = 1000;
  const settings = {
    host,
    port,
    user: 'shop',
    password: 'never-to-be-seen',
    tls: 'none',
    timeoutSeconds: 5,
  } as const;
  const transport = await connectFtp(settings, { deadline: { remainingMs: () => remaining } });
  const before = rig.server.log.length;
  remaining = 0;
  const look = transport.look(['import/a']);
  const error: unknown = await look.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: 'timeout' });
  expect(en.say((error as TransportError).fault).message).toContain('for the run');
  expect(rig.server.log).toHaveLength(before);
});
