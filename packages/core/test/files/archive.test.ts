import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Archive, type Fingerprint, fingerprintOf } from '../../src/files/archive.ts';
import { inFolder } from '../in-folder.ts';

const content = Buffer.from('<VentesWeb>Élise</VentesWeb>');
const expected: Fingerprint = {
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
};

function archiveWithDraft(folder: string): Archive {
  const archive = new Archive(join(folder, 'ArchiveExport'));
  const draft = archive.begin('v.xml');
  draft.write(content.subarray(0, 12));
  draft.write(content.subarray(12));
  expect(draft.finish()).toEqual(expected);
  return archive;
}

test('a document is there only once it is kept, and unchanged', async () => {
  await inFolder(async (folder) => {
    const archive = archiveWithDraft(folder);
    expect(archive.holds('v.xml', expected)).toBe(false);
    expect(await archive.keep('v.xml', expected)).toBe(true);
    expect(readdirSync(archive.folder)).toEqual(['v.xml']);
    expect(readFileSync(archive.pathOf('v.xml'))).toEqual(content);
  });
});

test('keeping is safe to repeat', async () => {
  await inFolder(async (folder) => {
    const archive = archiveWithDraft(folder);
    await archive.keep('v.xml', expected);
    expect(await archive.keep('v.xml', expected)).toBe(true);
  });
});

test.each<[string, (archive: Archive) => void]>([
  ['whose draft is gone', (archive) => archive.discardDraft('v.xml')],
  ['whose draft was cut short', (archive) => writeFileSync(`${archive.pathOf('v.xml')}.part`, 'cut')],
  ['whose name is taken by another', (archive) => writeFileSync(archive.pathOf('v.xml'), 'another')],
])('a document %s is not kept, and nothing is written over', async (_, spoil) => {
  await inFolder(async (folder) => {
    const archive = archiveWithDraft(folder);
    spoil(archive);
    const before = readdirSync(archive.folder);
    expect(await archive.keep('v.xml', expected)).toBe(false);
    expect(readdirSync(archive.folder)).toEqual(before);
  });
});

test.each<[string, string]>([
  ['shorter', 'x'],
  ['longer', `${content.toString()} `],
  ['of the same length', content.toString().replace('É', 'È')],
])('a document that someone made %s is not held', async (_, text) => {
  await inFolder(async (folder) => {
    const archive = archiveWithDraft(folder);
    await archive.keep('v.xml', expected);
    writeFileSync(archive.pathOf('v.xml'), text);
    expect(archive.holds('v.xml', expected)).toBe(false);
  });
});

test('drafts that a killed run left go; one that the ledger knows stays', async () => {
  await inFolder((folder) => {
    const archive = archiveWithDraft(folder);
    archive.begin('killed.xml').close();
    archive.discardOrphans(['v.xml']);
    expect(readdirSync(archive.folder)).toEqual(['v.xml.part']);
  });
});

test('an archive that does not exist yet has no orphans and holds nothing', async () => {
  await inFolder((folder) => {
    const archive = new Archive(join(folder, 'none'));
    archive.discardOrphans([]);
    expect(archive.holds('v.xml', expected)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('the fingerprint of a document longer than what is kept in memory', async () => {
  await inFolder((folder) => {
    const archive = new Archive(folder);
    const draft = archive.begin('long.xml');
    const piece = Buffer.alloc(10_000, 'é');
    for (let count = 0; count < 250; count++) draft.write(piece);
    const told = draft.finish();
    expect(told.bytes).toBe(2_500_000);
    expect(fingerprintOf(join(folder, 'long.xml.part'))).toEqual(told);
  });
});

test('a draft may be given up at any time', async () => {
  await inFolder((folder) => {
    const draft = new Archive(folder).begin('v.xml');
    draft.close();
    draft.close();
    const finished = new Archive(folder).begin('w.xml');
    finished.finish();
    expect(() => finished.close()).not.toThrow();
  });
});
