import { readFile } from 'node:fs/promises';
import { readOnly } from '../../src/transport/transport.ts';
import { fileA, startRig } from './rig.ts';

test('reads as ever', async () => {
  const rig = await startRig();
  const transport = readOnly(await rig.connect());
  expect(await transport.look(['import/a'])).toEqual([{ path: 'import/a', there: true, size: fileA.length }]);
  expect(await transport.folderExists('import')).toBe(true);
  expect(await transport.list('import')).toEqual(['a']);
  expect(await transport.download('import/a', fileA.length)).toEqual(fileA);
  expect(await transport.modifiedAt('import/a')).toBeInstanceOf(Date);
  await transport.close();
});

test('writes nothing: not a command is sent', async () => {
  const rig = await startRig();
  const transport = readOnly(await rig.connect());
  const before = rig.server.log.length;
  const refusal = { kind: 'refused' };
  await expect(transport.upload('import/b', Buffer.from('b'))).rejects.toMatchObject(refusal);
  await expect(transport.rename('import/a', 'import/b')).rejects.toMatchObject(refusal);
  await expect(transport.delete('import/a')).rejects.toMatchObject(refusal);
  await expect(transport.makeFolder('new')).rejects.toMatchObject(refusal);
  expect(rig.server.log).toHaveLength(before);
  expect(await readFile(rig.onDisk('import/a'))).toEqual(fileA);
});
