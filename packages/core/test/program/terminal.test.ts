import { listenOnTerminal } from '@passerelle/core/program/terminal.ts';
import type { World } from '../../src/world/world.ts';
import { Reporter, type Tone } from '../../src/report/reporter.ts';

type Options = Parameters<typeof listenOnTerminal>[2];

interface Setting {
  options?: Partial<Options>;
  env?: Record<string, string>;
  isTerminal?: boolean;
}

/** Where a sentence of that tone is said: "out: …", "err: …", or nowhere. */
async function said(tone: Tone, { options, env = {}, isTerminal = false }: Setting): Promise<string> {
  const heard: string[] = [];
  const outputTo = (name: string): World['out'] => ({
    write: (text) => void heard.push(`${name}: ${String(text)}`),
    isTerminal,
  });
  const world = { env, out: outputTo('out'), err: outputTo('err') } as unknown as World;
  const reporter = new Reporter();
  await listenOnTerminal(reporter, world, { json: false, quiet: false, verbose: false, ...options });
  reporter.tell(tone, 'mot');
  return heard.join();
}

test.each<[string, Tone, Setting, string]>([
  ['what happens', 'plain', {}, 'out: mot\n'],
  ['what went well', 'good', {}, 'out: mot\n'],
  ['a warning', 'warning', {}, 'out: mot\n'],
  ['a fault', 'bad', {}, 'err: mot\n'],
  ['the title, which is for the trace', 'title', {}, ''],
  ['a detail', 'detail', {}, ''],
  ['a detail, --verbose', 'detail', { options: { verbose: true } }, 'out: mot\n'],
  ['what happens, --quiet', 'plain', { options: { quiet: true } }, ''],
  ['what went well, --quiet', 'good', { options: { quiet: true } }, ''],
  ['a warning, --quiet', 'warning', { options: { quiet: true } }, 'out: mot\n'],
  ['a fault, --quiet', 'bad', { options: { quiet: true } }, 'err: mot\n'],
  ['what happens, --json', 'plain', { options: { json: true } }, ''],
  ['a warning, --json', 'warning', { options: { json: true } }, 'err: mot\n'],
  ['what happens, --output -', 'plain', { options: { output: '-' } }, 'err: mot\n'],
  ['what happens, --output file', 'plain', { options: { output: 'x.xml' } }, 'out: mot\n'],
])('%s', async (_, tone, setting, expected) => {
  expect(await said(tone, setting)).toBe(expected);
});

test.each<[string, Setting, boolean]>([
  ['on a terminal', { isTerminal: true }, true],
  ['into a file', {}, false],
  ['with NO_COLOR', { isTerminal: true, env: { NO_COLOR: '1' } }, false],
  ['with --no-color', { isTerminal: true, options: { color: false } }, false],
])('colours %s: %s', async (_, setting, isColoured) => {
  expect((await said('bad', setting)).includes('\u001b[31m')).toBe(isColoured);
});
