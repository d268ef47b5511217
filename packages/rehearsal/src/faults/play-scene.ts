import { wellBehaved, type Behaviour } from '../ftp-server/behaviour.ts';
import { renderOrdersCsv, shopOrder } from '../shop/orders-csv.ts';
import type { Outcome, Rehearsal } from '../shop/rehearsal.ts';
import { consumerProblems, stagedLeftovers } from './consumer.ts';
import { ImportWatch } from './import-watch.ts';
import { loseRename } from './lose-at.ts';
import { settleByHand } from './person.ts';
import type { Scene } from './scenes.ts';
import { openShop } from './shop-of-scene.ts';

/** A run in which something goes wrong. */
export interface FaultyRun {
  behaviour: Behaviour;
  /** The run itself; default: orders-to-xml in this process. Resolves with its exit code. */
  run?: (rehearsal: Rehearsal) => Promise<number>;
  /** See World.pace. Default: 1. */
  pace?: number;
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
export const cycleMs = 33 * 60_000;

/** Plays a scene: one run in which something goes wrong, then clean ones, and ProShop when it comes. */
export async function playScene(scene: Scene, faulty: FaultyRun, now?: Date): Promise<Played> {
  const rehearsal = await openShop(scene, now);
  try {
    return await new Play(rehearsal, scene).play(faulty);
  } finally {
    await rehearsal.end();
  }
}

class Play {
  readonly #rehearsal: Rehearsal;
  readonly #scene: Scene;
  readonly #watch: ImportWatch;
  #orders: number[] = [];
  #neededPerson = false;

  constructor(rehearsal: Rehearsal, scene: Scene) {
    this.#rehearsal = rehearsal;
    this.#scene = scene;
    this.#watch = new ImportWatch(rehearsal);
  }

  async play(faulty: FaultyRun): Promise<Played> {
    await this.#begin();
    const first = await this.#playFaulty(faulty);
    this.#collectIf('early');
    this.#export();
    const second = await this.#playClean();
    const leftovers = stagedLeftovers(this.#rehearsal);
    this.#collectIf('late');
    const third = await this.#playClean();
    this.#rehearsal.proshop.import();
    const exitCodes = [first, second, third];
    return {
      exitCodes,
      neededPerson: this.#neededPerson,
      problems: this.#problems(exitCodes, faulty.decentEnds, leftovers),
    };
  }

  async #begin(): Promise<void> {
    switch (this.#scene.beginning) {
      case 'first run':
        return this.#sell(1041, 1042);
      case 'later run':
        this.#sell(1041);
        await this.#playClean();
        return this.#sell(1042, 1043);
      case 'rename lost':
      case 'reply lost':
        this.#sell(1041, 1042);
        await this.#run(loseRename(this.#scene.beginning === 'reply lost'));
        return this.#sell(1043);
    }
  }

  #sell(...orders: number[]): void {
    this.#orders = [...this.#orders, ...orders];
    this.#export();
  }

  /** The shop's module writes the whole file again, each half hour. */
  #export(): void {
    this.#rehearsal.put('orders.csv', renderOrdersCsv(this.#orders.map((id) => shopOrder(id))));
  }

  async #playFaulty({ behaviour, pace = 1, run }: FaultyRun): Promise<number> {
    this.#rehearsal.pace = pace;
    const exitCode = await this.#run(behaviour, run);
    this.#rehearsal.pace = 1;
    return exitCode;
  }

  async #playClean(): Promise<number> {
    let said = '';
    const exitCode = await this.#run(wellBehaved, async () => {
      const outcome: Outcome = await this.#rehearsal.ordersToXml();
      said = outcome.out + outcome.err;
      return outcome.exitCode;
    });
    if (exitCode !== 8) return exitCode;
    this.#neededPerson = true;
    await settleByHand(this.#rehearsal, said);
    return exitCode;
  }

  async #run(
    behaviour: Behaviour,
    run: NonNullable<FaultyRun['run']> = async (rehearsal) => (await rehearsal.ordersToXml()).exitCode,
  ): Promise<number> {
    const { proshop, server } = this.#rehearsal;
    const isQuick = this.#scene.collecting === 'at once';
    const collectFirst: Behaviour = (step) => {
      if (isQuick) proshop.import();
      return behaviour(step);
    };
    server?.behave(this.#watch.before(collectFirst));
    const exitCode = await run(this.#rehearsal);
    this.#watch.look();
    if (isQuick) proshop.import();
    this.#rehearsal.now = new Date(this.#rehearsal.now.getTime() + cycleMs);
    return exitCode;
  }

  #collectIf(moment: Scene['collecting']): void {
    if (this.#scene.collecting === moment) this.#rehearsal.proshop.import();
  }

  #problems(
    [faulty = -1, ...clean]: readonly number[],
    decentEnds: readonly number[],
    leftovers: readonly string[],
  ): string[] {
    const [last] = clean.slice(-1);
    const isSettled = last === 0 && (clean[0] === 0 || this.#neededPerson);
    return [
      ...this.#watch.problems,
      ...consumerProblems(this.#rehearsal, this.#orders),
      ...leftovers.map((name) => `${name} is left in the staging folder`),
      ...(decentEnds.includes(faulty) ? [] : [`the run that failed ended with ${faulty}`]),
      ...(isSettled ? [] : [`the clean runs ended with ${clean.join(', ')}`]),
    ];
  }
}
