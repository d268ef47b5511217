import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rotateTraces, Trace } from '../../src/report/trace.ts';
import { inFolder } from '../in-folder.ts';

const now = new Date('2026-11-22T09:57:03');

test('a trace opens in Notepad: UTF-8 with BOM, CRLF', async () => {
  await inFolder((folder) => {
    const trace = new Trace(folder, 'Trace1.txt');
    trace.tell('Élise');
    trace.tell('deux');
    new Trace(folder, 'Trace1.txt').tell('un autre passage');
    expect(readFileSync(join(folder, 'Trace1.txt'), 'utf8')).toBe(
      '\uFEFFÉlise\r\ndeux\r\nun autre passage\r\n',
    );
    expect(trace.trouble).toBeNull();
  });
});

test('a trace that cannot be written fails nothing, and says why', async () => {
  await inFolder((folder) => {
    mkdirSync(join(folder, 'Trace1.txt'));
    const trace = new Trace(folder, 'Trace1.txt');
    trace.tell('perdu');
    expect(trace.trouble).toBe('EISDIR');
  });
});

const kilobytes = (count: number): string => 'x'.repeat(count * 1024);

test.each<[string, Record<string, string>, string[], string[]]>([
  ['no trace yet', {}, [], []],
  ['both are short', { 'Trace1.txt': 'a', 'Trace2.txt': 'b' }, [], ['Trace1.txt', 'Trace2.txt']],
  ['just full', { 'Trace1.txt': kilobytes(2) }, [], ['Trace1.txt']],
  [
    'the first has passed: both move',
    { 'Trace1.txt': `${kilobytes(2)}x`, 'Trace2.txt': 'b' },
    ['Trace1_20261122_095703.txt', 'Trace2_20261122_095703.txt'],
    ['ArchiveTrace'],
  ],
  [
    'the second has passed: both move',
    { 'Trace1.txt': 'a', 'Trace2.txt': `${kilobytes(2)}x` },
    ['Trace1_20261122_095703.txt', 'Trace2_20261122_095703.txt'],
    ['ArchiveTrace'],
  ],
  [
    'there is one only',
    { 'Trace2.txt': `${kilobytes(2)}x` },
    ['Trace2_20261122_095703.txt'],
    ['ArchiveTrace'],
  ],
])('rotation, %s', async (_, files, moved, left) => {
  await inFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    expect(await rotateTraces(folder, 2, now)).toEqual(moved);
    expect(readdirSync(folder)).toEqual(left);
    for (const name of moved) {
      const original = files[name.replace('_20261122_095703', '')];
      expect(readFileSync(join(folder, 'ArchiveTrace', name), 'utf8')).toBe(original);
    }
  });
});

test('an archived trace is never written over', async () => {
  await inFolder(async (folder) => {
    const long = kilobytes(3);
    for (const content of [`1${long}`, `2${long}`, `3${long}`]) {
      writeFileSync(join(folder, 'Trace1.txt'), content);
      await rotateTraces(folder, 2, now);
    }
    const names = readdirSync(join(folder, 'ArchiveTrace'));
    expect(names).toEqual([
      'Trace1_20261122_095703.txt',
      'Trace1_20261122_095703_2.txt',
      'Trace1_20261122_095703_3.txt',
    ]);
  });
});

test('an archive folder that cannot be made fails nothing: the trace stays', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'ArchiveTrace'), 'un fichier');
    writeFileSync(join(folder, 'Trace1.txt'), kilobytes(3));
    expect(await rotateTraces(folder, 2, now)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['ArchiveTrace', 'Trace1.txt']);
  });
});
