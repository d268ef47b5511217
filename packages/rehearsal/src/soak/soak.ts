import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { consumerProblems, stagedLeftovers } from '../faults/consumer.ts';
import { seededRandom, type Random } from '../faults/seeded-random.ts';
import { openShop } from '../faults/shop-of-scene.ts';
import { WatchedShop } from '../faults/watched-shop.ts';
import { runStock } from './both-programs.ts';
import { RandomOrders } from './random-orders.ts';
import { randomTrouble } from './random-trouble.ts';
import { playWebChapter } from './web/chapter.ts';

export interface SoakOptions {
  cycles: number;
  seed: number;
  /** Told after each chapter. */
  onChapter: (told: string) => void;
}

export interface SoakResult {
  cycles: number;
  /** How often each exit code was returned by a run that may have failed. */
  exitCodes: Map<number, number>;
  booked: number;
  /** The first cycle in which the promise was broken, with all that helps to look into it; null: it was kept. */
  broken: string | null;
}

/** A new shop begins after that many half hours. */
const chapterLength = 50;
const halfHourMs = 30 * 60_000;
/** How a run may end on a server that fails, with orders that may be rejected. */
const decentEnds = [0, 3, 4, 5, 8];

/**
 * Plays half hours of business in which orders come and change and everything fails by chance. One chapter goes by files:
 * stock-csv-mod runs before or at the same moment, and ProShop is quick or slow; the next goes by the web service, with
 * all its jobs and the CRM. After each half hour ProShop, shop and CRM are asked. Stops at the first problem.
 */
export async function soak({ cycles, seed, onChapter }: SoakOptions): Promise<SoakResult> {
  const random = seededRandom(seed);
  const result: SoakResult = { cycles: 0, exitCodes: new Map(), booked: 0, broken: null };
  for (let chapter = 1; result.cycles < cycles && result.broken === null; chapter++) {
    const length = Math.min(chapterLength, Math.ceil(cycles / 2), cycles - result.cycles);
    const play = chapter % 2 === 0 ? playWithWebService : playWithFiles;
    const played = await play(random, length, result);
    onChapter(`chapter ${chapter} (${played}): ${result.cycles} half hours, ${result.booked} orders booked`);
  }
  return result;
}

async function playWithFiles(random: Random, length: number, result: SoakResult): Promise<string> {
  const isQuick = random.onceIn(3);
  const tls = random.onceIn(6) ? 'explicit' : 'none';
  const rehearsal = await openShop({ tls, importMinutes: isQuick ? [] : [0, 30] });
  const slowness = isQuick ? 1 : random.pick([1, 1, 4]);
  try {
    const chapter = new Chapter(new WatchedShop(rehearsal), random, isQuick, slowness);
    await chapter.play(length, result);
    result.booked += rehearsal.proshop.bookedOrders().length;
  } finally {
    await rehearsal.end();
  }
  const collecting = isQuick ? 'at once' : `once in ${slowness}`;
  return `${tls === 'none' ? 'FTP' : 'FTPS'}, ProShop ${collecting}`;
}

async function playWithWebService(random: Random, length: number, result: SoakResult): Promise<string> {
  const played = await playWebChapter(random, length);
  for (const [code, count] of played.exitCodes)
    result.exitCodes.set(code, (result.exitCodes.get(code) ?? 0) + count);
  result.broken = played.broken && `after ${result.cycles} half hours, ${played.broken}`;
  result.cycles += played.halfHours;
  result.booked += played.booked;
  return 'web service and CRM';
}

class Chapter {
  readonly #shop: WatchedShop;
  readonly #random: Random;
  readonly #orders: RandomOrders;
  /** ProShop imports once in so many half hours. */
  readonly #slowness: number;

  constructor(shop: WatchedShop, random: Random, isQuick: boolean, slowness: number) {
    this.#shop = shop;
    this.#random = random;
    this.#orders = new RandomOrders(random);
    this.#slowness = slowness;
    shop.collectsAtOnce = isQuick;
  }

  async play(length: number, result: SoakResult): Promise<void> {
    for (let cycle = 1; cycle <= length; cycle++) {
      const trouble = randomTrouble(this.#random);
      this.#export();
      const stockProblems = this.#random.onceIn(3) ? await runStock(this.#shop.rehearsal) : [];
      const exitCode = await this.#shop.run(trouble.run);
      const isDecent = [...decentEnds, ...trouble.alsoEnds].includes(exitCode);
      if (exitCode === 8) await this.#shop.runCleanly();
      this.#passTime();
      result.cycles++;
      result.exitCodes.set(exitCode, (result.exitCodes.get(exitCode) ?? 0) + 1);
      const problems = [...stockProblems, ...this.#problems([]), ...(isDecent ? [] : [`exit ${exitCode}`])];
      if (problems.length > 0) {
        const told = `half hour ${result.cycles}, ${trouble.name}: ${problems.join('; ')}`;
        result.broken = `${told}\n${this.#endOfTrace()}`;
        return;
      }
    }
    result.broken = await this.#end();
  }

  /** The shop writes its orders; now and then half of them, or nothing at all. */
  #export(): void {
    const { rehearsal } = this.#shop;
    this.#orders.trade();
    const csv = this.#orders.csv();
    const isHalfWritten = this.#random.onceIn(15);
    const isMissing = this.#random.onceIn(25);
    rehearsal.put('orders.csv', isHalfWritten ? csv.slice(0, csv.length / 2) : csv);
    if (isMissing) rmSync(join(rehearsal.remoteDir, 'orders.csv'));
  }

  #passTime(): void {
    const { rehearsal } = this.#shop;
    if (this.#random.onceIn(this.#slowness)) rehearsal.proshop.import();
    rehearsal.now = new Date(rehearsal.now.getTime() + halfHourMs);
  }

  /** Everything recovers: after two clean runs nothing may be missing or left. */
  async #end(): Promise<string | null> {
    const { rehearsal } = this.#shop;
    rehearsal.put('orders.csv', this.#orders.csv());
    await this.#shop.runCleanly();
    rehearsal.now = new Date(rehearsal.now.getTime() + halfHourMs);
    const last = await this.#shop.runCleanly();
    // Each program takes its own staged files away; stock-csv-mod does so where it has fresh orders.
    rehearsal.put('orders.csv', this.#orders.csv());
    const stockProblems = await runStock(rehearsal);
    rehearsal.proshop.import();
    const problems = [
      ...stockProblems,
      ...this.#problems(this.#orders.mustBeBooked()),
      ...stagedLeftovers(rehearsal).map((name) => `${name} is left in the staging folder`),
      ...(last === 0 || last === 5 ? [] : [`the last clean run ended with ${last}`]),
    ];
    return problems.length > 0 ? `end of a chapter: ${problems.join('; ')}\n${this.#endOfTrace()}` : null;
  }

  #endOfTrace(): string {
    return this.#shop.rehearsal.local('Trace1.txt').split('\r\n').slice(-15).join('\n');
  }

  #problems(mustBeBooked: readonly number[]): string[] {
    const { rehearsal } = this.#shop;
    return [...this.#shop.problems, ...consumerProblems(rehearsal, mustBeBooked, this.#orders.mayBeBooked())];
  }
}
