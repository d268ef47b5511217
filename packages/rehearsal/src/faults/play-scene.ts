import { renderOrdersCsv, shopOrder } from '../shop/orders-csv.ts';
import { consumerProblems, stagedLeftovers } from './consumer.ts';
import { loseRename } from './lose-at.ts';
import type { Scene } from './scenes.ts';
import { openShop } from './shop-of-scene.ts';
import { WatchedShop, type WatchedRun } from './watched-shop.ts';

/** A run in which something goes wrong. */
export interface FaultyRun extends WatchedRun {
  /** How it may end. */
  decentEnds: readonly number[];
}

export interface Played {
  /** Of the run in which something went wrong, then of the clean ones. */
  exitCodes: number[];
  /** A person had to settle a delivery (exit 8). */
  neededPerson: boolean;
  /** What must not be. Empty: the promise was kept. */
  problems: string[];
}

/** Longer than ProShop's half hour, so that an import minute lies between two runs. */
const cycleMs = 33 * 60_000;

/** Plays a scene: one run in which something goes wrong, then clean ones, and ProShop when it comes. */
export async function playScene(scene: Scene, faulty: FaultyRun): Promise<Played> {
  const rehearsal = await openShop(scene);
  try {
    return await new Play(new WatchedShop(rehearsal), scene).play(faulty);
  } finally {
    await rehearsal.end();
  }
}

class Play {
  readonly #shop: WatchedShop;
  readonly #scene: Scene;
  #orders: number[] = [];

  constructor(shop: WatchedShop, scene: Scene) {
    this.#shop = shop;
    this.#scene = scene;
    shop.collectsAtOnce = scene.collecting === 'at once';
  }

  async play(faulty: FaultyRun): Promise<Played> {
    await this.#begin();
    const first = await this.#run(faulty);
    this.#collectIf('early');
    this.#export();
    const second = await this.#runCleanly();
    const leftovers = stagedLeftovers(this.#shop.rehearsal);
    this.#collectIf('late');
    const third = await this.#runCleanly();
    this.#shop.rehearsal.proshop.import();
    const exitCodes = [first, second, third];
    const problems = this.#problems(exitCodes, faulty.decentEnds, leftovers);
    return { exitCodes, neededPerson: second === 8, problems };
  }

  async #begin(): Promise<void> {
    switch (this.#scene.beginning) {
      case 'first run':
        return this.#sell(1041, 1042);
      case 'later run':
        this.#sell(1041);
        await this.#runCleanly();
        return this.#sell(1042, 1043);
      case 'rename lost':
      case 'reply lost':
        this.#sell(1041, 1042);
        await this.#run({ behaviour: loseRename(this.#scene.beginning === 'reply lost') });
        return this.#sell(1043);
    }
  }

  #sell(...orders: number[]): void {
    this.#orders = [...this.#orders, ...orders];
    this.#export();
  }

  /** The shop's module writes the whole file again, each half hour. */
  #export(): void {
    this.#shop.rehearsal.put('orders.csv', renderOrdersCsv(this.#orders.map((id) => shopOrder(id))));
  }

  async #run(run: WatchedRun): Promise<number> {
    const exitCode = await this.#shop.run(run);
    this.#wait();
    return exitCode;
  }

  async #runCleanly(): Promise<number> {
    const exitCode = await this.#shop.runCleanly();
    this.#wait();
    return exitCode;
  }

  #wait(): void {
    const { rehearsal } = this.#shop;
    rehearsal.now = new Date(rehearsal.now.getTime() + cycleMs);
  }

  #collectIf(moment: Scene['collecting']): void {
    if (this.#scene.collecting === moment) this.#shop.rehearsal.proshop.import();
  }

  #problems(
    [faulty = -1, second, third]: readonly number[],
    decentEnds: readonly number[],
    leftovers: readonly string[],
  ): string[] {
    const isSettled = third === 0 && (second === 0 || second === 8);
    return [
      ...this.#shop.problems,
      ...consumerProblems(this.#shop.rehearsal, this.#orders),
      ...leftovers.map((name) => `${name} is left in the staging folder`),
      ...(decentEnds.includes(faulty) ? [] : [`the run that failed ended with ${faulty}`]),
      ...(isSettled ? [] : [`the clean runs ended with ${second} and ${third}`]),
    ];
  }
}
