import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renameDurably, withPatience, writeAtomically } from '../../src/files/atomic-write.ts';
import { inFolder } from '../in-folder.ts';

test.each<[string, string | Buffer]>([
  ['text', 'Élise\r\n'],
  ['bytes', Buffer.from([0, 255, 10])],
  ['nothing', ''],
])('%s is written whole, over what was there, and nothing is left beside it', async (_, content) => {
  await inFolder(async (folder) => {
    const path = join(folder, 'rejet.csv');
    writeFileSync(path, 'the old one, which is longer than the new one');
    await writeAtomically(path, content);
    expect(readFileSync(path)).toEqual(Buffer.from(content));
    expect(readdirSync(folder)).toEqual(['rejet.csv']);
  });
});

test('the old file stays whole when the new one cannot be put in its place', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'taken');
    mkdirSync(path);
    await expect(writeAtomically(path, 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(path)).toEqual([]);
  });
});

test('a rename moves and replaces', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a'), 'new');
    writeFileSync(join(folder, 'b'), 'old');
    await renameDurably(join(folder, 'a'), join(folder, 'b'));
    expect(readdirSync(folder)).toEqual(['b']);
    expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('new');
  });
});

/** An operation that fails that many times; gives how often it was tried. */
function failing(times: number, code: string): { operation: () => string; tries: () => number } {
  let tries = 0;
  const operation = (): string => {
    tries++;
    if (tries <= times) throw Object.assign(new Error(code), { code });
    return 'done';
  };
  return { operation, tries: () => tries };
}

const noPause = (): Promise<void> => Promise.resolve();

test.each<[string, number, string, string, string, number]>([
  ['nothing holds it', 0, 'EBUSY', 'win32', 'done', 1],
  ['an antivirus holds it for a moment', 3, 'EBUSY', 'win32', 'done', 4],
  ['an indexer holds it for a moment', 5, 'EPERM', 'win32', 'done', 6],
  ['it is held for too long', 99, 'EACCES', 'win32', 'EACCES', 6],
  ['the disk is full', 99, 'ENOSPC', 'win32', 'ENOSPC', 1],
  ['on another system such a refusal lasts', 99, 'EPERM', 'linux', 'EPERM', 1],
])('%s', async (_, times, code, platform, outcome, tries) => {
  const held = failing(times, code);
  const said = await withPatience(held.operation, platform, noPause).catch((error: Error) => error.message);
  expect([said, held.tries()]).toEqual([outcome, tries]);
});
