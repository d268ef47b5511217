import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom, type Random } from '@passerelle/rehearsal/faults/seeded-random.ts';
import { goldenFiles, targets, type GoldenFile } from '@passerelle/rehearsal/hostile/golden-files.ts';
import { mutate } from '@passerelle/rehearsal/hostile/mutation.ts';
import { answeredCommands, playHostileAnswers } from '@passerelle/rehearsal/hostile/play-answers.ts';
import { playHostile, type HostileCase } from '@passerelle/rehearsal/hostile/play-hostile.ts';
import { minimise } from './fuzz/minimise.ts';

/**
 * npm run fuzz: feeds damaged samples, and damaged answers of shop and CRM, to both programs, the whole command line in this
 * process, and asserts what they promise whatever they are fed. `--minutes N`, `--seed S` (the first; each execution has its own, printed with a find),
 * `--only orders|stock|config|layout|archived|sentinel|answers`, `--short`: 20 seconds. A file that is a find is made small
 * and kept.
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

const playWithLimit = (one: HostileCase): Promise<string[]> => withLimit(playHostile(one));

async function withLimit(play: Promise<string[]>): Promise<string[]> {
  const timer = Promise.withResolvers<string[]>();
  const handle = setTimeout(() => timer.resolve(['hangs']), hangMs);
  const broken = await Promise.race([play, timer.promise]);
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

const kinds = new Set<string>();
const counts = new Map<string, number>();

/** Whether what broke is of a kind that was not seen before. */
function count(target: string, broken: readonly string[]): boolean {
  counts.set(target, (counts.get(target) ?? 0) + 1);
  const isNew = broken.length > 0 && !kinds.has(kindOf(broken));
  if (isNew) kinds.add(kindOf(broken));
  return isNew;
}

async function feedFile(seed: number): Promise<void> {
  const one = makeCase(seed);
  // Should an execution never come back, its input is there to be looked at.
  writeFileSync(join(finds, `under-way-${process.pid}`), one.content);
  const broken = await playWithLimit(one);
  if (count(one.target, broken)) await keep(seed, one, broken);
}

async function feedAnswers(seed: number): Promise<void> {
  const command = seededRandom(seed).pick(answeredCommands);
  writeFileSync(join(finds, `under-way-${process.pid}`), `${command}, seed ${seed}`);
  const broken = await withLimit(playHostileAnswers(command, seed));
  if (!count('answers', broken)) return;
  console.error(`\nseed ${seed}, answers to ${command}:`);
  console.error(broken.map((what) => `  ${what.slice(0, 2000)}`).join('\n'));
}

const startedAt = performance.now();
mkdirSync(finds, { recursive: true });
let seed = firstSeed;
for (; performance.now() - startedAt < seconds * 1000; seed++) {
  const areAnswers = values.only === 'answers' || (values.only === undefined && seed % 3 === 0);
  await (areAnswers ? feedAnswers(seed) : feedFile(seed));
}
const played = [...counts].map(([target, count]) => `${target} ${count}`).join(', ');
console.log(
  `${seed - firstSeed} executions (${played}), seeds ${firstSeed} to ${seed - 1}, ` +
    `${Math.round((performance.now() - startedAt) / 1000)} s: ${kinds.size} finds`,
);
if (kinds.size > 0) process.exitCode = 1;
