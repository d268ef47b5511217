import { wellBehaved, type Behaviour } from '../ftp-server/behaviour.ts';
import type { Rehearsal } from '../shop/rehearsal.ts';
import { ImportWatch } from './import-watch.ts';
import { settleByHand } from './person.ts';

/** One run of orders-to-xml, and what goes wrong with it. */
export interface WatchedRun {
  behaviour?: Behaviour;
  /** Default: in this process. Resolves with the exit code. */
  run?: (rehearsal: Rehearsal) => Promise<number>;
  /** See World.pace. Default: 1. */
  pace?: number;
}

/** A shop whose ProShop folder is watched at every step of the server. */
export class WatchedShop {
  readonly rehearsal: Rehearsal;
  /** ProShop imports whatever it sees, the instant it appears. */
  collectsAtOnce = false;
  readonly #watch: ImportWatch;
  readonly #argv: readonly string[];

  /** `argv`: of the command that is run. */
  constructor(rehearsal: Rehearsal, argv: readonly string[] = []) {
    this.rehearsal = rehearsal;
    this.#argv = argv;
    this.#watch = new ImportWatch(rehearsal);
  }

  get problems(): readonly string[] {
    return this.#watch.problems;
  }

  async run({ behaviour = wellBehaved, run, pace = 1 }: WatchedRun = {}): Promise<number> {
    const { rehearsal } = this;
    const collectFirst: Behaviour = (step) => {
      this.#collectIfAtOnce();
      return behaviour(step);
    };
    rehearsal.server?.behave(this.#watch.before(collectFirst));
    rehearsal.pace = pace;
    const exitCode = await (run === undefined ? this.#runHere() : run(rehearsal));
    rehearsal.pace = 1;
    this.#watch.look();
    this.#collectIfAtOnce();
    return exitCode;
  }

  /** A run in which nothing goes wrong; a person settles what it found uncertain (exit 8). */
  async runCleanly(): Promise<number> {
    let said = '';
    const exitCode = await this.run({
      run: async (rehearsal) => {
        const outcome = await rehearsal.ordersToXml(...this.#argv);
        said = outcome.out + outcome.err;
        return outcome.exitCode;
      },
    });
    if (exitCode === 8) await settleByHand(this.rehearsal, said);
    return exitCode;
  }

  #collectIfAtOnce(): void {
    if (this.collectsAtOnce) this.rehearsal.proshop.import();
  }

  async #runHere(): Promise<number> {
    return (await this.rehearsal.ordersToXml(...this.#argv)).exitCode;
  }
}
