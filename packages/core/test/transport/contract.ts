import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TransportError } from '@passerelle/core/transport/transport-error.ts';
import type { Transport } from '@passerelle/core/transport/transport.ts';

/** A server or a folder to hold to the contract, running. */
export interface Subject {
  /** The login folder, on disk. */
  root: string;
  /** Whether a rename replaces an existing file. */
  renamesOver: boolean;
  /** Whether an upload does. */
  storesOver: boolean;
  missingFolderList: 'empty' | 'refused';
  connect(): Promise<Transport>;
  stop(): Promise<void>;
}

const fiveMegabytes = 5 * 1024 * 1024;

/** The contract of transport.ts, as tests: every implementation and every real server must pass the same ones. */
export function holdsTheContract(name: string, start: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject;
    let transport: Transport;
    beforeAll(async () => {
      subject = await start();
    });
    beforeEach(async () => {
      transport = await subject.connect();
    });
    afterEach(() => transport.close());
    afterAll(() => subject?.stop());

    const onDisk = (path: string) => join(subject.root, path);
    const put = (path: string, content: string | Buffer) => writeFile(onDisk(path), content);
    const folder = async (path: string) => mkdir(onDisk(path), { recursive: true });

    describe('look', () => {
      test('tells sizes and absences in several folders, in the order asked', async () => {
        await folder('look-a');
        await folder('look-b');
        await put('look-a/one', '1');
        await put('look-b/three', '333');
        const paths = ['look-b/three', 'look-a/one', 'look-b/none', 'look-a/none', 'none'];
        expect(await transport.look(paths)).toEqual([
          { path: 'look-b/three', there: true, size: 3 },
          { path: 'look-a/one', there: true, size: 1 },
          { path: 'look-b/none', there: false },
          { path: 'look-a/none', there: false },
          { path: 'none', there: false },
        ]);
      });

      test('sees a change at the next look', async () => {
        await put('changing', 'a');
        expect(await transport.look(['changing'])).toEqual([{ path: 'changing', there: true, size: 1 }]);
        await put('changing', 'ab');
        expect(await transport.look(['changing'])).toEqual([{ path: 'changing', there: true, size: 2 }]);
      });

      test('says no-folder, never absent, of a folder that is not there', async () => {
        await expect(transport.look(['no-such-folder/x'])).rejects.toMatchObject({ kind: 'no-folder' });
      });

      test('says no-folder of a file taken for a folder', async () => {
        await put('plain', 'x');
        await expect(transport.look(['plain/x'])).rejects.toMatchObject({ kind: 'no-folder' });
      });
    });

    describe('modifiedAt', () => {
      test('tells the time of a file, to the second', async () => {
        const before = Math.floor(Date.now() / 1000) * 1000;
        await put('timed', 'x');
        const at = (await transport.modifiedAt('timed')).getTime();
        expect(at % 1000).toBe(0);
        expect(at).toBeGreaterThanOrEqual(before);
        expect(at).toBeLessThanOrEqual(Date.now());
      });

      test('rejects as missing', async () => {
        await expect(transport.modifiedAt('none')).rejects.toMatchObject({ kind: 'missing' });
      });
    });

    describe('folders', () => {
      test('one that is there, and one that is not', async () => {
        await folder('there');
        expect(await transport.folderExists('there')).toBe(true);
        expect(await transport.folderExists('not-there')).toBe(false);
        expect(await transport.folderExists('')).toBe(true);
      });

      test('one is made, and made again without harm', async () => {
        await transport.makeFolder('made');
        await transport.makeFolder('made');
        expect(await readdir(onDisk('made'))).toEqual([]);
      });

      test('one inside a missing one is refused', async () => {
        await expect(transport.makeFolder('not-there/inside')).rejects.toMatchObject({ kind: 'refused' });
      });
    });

    describe('list', () => {
      test('gives the plain names', async () => {
        await folder('listed');
        await put('listed/b [1].csv', '');
        await put('listed/a.csv', '');
        expect((await transport.list('listed')).sort()).toEqual(['a.csv', 'b [1].csv']);
      });

      test('an empty folder has none', async () => {
        await folder('empty');
        expect(await transport.list('empty')).toEqual([]);
      });

      test('rejects as no-folder, and is never empty for it', async () => {
        await expect(transport.list('not-there')).rejects.toMatchObject({ kind: 'no-folder' });
      });
    });

    describe('download', () => {
      test('gives every byte of a big file, and tells its progress', async () => {
        const content = patternOf(fiveMegabytes);
        await put('big', content);
        const progress: number[] = [];
        const received = await transport.download('big', fiveMegabytes, (bytes) => progress.push(bytes));
        expect(received.equals(content)).toBe(true);
        expect(progress.at(-1)).toBe(fiveMegabytes);
      });

      test('gives an empty file', async () => {
        await put('hollow', '');
        expect(await transport.download('hollow', 10)).toEqual(Buffer.alloc(0));
      });

      test('rejects as too large beyond the limit', async () => {
        await put('eleven', '12345678901');
        await expect(transport.download('eleven', 10)).rejects.toMatchObject({ kind: 'too-large' });
      });

      test.each(['none', 'look-a/none'])('rejects as missing: %s', async (path) => {
        await folder('look-a');
        await expect(transport.download(path, 10)).rejects.toMatchObject({ kind: 'missing' });
      });

      test('rejects as no-folder', async () => {
        await expect(transport.download('not-there/x', 10)).rejects.toMatchObject({ kind: 'no-folder' });
      });

      test('a name with a space comes through', async () => {
        await put('with space.csv', 'x');
        expect(await transport.download('with space.csv', 10)).toEqual(Buffer.from('x'));
      });
    });

    describe('upload', () => {
      test('writes every byte of a big buffer, confirmed', async () => {
        const content = patternOf(fiveMegabytes);
        expect(await transport.upload('sent', content)).toMatch(/^2\d\d/);
        expect((await readFile(onDisk('sent'))).equals(content)).toBe(true);
      });

      test('streams a local file', async () => {
        await put('local-source', patternOf(200_000));
        await transport.upload('streamed', { localPath: onDisk('local-source') });
        expect((await readFile(onDisk('streamed'))).equals(patternOf(200_000))).toBe(true);
      });

      test('over a longer file: replaces it entirely or not at all, as the server does', async () => {
        await put('longer', '1234567890');
        const upload = transport.upload('longer', Buffer.from('abc'));
        if (subject.storesOver) await upload;
        else await expect(upload).rejects.toBeInstanceOf(TransportError);
        expect(await readFile(onDisk('longer'), 'utf8')).toBe(subject.storesOver ? 'abc' : '1234567890');
      });

      test('rejects as no-folder', async () => {
        await expect(transport.upload('not-there/x', Buffer.from('x'))).rejects.toMatchObject({
          kind: 'no-folder',
        });
      });

      test('refuses empty content', async () => {
        await expect(transport.upload('void', Buffer.alloc(0))).rejects.toMatchObject({ kind: 'refused' });
        expect(await readdir(subject.root)).not.toContain('void');
      });

      test('refuses a local file that is not there', async () => {
        const upload = transport.upload('void', { localPath: onDisk('none') });
        await expect(upload).rejects.toMatchObject({ kind: 'refused' });
        expect(await readdir(subject.root)).not.toContain('void');
      });
    });

    describe('rename', () => {
      test('moves a file to another folder, announced before', async () => {
        await folder('from');
        await folder('to');
        await put('from/moved', 'm');
        const seen: string[] = [];
        const answer = await transport.rename('from/moved', 'to/moved', () => seen.push('ready'));
        expect(answer).toMatchObject({ renamed: true, reply: expect.stringMatching(/^250/) as string });
        expect(seen).toEqual(['ready']);
        expect(await readdir(onDisk('from'))).toEqual([]);
        expect(await readFile(onDisk('to/moved'), 'utf8')).toBe('m');
      });

      test('over an existing file: replaces it or refuses, as the server does', async () => {
        await put('new', 'new');
        await put('old', 'old');
        const answer = await transport.rename('new', 'old');
        expect(answer.renamed).toBe(subject.renamesOver);
        expect(await readFile(onDisk('old'), 'utf8')).toBe(subject.renamesOver ? 'new' : 'old');
      });

      test('of a file that is not there is refused at RNFR, unannounced', async () => {
        const seen: string[] = [];
        const answer = await transport.rename('none', 'anything', () => seen.push('ready'));
        expect(answer).toMatchObject({ renamed: false, refusedAt: 'RNFR', code: 550 });
        expect(seen).toEqual([]);
      });

      test('into a missing folder is refused at RNTO, and the file stays', async () => {
        await put('staying', 's');
        const answer = await transport.rename('staying', 'not-there/x');
        expect(answer).toMatchObject({ renamed: false, refusedAt: 'RNTO' });
        expect(await readFile(onDisk('staying'), 'utf8')).toBe('s');
      });
    });

    describe('delete', () => {
      test('a file, and then it is not there', async () => {
        await put('doomed', 'x');
        expect(await transport.delete('doomed')).toBe(true);
        expect(await transport.delete('doomed')).toBe(false);
        expect(await transport.look(['doomed'])).toEqual([{ path: 'doomed', there: false }]);
      });
    });

    describe('removeFolder', () => {
      test('an empty folder, and then it is not there', async () => {
        await folder('emptied');
        expect(await transport.removeFolder('emptied')).toBe(true);
        expect(await transport.removeFolder('emptied')).toBe(false);
        expect(await readdir(subject.root)).not.toContain('emptied');
      });

      test('a folder with something in it stays', async () => {
        await folder('full');
        await put('full/x', 'x');
        expect(await transport.removeFolder('full')).toBe(false);
        expect(await readdir(onDisk('full'))).toEqual(['x']);
      });
    });

    test('examine tells what the server announces, and how it lists a missing folder', async () => {
      const traits = await transport.examine();
      expect(traits).toEqual({
        features: expect.arrayContaining(['SIZE', 'MDTM']) as string[],
        missingFolderList: subject.missingFolderList,
      });
      expect(await transport.folderExists('')).toBe(true);
    });

    test('one connection does everything in turn, wherever it went before', async () => {
      await folder('turn/deep');
      await put('home', 'h');
      await transport.look(['turn/deep/x']);
      await transport.upload('turn/one', Buffer.from('1'));
      expect(await transport.rename('turn/one', 'turn/deep/two')).toMatchObject({ renamed: true });
      expect(await transport.download('turn/deep/two', 10)).toEqual(Buffer.from('1'));
      expect(await transport.download('home', 10)).toEqual(Buffer.from('h'));
      expect(await transport.folderExists('turn')).toBe(true);
      expect(await transport.list('')).toContain('home');
      expect(await transport.delete('turn/deep/two')).toBe(true);
      expect(await transport.look(['home', 'turn/deep/two'])).toEqual([
        { path: 'home', there: true, size: 1 },
        { path: 'turn/deep/two', there: false },
      ]);
    });

    test('a name that must not go on the wire is refused before anything is sent', async () => {
      const names = [
        'été.csv',
        'a\r\nDELE b',
        'a\0b',
        'a\tb',
        '',
        '/a',
        'a//b',
        '../a',
        './a',
        ' a',
        'a ',
        'a\\b',
      ];
      const refusal = { kind: 'bad-name' };
      for (const name of names) {
        await expect(transport.look([name])).rejects.toMatchObject(refusal);
        await expect(transport.modifiedAt(name)).rejects.toMatchObject(refusal);
        await expect(transport.download(name, 1)).rejects.toMatchObject(refusal);
        await expect(transport.upload(name, Buffer.from('x'))).rejects.toMatchObject(refusal);
        await expect(transport.rename(name, 'x')).rejects.toMatchObject(refusal);
        await expect(transport.rename('x', name)).rejects.toMatchObject(refusal);
        await expect(transport.delete(name)).rejects.toMatchObject(refusal);
        await expect(transport.removeFolder(name)).rejects.toMatchObject(refusal);
        await expect(transport.makeFolder(name)).rejects.toMatchObject(refusal);
      }
    });
  });
}

/** That many bytes, no stretch like another: a lost or doubled piece shows. CR, LF and NUL occur all over. */
function patternOf(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) content.writeUInt32LE(Math.imul(at + 1, 0x9e3779b1) >>> 0, at);
  return content;
}
