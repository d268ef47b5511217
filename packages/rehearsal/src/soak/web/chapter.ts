import { faultyShop, faultyStage, type FaultyServer } from '../../faults/http/faulty-server.ts';
import { orderInShop } from '../../faults/http/jobs/order-in-shop.ts';
import type { RunEnd } from '../../faults/http/played-program.ts';
import { killed } from '../../faults/kills/program-process.ts';
import { settleByHand } from '../../faults/person.ts';
import type { Random } from '../../faults/seeded-random.ts';
import { runJob, soakedJobs, type SoakedJob } from './jobs.ts';
import { oversold, problemsAtEnd, problemsNow } from './promises.ts';
import { Town } from './town.ts';
import { webTrouble } from './trouble.ts';

const quarterMs = 15 * 60_000;
const shipped = 4;
/** How a job may end where servers fail: all well, server, guard, something to read, a person. */
const decentEnds = [0, 2, 3, 4, 5, 6, 8, killed];

export interface ChapterResult {
  /** How often each exit code was returned by a run that may have failed. */
  exitCodes: Map<number, number>;
  halfHours: number;
  booked: number;
  /** The first half hour in which a promise was broken; null: all were kept. */
  broken: string | null;
}

/** Half hours of a shop that works through its web service, with a CRM: everybody works, and everything fails by chance. */
export async function playWebChapter(random: Random, length: number): Promise<ChapterResult> {
  const town = await Town.begin(random);
  try {
    return await new Chapter(town, random).play(length);
  } finally {
    await town.end();
  }
}

class Chapter {
  readonly #town: Town;
  readonly #random: Random;
  readonly #servers: readonly FaultyServer[];
  readonly #exitCodes = new Map<number, number>();

  constructor(town: Town, random: Random) {
    this.#town = town;
    this.#random = random;
    const nameOf = ({ method }: { method: string }): string => method;
    this.#servers = [faultyShop(town.shop), faultyStage(town.crm, nameOf)];
  }

  async play(length: number): Promise<ChapterResult> {
    let broken: string | null = null;
    let halfHours = 0;
    while (broken === null && halfHours < length) {
      halfHours += 1;
      const problems = await this.#playHalfHour();
      if (problems.length > 0) broken = `half hour ${halfHours}: ${problems.join('; ')}`;
    }
    broken ??= await this.#end();
    return { exitCodes: this.#exitCodes, halfHours, booked: this.#town.booked().length, broken };
  }

  async #playHalfHour(): Promise<string[]> {
    const town = this.#town;
    await town.trade();
    town.putFiles();
    const problems: string[] = [];
    for (const job of soakedJobs) {
      const trouble = webTrouble(this.#random, this.#servers);
      const end = await trouble.run(town, job);
      this.#exitCodes.set(end.exitCode, (this.#exitCodes.get(end.exitCode) ?? 0) + 1);
      const isDecent = decentEnds.includes(end.exitCode);
      const wrong = [...problemsNow(town), ...(isDecent ? [] : [`exit ${end.exitCode}: ${end.said}`])];
      if (job.name === 'stock' && end.exitCode === 0) wrong.push(...oversold(town));
      problems.push(...wrong.map((problem) => `${job.name}, ${trouble.name}: ${problem}`));
      if (end.exitCode === 8) await this.#settle(end);
    }
    await this.#pass(problems);
    return problems;
  }

  /** What was put off is done within a quarter of an hour; ProShop imports now and then; a clock may jump. */
  async #pass(problems: string[]): Promise<void> {
    const { rehearsal } = this.#town;
    rehearsal.now = new Date(rehearsal.now.getTime() + quarterMs);
    for (const server of this.#servers) await server.catchUp();
    if (!this.#random.onceIn(3)) this.#town.import();
    const jump = this.#random.onceIn(25) ? this.#random.pick([5 * 3_600_000, -10 * 60_000]) : 0;
    rehearsal.now = new Date(rehearsal.now.getTime() + quarterMs + jump);
    problems.push(...problemsNow(this.#town));
  }

  /** A person looks, in ProShop and in the shop, and says what is true. */
  async #settle({ said }: RunEnd): Promise<void> {
    const { rehearsal, shop } = this.#town;
    await settleByHand(rehearsal, said);
    const asked = said.matchAll(/Écriture W(\d+), commande (\d+)[^\n]*resolve W\1 --delivered/g);
    for (const [, write = '', order = ''] of asked) {
      const isDone = orderInShop(shop, Number(order)).mails.includes(shipped);
      await rehearsal.ordersToXml('resolve', `W${write}`, isDone ? '--delivered' : '--resend');
    }
  }

  /** All is well for a few half hours: after them nothing may be missing. */
  async #end(): Promise<string | null> {
    const town = this.#town;
    const last = new Map<SoakedJob, RunEnd>();
    for (let halfHour = 1; halfHour <= 4; halfHour += 1) {
      town.putFiles();
      for (const job of soakedJobs) {
        const end = await runJob(town.rehearsal, job);
        last.set(job, end);
        if (end.exitCode === 8) await this.#settle(end);
      }
      town.import();
      town.rehearsal.now = new Date(town.rehearsal.now.getTime() + 2 * quarterMs);
    }
    const problems = [
      ...problemsAtEnd(town),
      ...[...last]
        .filter(([, { exitCode }]) => exitCode !== 0)
        .map(([{ name }, { exitCode, said }]) => `${name} ends with ${exitCode}: ${said}`),
    ];
    return problems.length > 0 ? `end of a chapter: ${problems.join('; ')}` : null;
  }
}
