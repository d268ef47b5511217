import { renameSync } from 'node:fs';
import type { Transport } from '../../src/transport/transport.ts';
import { startRig } from './rig.ts';

/** One line each: what is called after a folder was seen and has gone, and what a look into it shows then. */
test.each<[string, (transport: Transport) => Promise<unknown>]>([
  ['a transfer', (transport) => transport.download('staging/b', 1)],
  ['a vain try to enter it', (transport) => transport.folderExists('import')],
])('after %s, “not there” counts only in a folder that was entered anew', async (_, between) => {
  const rig = await startRig();
  const transport = await rig.connect();
  await transport.upload('staging/b', Buffer.from('b'));
  expect(await transport.look(['import/none'])).toMatchObject([{ there: false }]);
  renameSync(rig.onDisk('import'), rig.onDisk('elsewhere'));
  await between(transport);
  await expect(transport.look(['import/none'])).rejects.toMatchObject({ kind: 'no-folder' });
});

test('a look that is to be fresh enters anew, though the folder was seen just before', async () => {
  const rig = await startRig();
  const transport = await rig.connect();
  await transport.look(['import/none']);
  renameSync(rig.onDisk('import'), rig.onDisk('elsewhere'));
  await expect(transport.look(['import/none'], { isFresh: true })).rejects.toMatchObject({
    kind: 'no-folder',
  });
});
