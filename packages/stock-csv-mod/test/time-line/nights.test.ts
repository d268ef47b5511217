import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nightLines } from './night-lines.ts';

const program = join(import.meta.dirname, 'play-nights.ts');

test('in Paris, the two nights on which clocks change are like any other', async () => {
  const options = { env: { ...process.env, TZ: 'Europe/Paris' } };
  const { stdout } = await promisify(execFile)(process.execPath, [program], options);
  const { hours, seen } = JSON.parse(stdout) as { hours: number; seen: string[][] };
  expect(hours).toBe(2);
  expect(nightLines.map(({ what }, index) => ({ what, sees: seen[index] }))).toEqual(
    nightLines.map(({ what, sees }) => ({ what, sees })),
  );
}, 60_000);
