import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import {
  httpPage,
  sectionOf,
  sectionsOf,
  type PlayedPart,
} from '@passerelle/rehearsal/faults/http/http-page.ts';
import { httpParts, httpSampling, type HttpPart } from '@passerelle/rehearsal/faults/http/jobs/all-jobs.ts';
import type { Entry } from '@passerelle/rehearsal/faults/tally.ts';

export interface HttpPlay {
  seed: number;
  /** One combination in so many. */
  oneIn: number;
  /** A minute's worth, and nothing is published. */
  sample?: boolean;
  /** Jobs whose name begins so. Default: all. */
  job?: string;
  /** What is published is not played again. */
  missing?: boolean;
  /** '3,7': this process plays those parts of all, and prints an entry a line. */
  part?: string;
}

/** A minute's worth. */
const oneInSample = 41;

/** What a process that plays parts prints, line by line. */
interface Told {
  part: number;
  entry: Entry | null;
}

/**
 * Makes every request of every job over HTTP fail in every way. Each part that is whole is published at once, beside those
 * that were published before: what is stopped loses nothing.
 */
export async function playOverHttp(play: HttpPlay): Promise<void> {
  const parts = httpParts(httpSampling(play.sample ? oneInSample : play.oneIn, play.seed));
  if (play.part !== undefined) return playHere(parts, play.part.split(',').map(Number));
  const pages = new Pages(parts);
  const asked = [...parts.keys()]
    .filter((at) => parts[at]?.name.startsWith(play.job ?? ''))
    .filter((at) => play.missing !== true || !pages.has(parts[at]))
    .toSorted(bySort(parts));
  const workers = Math.max(2, availableParallelism());
  // A start takes longer than what a sample has of a part.
  const shares = play.sample
    ? Array.from({ length: workers }, (_, worker) => asked.filter((_one, at) => at % workers === worker))
    : asked.map((at) => [at]);
  const done = { count: 0, broken: 0, pages };
  const queue = shares.values();
  const work = async (): Promise<void> => {
    for (const share of queue) await playShare(play, share, parts, done);
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${done.count} combinations in ${seconds} s, seed ${play.seed}: ${done.broken} broken`);
  if (done.broken > 0) process.exitCode = 1;
}

/** What writes first, of all jobs, then the rest: what is stopped has the most telling. */
function bySort(parts: readonly HttpPart[]): (one: number, other: number) => number {
  const sorts = [...new Set(parts.map(sortOf))];
  const rank = (at: number): number => sorts.indexOf(sortOf(parts[at]));
  return (one, other) => rank(one) - rank(other) || one - other;
}

function sortOf(part: HttpPart | undefined): string {
  return part?.name.replace(/^.*?: /, '') ?? '';
}

async function playHere(parts: readonly HttpPart[], numbers: readonly number[]): Promise<void> {
  const tell = (told: Told) => process.stdout.write(`${JSON.stringify(told)}\n`);
  for (const part of numbers) {
    for await (const entry of parts[part]?.entries() ?? []) tell({ part, entry });
    tell({ part, entry: null });
  }
}

/** Parts in a process of their own: two cores are used, and what one part leaves behind troubles no other. */
async function playShare(
  play: HttpPlay,
  share: readonly number[],
  parts: readonly HttpPart[],
  done: { count: number; broken: number; pages: Pages },
): Promise<void> {
  const script = fileURLToPath(new URL('../faults.ts', import.meta.url));
  const argv = [
    '--http',
    '--part',
    share.join(),
    '--seed',
    String(play.seed),
    '--one-in',
    String(play.oneIn),
  ];
  if (play.sample) argv.push('--sample');
  const child = spawn(process.execPath, [script, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let [entries, startedAt]: [Entry[], number] = [[], performance.now()];
  for await (const line of createInterface({ input: child.stdout })) {
    const { part: number, entry } = JSON.parse(line) as Told;
    const part = parts[number];
    if (part === undefined) throw new Error(`there is no part ${number}`);
    if (entry !== null) {
      entries.push(entry);
      for (const problem of entry.problems) console.error(problem);
      continue;
    }
    done.count += entries.length;
    done.broken += entries.filter(({ problems }) => problems.length > 0).length;
    console.log(`${part.name}: ${entries.length} (${done.count} in all, ${done.broken} broken)`);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const day = new Date().toISOString().slice(0, 10);
    if (!play.sample) await done.pages.publish(part, { entries, oneIn: play.oneIn, day, seconds });
    [entries, startedAt] = [[], performance.now()];
  }
  if ((await ended) !== 0) throw new Error(`parts ${share.join()} could not be played`);
}

/** FAULTS-HTTP.md of each program, written anew whenever a part of it was played. */
class Pages {
  readonly #parts: readonly HttpPart[];
  readonly #sections = new Map<string, Map<string, string>>();
  #written: Promise<void> = Promise.resolve();

  constructor(parts: readonly HttpPart[]) {
    this.#parts = parts;
  }

  has(part: HttpPart | undefined): boolean {
    return part !== undefined && sectionsIn(pathOf(part)).has(part.name);
  }

  /** One after the other: two that write at once would lose what one has. */
  publish(part: HttpPart, played: PlayedPart): Promise<void> {
    this.#written = this.#written.then(() => this.#write(part, played));
    return this.#written;
  }

  async #write({ name, program }: HttpPart, played: PlayedPart): Promise<void> {
    const path = pathOf({ program });
    const known = this.#sections.get(program) ?? sectionsIn(path);
    this.#sections.set(program, known.set(name, sectionOf(played)));
    const own = this.#parts.filter((part) => part.program === program);
    const sections = own.flatMap((part): [string, string][] => {
      const section = known.get(part.name);
      return section === undefined ? [] : [[part.name, section]];
    });
    const lacking = own.map((part) => part.name).filter((one) => !known.has(one));
    const options = { ...(await resolveConfig(path)), parser: 'markdown' };
    writeFileSync(path, await format(httpPage(program, new Map(sections), lacking), options));
  }
}

function pathOf({ program }: Pick<HttpPart, 'program'>): string {
  return fileURLToPath(new URL(`../../packages/${program}/FAULTS-HTTP.md`, import.meta.url));
}

function sectionsIn(path: string): Map<string, string> {
  return new Map(sectionsOf(existsSync(path) ? readFileSync(path, 'utf8') : ''));
}
