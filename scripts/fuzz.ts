import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom, type Random } from '@passerelle/rehearsal/faults/seeded-random.ts';
import {
  goldenFiles,
  targets,
  type GoldenFile,
  type Target,
} from '@passerelle/rehearsal/hostile/golden-files.ts';
import { mutate } from '@passerelle/rehearsal/hostile/mutation.ts';
import { playHostile, type HostileCase } from '@passerelle/rehearsal/hostile/play-hostile.ts';
import { minimise } from './fuzz/minimise.ts';

/**
 * npm run fuzz: feeds damaged samples to both programs, the whole command line in this process, and asserts what they
 * promise whatever they are fed. `--minutes N`, `--seed S` (the first; each execution has its own, printed with a find),
 * `--only orders|stock|config|layout|archived|sentinel`, `--short`: 20 seconds. A find is made small and kept in a file.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '20261122' },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});
const seconds = values.short ? 20 : Number(values.minutes) * 60;
const firstSeed = Number(values.seed);
const finds = join(tmpdir(), 'passerelle-fuzz');
const hangMs = 120_000;

const golden = goldenFiles().filter(({ target }) => values.only === undefined || target === values.only);
const contents = golden.map(({ content }) => content);

/** Half of all executions are orders: most of what a stranger writes goes in there. */
function pickGolden(random: Random): GoldenFile {
  const target = random.onceIn(2) ? 'orders' : random.pick(targets);
  const candidates = golden.filter((file) => file.target === target);
  const from = candidates.length > 0 ? candidates : golden;
  const file = from[random.below(from.length)];
  if (!file) throw new Error(`there is no target ${values.only}`);
  return file;
}

function makeCase(seed: number): HostileCase & { name: string } {
  const random = seededRandom(seed);
  const { target, name, content } = pickGolden(random);
  const config = {
    language: random.pick(['fr', 'en']),
    orders: { giftVoucher: { policy: random.pick(['withhold', 'payment']) } },
    xml: {
      perOrder: random.onceIn(4),
      encoding: random.pick(['UTF-8', 'windows-1252', 'iso-8859-1']),
      ...(target === 'layout' ? { layout: 'layout.json' } : {}),
    },
    stock: { missedSales: random.pick(['remove', 'subtract']) },
  };
  return { target, name, content: mutate(content, random, contents), config };
}

/** In English the first line of what broke, without what differs from case to case. */
function kindOf(broken: readonly string[]): string {
  return (broken[0] ?? '').split('\n', 1)[0]?.slice(0, 60).replaceAll(/\d+/g, '#') ?? '';
}

async function playWithLimit(one: HostileCase): Promise<string[]> {
  const timer = Promise.withResolvers<string[]>();
  const handle = setTimeout(() => timer.resolve(['hangs']), hangMs);
  const broken = await Promise.race([playHostile(one), timer.promise]);
  clearTimeout(handle);
  return broken;
}

async function keep(seed: number, one: HostileCase & { name: string }, broken: string[]): Promise<void> {
  const kind = kindOf(broken);
  const small = await minimise(
    one.content,
    async (content) => kindOf(await playWithLimit({ ...one, content })) === kind,
  );
  const path = join(finds, `${seed}.${one.target}`);
  writeFileSync(path, small);
  console.error(`\nseed ${seed}, ${one.target} from ${one.name}, ${small.length} bytes in ${path}:`);
  console.error(broken.map((what) => `  ${what.slice(0, 2000)}`).join('\n'));
}

const startedAt = performance.now();
const kinds = new Set<string>();
const counts = new Map<Target, number>();
mkdirSync(finds, { recursive: true });
let seed = firstSeed;
for (; performance.now() - startedAt < seconds * 1000; seed++) {
  const one = makeCase(seed);
  // Should an execution never come back, its input is there to be looked at.
  writeFileSync(join(finds, `under-way-${process.pid}`), one.content);
  const broken = await playWithLimit(one);
  counts.set(one.target, (counts.get(one.target) ?? 0) + 1);
  const isNew = broken.length > 0 && !kinds.has(kindOf(broken));
  if (isNew) {
    kinds.add(kindOf(broken));
    await keep(seed, one, broken);
  }
}
const played = [...counts].map(([target, count]) => `${target} ${count}`).join(', ');
console.log(
  `${seed - firstSeed} executions (${played}), seeds ${firstSeed} to ${seed - 1}, ` +
    `${Math.round((performance.now() - startedAt) / 1000)} s: ${kinds.size} finds`,
);
if (kinds.size > 0) process.exitCode = 1;
