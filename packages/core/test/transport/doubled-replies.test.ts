import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { TransportError } from '@passerelle/core/transport/transport-error.ts';
import type { Behaviour, Fault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { fileA, startRig, type Rig } from './rig.ts';

describe('replies doubled, at any step: the right answer or a clean failure, never the answer to another question', () => {
  const faults: [string, Fault][] = [
    ['at once', { kind: 'twice', again: 'at once' }],
    ['just before the next', { kind: 'twice', again: 'with the next' }],
  ];
  test.each(faults)('%s', async (_, fault) => {
    let untouched = false;
    for (let number = 1; !untouched; number += 1) {
      let struck = false;
      const behaviour: Behaviour = (step) => {
        struck ||= step.number === number;
        return step.number === number ? fault : undefined;
      };
      const rig = await startRig({ behaviour });
      await tellsNothingFalse(rig);
      untouched = !struck;
    }
  });

  const timeOfA = new Date('2026-11-22T09:57:03Z');
  const timeOfOld = new Date('2025-01-02T03:04:05Z');

  /** Goes on until something fails; whatever was answered before is true. */
  async function tellsNothingFalse(rig: Rig): Promise<void> {
    await writeFile(rig.onDisk('old'), 'old');
    await utimes(rig.onDisk('old'), timeOfOld, timeOfOld);
    await utimes(rig.onDisk('import/a'), timeOfA, timeOfA);
    try {
      const transport = await rig.connect();
      expect(await transport.look(['import/a', 'import/none', 'staging/none'])).toEqual([
        { path: 'import/a', there: true, size: fileA.length },
        { path: 'import/none', there: false },
        { path: 'staging/none', there: false },
      ]);
      expect(await transport.folderExists('import')).toBe(true);
      expect(await transport.folderExists('none')).toBe(false);
      expect(await transport.modifiedAt('import/a')).toEqual(timeOfA);
      expect(await transport.modifiedAt('old')).toEqual(timeOfOld);
      expect(await transport.rename('import/none', 'import/x')).toMatchObject({
        renamed: false,
        refusedAt: 'RNFR',
      });
      expect(await transport.rename('import/a', 'none/a')).toMatchObject({
        renamed: false,
        refusedAt: 'RNTO',
      });
      expect(await transport.download('import/a', fileA.length)).toEqual(fileA);
      await transport.upload('staging/b', Buffer.from('b'));
      expect(await readFile(rig.onDisk('staging/b'), 'utf8')).toBe('b');
      expect(await transport.rename('staging/b', 'import/b')).toMatchObject({ renamed: true });
      expect(await transport.delete('import/none')).toBe(false);
      expect(await readdir(rig.onDisk('import'))).toEqual(['a', 'b']);
      expect(await transport.rename('import/b', 'staging/b')).toMatchObject({ renamed: true });
      expect(await transport.folderExists('none')).toBe(false);
      expect(await transport.delete('staging/b')).toBe(true);
      expect(await transport.delete('staging/b')).toBe(false);
      await transport.makeFolder('new');
      expect(await transport.list('import')).toEqual(['a']);
      await transport.makeFolder('newer');
      await expect(transport.makeFolder('none/new')).rejects.toBeInstanceOf(TransportError);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      expect(error.kind).toBe('desynchronised');
    }
  }
});
