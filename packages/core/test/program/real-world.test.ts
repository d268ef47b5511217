import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorFileBeside, hasNoWindow } from '@passerelle/core/program/real-world.ts';

test.each([
  ['orders-to-xmlw.exe', true],
  ['STOCK-CSV-MODW.EXE', true],
  ['orders-to-xml.exe', false],
  ['node', false],
])('%s has no window: %s', (executable, expected) => {
  expect(hasNoWindow(executable)).toBe(expected);
});

describe('the error file of a program without a window', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'passerelle-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is beside the executable, for Notepad, and anew for each run', () => {
    const path = join(folder, 'orders-to-xmlw-erreur.txt');
    writeFileSync(path, 'of the run before');
    const err = errorFileBeside(join(folder, 'orders-to-xmlw.exe'));
    err.write('première ligne\n');
    err.write('seconde\n');
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.split('\r\n').slice(1)).toEqual(['première ligne', 'seconde', '']);
  });

  test('that cannot be written stops nothing', () => {
    const err = errorFileBeside(join(folder, 'missing', 'orders-to-xmlw.exe'));
    expect(() => err.write('x')).not.toThrow();
  });
});
