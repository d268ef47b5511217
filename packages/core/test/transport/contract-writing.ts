import { readFile, readdir } from 'node:fs/promises';
import { TransportError } from '@passerelle/core/transport/transport-error.ts';
import { fiveMegabytes, patternOf, type ContractStage } from './contract-stage.ts';

/** What the contract says of folders, uploads, renames and deletions. */
export function writesAsPromised(stage: ContractStage): void {
  describe('folders', () => {
    test('one that is there, and one that is not', async () => {
      await stage.folder('there');
      expect(await stage.transport.folderExists('there')).toBe(true);
      expect(await stage.transport.folderExists('not-there')).toBe(false);
      expect(await stage.transport.folderExists('')).toBe(true);
    });

    test('one is made, and made again without harm', async () => {
      await stage.transport.makeFolder('made');
      await stage.transport.makeFolder('made');
      expect(await readdir(stage.onDisk('made'))).toEqual([]);
    });

    test('one inside a missing one is refused', async () => {
      await expect(stage.transport.makeFolder('not-there/inside')).rejects.toMatchObject({ kind: 'refused' });
    });
  });

  describe('upload', () => {
    test('writes every byte of a big buffer, confirmed', async () => {
      const content = patternOf(fiveMegabytes);
      expect(await stage.transport.upload('sent', content)).toMatch(/^2\d\d/);
      expect((await readFile(stage.onDisk('sent'))).equals(content)).toBe(true);
    });

    test('streams a local file', async () => {
      await stage.put('local-source', patternOf(200_000));
      await stage.transport.upload('streamed', { localPath: stage.onDisk('local-source') });
      expect((await readFile(stage.onDisk('streamed'))).equals(patternOf(200_000))).toBe(true);
    });

    test('over a longer file: replaces it entirely or not at all, as the server does', async () => {
      await stage.put('longer', '1234567890');
      const upload = stage.transport.upload('longer', Buffer.from('abc'));
      if (stage.subject.storesOver) await upload;
      else await expect(upload).rejects.toBeInstanceOf(TransportError);
      expect(await readFile(stage.onDisk('longer'), 'utf8')).toBe(
        stage.subject.storesOver ? 'abc' : '1234567890',
      );
    });

    test('rejects as no-folder', async () => {
      await expect(stage.transport.upload('not-there/x', Buffer.from('x'))).rejects.toMatchObject({
        kind: 'no-folder',
      });
    });

    test('refuses empty content', async () => {
      await expect(stage.transport.upload('void', Buffer.alloc(0))).rejects.toMatchObject({
        kind: 'refused',
      });
      expect(await readdir(stage.subject.root)).not.toContain('void');
    });

    test('refuses a local file that is not there', async () => {
      const upload = stage.transport.upload('void', { localPath: stage.onDisk('none') });
      await expect(upload).rejects.toMatchObject({ kind: 'refused' });
      expect(await readdir(stage.subject.root)).not.toContain('void');
    });
  });

  describe('rename', () => {
    test('moves a file to another folder, announced before', async () => {
      await stage.folder('from');
      await stage.folder('to');
      await stage.put('from/moved', 'm');
      const seen: string[] = [];
      const answer = await stage.transport.rename('from/moved', 'to/moved', () => seen.push('ready'));
      expect(answer).toMatchObject({ renamed: true, reply: expect.stringMatching(/^250/) as string });
      expect(seen).toEqual(['ready']);
      expect(await readdir(stage.onDisk('from'))).toEqual([]);
      expect(await readFile(stage.onDisk('to/moved'), 'utf8')).toBe('m');
    });

    test('over an existing file: replaces it or refuses, as the server does', async () => {
      await stage.put('new', 'new');
      await stage.put('old', 'old');
      const answer = await stage.transport.rename('new', 'old');
      expect(answer.renamed).toBe(stage.subject.renamesOver);
      expect(await readFile(stage.onDisk('old'), 'utf8')).toBe(stage.subject.renamesOver ? 'new' : 'old');
    });

    test('of a file that is not there is refused at RNFR, unannounced', async () => {
      const seen: string[] = [];
      const answer = await stage.transport.rename('none', 'anything', () => seen.push('ready'));
      expect(answer).toMatchObject({ renamed: false, refusedAt: 'RNFR', code: 550 });
      expect(seen).toEqual([]);
    });

    test('into a missing folder is refused at RNTO, and the file stays', async () => {
      await stage.put('staying', 's');
      const answer = await stage.transport.rename('staying', 'not-there/x');
      expect(answer).toMatchObject({ renamed: false, refusedAt: 'RNTO' });
      expect(await readFile(stage.onDisk('staying'), 'utf8')).toBe('s');
    });
  });

  describe('delete', () => {
    test('a file, and then it is not there', async () => {
      await stage.put('doomed', 'x');
      expect(await stage.transport.delete('doomed')).toBe(true);
      expect(await stage.transport.delete('doomed')).toBe(false);
      expect(await stage.transport.look(['doomed'])).toEqual([{ path: 'doomed', there: false }]);
    });
  });

  describe('removeFolder', () => {
    test('an empty folder, and then it is not there', async () => {
      await stage.folder('emptied');
      expect(await stage.transport.removeFolder('emptied')).toBe(true);
      expect(await stage.transport.removeFolder('emptied')).toBe(false);
      expect(await readdir(stage.subject.root)).not.toContain('emptied');
    });

    test('a folder with something in it stays', async () => {
      await stage.folder('full');
      await stage.put('full/x', 'x');
      expect(await stage.transport.removeFolder('full')).toBe(false);
      expect(await readdir(stage.onDisk('full'))).toEqual(['x']);
    });
  });
}
