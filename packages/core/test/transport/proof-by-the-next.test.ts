import type { Transport } from '../../src/transport/transport.ts';
import { existsSync } from 'node:fs';
import { fileA, startRig } from './rig.ts';

/** One line each: what is called after a look that is to be proven by it, and what that sends. */
test.each<[string, (transport: Transport) => Promise<unknown>, string[]]>([
  ['download', (transport) => transport.download('import/a', fileA.length), ['EPSV', 'RETR']],
  ['upload', (transport) => transport.upload('import/b', Buffer.from('b')), ['EPSV', 'STOR']],
  ['rename', (transport) => transport.rename('import/a', 'import/b'), ['RNFR', 'RNTO']],
  ['delete', (transport) => transport.delete('import/a'), ['NOOP', 'DELE']],
  ['modifiedAt', (transport) => transport.modifiedAt('import/a'), ['NOOP', 'MDTM']],
  ['folderExists', (transport) => transport.folderExists('import'), ['NOOP', 'CWD']],
  ['makeFolder', (transport) => transport.makeFolder('new'), ['NOOP', 'MKD']],
])('%s: a NOOP only where its first reply proves nothing', async (_, next, sent) => {
  const rig = await startRig();
  const transport = await rig.connect();
  await transport.look(['import/none', 'import/a'], { proof: 'next' });
  const before = rig.server.log.length;
  await next(transport);
  expect(rig.server.log.slice(before, before + 2).map(({ verb }) => verb)).toEqual(sent);
});

test.each([
  ['EPSV', { knowsEpsv: false }, (transport: Transport) => transport.download('import/a', fileA.length)],
  ['RNFR', {}, (transport: Transport) => transport.rename('import/none', 'import/b')],
])('%s that is refused proves nothing: NOOP follows', async (verb, options, next) => {
  const rig = await startRig(options);
  const transport = await rig.connect();
  await transport.look(['import/none'], { proof: 'next' });
  await next(transport);
  const asked = rig.server.log.map((entry) => entry.verb);
  expect(asked[asked.indexOf(verb) + 1]).toBe('NOOP');
});

test('after replies that have slipped nothing is deleted', async () => {
  const rig = await startRig({
    behaviour: ({ argument }) => (argument === 'none' ? { kind: 'slip' } : undefined),
  });
  const transport = await rig.connect();
  await transport.look(['import/none'], { proof: 'next' });
  await expect(transport.delete('import/a')).rejects.toMatchObject({ kind: 'desynchronised' });
  expect(existsSync(rig.onDisk('import/a'))).toBe(true);
});
