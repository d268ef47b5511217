import { readsAsPromised } from './contract-reading.ts';
import { ContractStage, type Subject } from './contract-stage.ts';
import { writesAsPromised } from './contract-writing.ts';

/** The contract of transport.ts, as tests: every implementation and every real server must pass the same ones. */
export function holdsTheContract(name: string, start: () => Promise<Subject>): void {
  describe(name, () => {
    const stage = new ContractStage(start);
    readsAsPromised(stage);
    writesAsPromised(stage);

    test('examine tells what the server announces, and how it lists a missing folder', async () => {
      const traits = await stage.transport.examine();
      expect(traits).toEqual({
        features: expect.arrayContaining(['SIZE', 'MDTM']) as string[],
        missingFolderList: stage.subject.missingFolderList,
      });
      expect(await stage.transport.folderExists('')).toBe(true);
    });

    test('one connection does everything in turn, wherever it went before', async () => {
      await stage.folder('turn/deep');
      await stage.put('home', 'h');
      await stage.transport.look(['turn/deep/x']);
      await stage.transport.upload('turn/one', Buffer.from('1'));
      expect(await stage.transport.rename('turn/one', 'turn/deep/two')).toMatchObject({ renamed: true });
      expect(await stage.transport.download('turn/deep/two', 10)).toEqual(Buffer.from('1'));
      expect(await stage.transport.download('home', 10)).toEqual(Buffer.from('h'));
      expect(await stage.transport.folderExists('turn')).toBe(true);
      expect(await stage.transport.list('')).toContain('home');
      expect(await stage.transport.delete('turn/deep/two')).toBe(true);
      expect(await stage.transport.look(['home', 'turn/deep/two'])).toEqual([
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
        'a//b',
        '//a',
        '/a/',
        '/../a',
        '../a',
        './a',
        ' a',
        'a ',
        'a\\b',
      ];
      const refusal = { kind: 'bad-name' };
      for (const name of names) {
        await expect(stage.transport.look([name])).rejects.toMatchObject(refusal);
        await expect(stage.transport.modifiedAt(name)).rejects.toMatchObject(refusal);
        await expect(stage.transport.download(name, 1)).rejects.toMatchObject(refusal);
        await expect(stage.transport.upload(name, Buffer.from('x'))).rejects.toMatchObject(refusal);
        await expect(stage.transport.rename(name, 'x')).rejects.toMatchObject(refusal);
        await expect(stage.transport.rename('x', name)).rejects.toMatchObject(refusal);
        await expect(stage.transport.delete(name)).rejects.toMatchObject(refusal);
        await expect(stage.transport.removeFolder(name)).rejects.toMatchObject(refusal);
        await expect(stage.transport.makeFolder(name)).rejects.toMatchObject(refusal);
      }
    });
  });
}
