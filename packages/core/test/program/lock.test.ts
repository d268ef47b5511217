import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../src/failure/failure.ts';
import { takeLock } from '@passerelle/core/program/lock.ts';
import { inFolder } from '../in-folder.ts';

function exitCodeOf(work: () => unknown): number {
  try {
    work();
    return 0;
  } catch (error) {
    return (error as Failure).exitCode;
  }
}

test('one run holds it, the second is told 7, and a third may go on once it is free', async () => {
  await inFolder((folder) => {
    const path = join(folder, 'orders-to-xml.lock');
    const lock = takeLock(path);
    expect(exitCodeOf(() => takeLock(path))).toBe(7);
    lock.release();
    takeLock(path).release();
  });
});

test('the programs have a lock each', async () => {
  await inFolder((folder) => {
    const locks = ['orders-to-xml.lock', 'stock-csv-mod.lock'].map((name) => takeLock(join(folder, name)));
    for (const lock of locks) lock.release();
  });
});

test('a lock file that cannot be used: 2', async () => {
  await inFolder((folder) => {
    expect(exitCodeOf(() => takeLock(join(folder, 'none', 'x.lock')))).toBe(2);
    writeFileSync(join(folder, 'text'), 'no database at all, but long enough to be looked at'.repeat(40));
    expect(exitCodeOf(() => takeLock(join(folder, 'text')))).toBe(2);
  });
});

const holder = `
import { takeLock } from ${JSON.stringify(import.meta.resolve('@passerelle/core/program/lock.ts'))};
takeLock(process.argv[1]);
process.stdout.write('held');
setInterval(() => undefined, 1000);
`;

/** Holds it for a moment, as a run does that hands over its trace. */
const passing = `
import { takeLock } from ${JSON.stringify(import.meta.resolve('@passerelle/core/program/lock.ts'))};
const lock = takeLock(process.argv[1]);
process.stdout.write('held');
setTimeout(() => lock.release(), 100);
`;

test('a killed run never blocks the next', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'orders-to-xml.lock');
    const child = spawn(process.execPath, ['--input-type=module', '-e', holder, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(exitCodeOf(() => takeLock(path))).toBe(7);
    child.kill('SIGKILL');
    await once(child, 'exit');
    takeLock(path).release();
  });
});

test('what is held for a moment is waited for', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'orders-to-xml.lock');
    const child = spawn(process.execPath, ['--input-type=module', '-e', passing, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(exitCodeOf(() => takeLock(path, 0))).toBe(7);
    takeLock(path, 60_000).release();
    await once(child, 'exit');
  });
});
