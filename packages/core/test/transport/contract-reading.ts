import { fiveMegabytes, patternOf, type ContractStage } from './contract-stage.ts';

/** What the contract says of looking, listing and downloading. */
export function readsAsPromised(stage: ContractStage): void {
  describe('look', () => {
    test('tells sizes and absences in several folders, in the order asked', async () => {
      await stage.folder('look-a');
      await stage.folder('look-b');
      await stage.put('look-a/one', '1');
      await stage.put('look-b/three', '333');
      const paths = ['look-b/three', 'look-a/one', 'look-b/none', 'look-a/none', 'none'];
      expect(await stage.transport.look(paths)).toEqual([
        { path: 'look-b/three', there: true, size: 3 },
        { path: 'look-a/one', there: true, size: 1 },
        { path: 'look-b/none', there: false },
        { path: 'look-a/none', there: false },
        { path: 'none', there: false },
      ]);
    });

    test('sees what is expected by its full name, and beside it what is not there', async () => {
      await stage.folder('look-a');
      await stage.put('look-a/one', '1');
      const paths = ['look-a/one', 'look-a/none'];
      expect(await stage.transport.look(paths, { expected: paths })).toEqual([
        { path: 'look-a/one', there: true, size: 1 },
        { path: 'look-a/none', there: false },
      ]);
      const [, gone] = await stage.transport.look(paths.toReversed(), { dated: paths, proof: 'next' });
      expect(gone).toMatchObject({ path: 'look-a/one', there: true, size: 1 });
      expect(gone?.there && gone.modifiedAt).toBeInstanceOf(Date);
      const missing = stage.transport.look(['no-such-folder/x'], { expected: ['no-such-folder/x'] });
      await expect(missing).rejects.toMatchObject({ kind: 'no-folder' });
    });

    test('sees a change at the next look', async () => {
      await stage.put('changing', 'a');
      expect(await stage.transport.look(['changing'])).toEqual([{ path: 'changing', there: true, size: 1 }]);
      await stage.put('changing', 'ab');
      expect(await stage.transport.look(['changing'])).toEqual([{ path: 'changing', there: true, size: 2 }]);
    });

    test('says no-folder, never absent, of a folder that is not there', async () => {
      await expect(stage.transport.look(['no-such-folder/x'])).rejects.toMatchObject({ kind: 'no-folder' });
    });

    test('says no-folder of a file taken for a folder', async () => {
      await stage.put('plain', 'x');
      await expect(stage.transport.look(['plain/x'])).rejects.toMatchObject({ kind: 'no-folder' });
    });
  });

  describe('modifiedAt', () => {
    test('tells the time of a file, to the second', async () => {
      // A file system may stamp by the clock of the last tick, a few milliseconds old: it can be the second before.
      const before = Math.floor(Date.now() / 1000) * 1000 - 1000;
      await stage.put('timed', 'x');
      const at = (await stage.transport.modifiedAt('timed')).getTime();
      expect(at % 1000).toBe(0);
      expect(at).toBeGreaterThanOrEqual(before);
      expect(at).toBeLessThanOrEqual(Date.now());
    });

    test('rejects as missing', async () => {
      await expect(stage.transport.modifiedAt('none')).rejects.toMatchObject({ kind: 'missing' });
    });
  });

  describe('list', () => {
    test('gives the plain names', async () => {
      await stage.folder('listed');
      await stage.put('listed/b [1].csv', '');
      await stage.put('listed/a.csv', '');
      expect((await stage.transport.list('listed')).sort()).toEqual(['a.csv', 'b [1].csv']);
    });

    test('an empty folder has none', async () => {
      await stage.folder('empty');
      expect(await stage.transport.list('empty')).toEqual([]);
    });

    test('rejects as no-folder, and is never empty for it', async () => {
      await expect(stage.transport.list('not-there')).rejects.toMatchObject({ kind: 'no-folder' });
    });
  });

  describe('download', () => {
    test('gives every byte of a big file, and tells its progress', async () => {
      const content = patternOf(fiveMegabytes);
      await stage.put('big', content);
      const progress: number[] = [];
      const received = await stage.transport.download('big', fiveMegabytes, (bytes) => progress.push(bytes));
      expect(received.equals(content)).toBe(true);
      expect(progress.at(-1)).toBe(fiveMegabytes);
    });

    test('gives an empty file', async () => {
      await stage.put('hollow', '');
      expect(await stage.transport.download('hollow', 10)).toEqual(Buffer.alloc(0));
    });

    test('rejects as too large beyond the limit', async () => {
      await stage.put('eleven', '12345678901');
      await expect(stage.transport.download('eleven', 10)).rejects.toMatchObject({ kind: 'too-large' });
    });

    test.each(['none', 'look-a/none'])('rejects as missing: %s', async (path) => {
      await stage.folder('look-a');
      await expect(stage.transport.download(path, 10)).rejects.toMatchObject({ kind: 'missing' });
    });

    test('rejects as no-folder', async () => {
      await expect(stage.transport.download('not-there/x', 10)).rejects.toMatchObject({ kind: 'no-folder' });
    });

    test.each(['none', 'look-a/none', 'not-there/x'])('null where it need not be there: %s', async (path) => {
      await stage.folder('look-a');
      await stage.put('look-a/one', '1');
      expect(await stage.transport.downloadIfThere(path, 10)).toBeNull();
      expect(await stage.transport.downloadIfThere('look-a/one', 10)).toEqual(Buffer.from('1'));
    });

    test('a name with a space comes through', async () => {
      await stage.put('with space.csv', 'x');
      expect(await stage.transport.download('with space.csv', 10)).toEqual(Buffer.from('x'));
    });
  });
}
