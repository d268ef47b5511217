import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../../src/program/heap-cap.ts');

/** What the young generation takes in the end, in MB, of a process that goes on and on over objects that live for a while. */
function youngGeneration(isCapped: boolean): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { heapCap } from ${JSON.stringify(source)};
    const cap = ${isCapped ? 'heapCap()' : '() => undefined'};
    const held = [];
    for (let order = 0; order < 400_000; order++) {
      cap();
      held[order % 40_000] = { order, lines: Array.from({ length: 20 }, (_, line) => order * line + 0.5) };
    }
    console.log(getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
  `;
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, options, { encoding: 'utf8', timeout: 60_000 })) / 1e6;
}

test('the young generation stays at 16 MB', () => {
  expect(youngGeneration(false)).toBeGreaterThan(60);
  expect(youngGeneration(true)).toBeLessThan(20);
});

/** What the heap took at most, in MB, of a process in which everything becomes rubbish that has outlived the young generation. */
function heapOver(isSmall: boolean): number {
  const script = `
    import { keepOldHeapSmall } from ${JSON.stringify(source)};
    if (${isSmall}) keepOldHeapSmall();
    const held = [];
    let most = 0;
    for (let order = 0; order < 400_000; order++) {
      held[order % 40_000] = { order, lines: Array.from({ length: 20 }, (_, line) => order * line + 0.5) };
      if (order % 1000 === 0) most = Math.max(most, process.memoryUsage().heapTotal);
    }
    console.log(most);
  `;
  const options = ['--max-semi-space-size=8', '--input-type=module', '-e', script];
  const quiet = '--disable-warning=ExperimentalWarning';
  return (
    Number(execFileSync(process.execPath, [quiet, ...options], { encoding: 'utf8', timeout: 60_000 })) / 1e6
  );
}

test('the old generation holds little rubbish', () => {
  expect(heapOver(true)).toBeLessThan(0.75 * heapOver(false));
});
