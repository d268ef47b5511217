import type { Ledger } from '../ledger/ledger.ts';
import { openLedger, openLedgerForReading } from '../ledger/open-ledger.ts';
import type { Reporter } from '../report/reporter.ts';
import { Trace } from '../report/trace.ts';
import type { World } from '../world/world.ts';
import { handOverTraces } from './hand-over-traces.ts';
import { takeLock, type Lock } from './lock.ts';
import { assertKnowsArchive, assertNotBlind, assertWritable, isBlind, type WorkPaths } from './work-paths.ts';

/** What a run holds of its work folder while it runs: its lock, its trace and the ledger. */
export class WorkFolder {
  readonly #paths: WorkPaths;
  readonly #mayBeBlind: boolean;
  #lock: Lock | null = null;
  #trace: Trace | null = null;
  #ledger: Ledger | null = null;

  /** `mayBeBlind`: there may be sent XML and no ledger that knows it. */
  constructor(paths: WorkPaths, mayBeBlind: boolean) {
    this.#paths = paths;
    this.#mayBeBlind = mayBeBlind;
  }

  /** null: it is not open, or a dry run has found none. */
  get ledger(): Ledger | null {
    return this.#ledger;
  }

  /** Why lines of the trace are missing; null: none is. */
  get traceTrouble(): string | null {
    return this.#trace?.trouble ?? null;
  }

  /** A dry run takes nothing and writes nothing. Throws Failure(2). */
  look(): void {
    this.#ledger = openLedgerForReading(this.#paths.ledger);
    if (this.#ledger && !this.#mayBeBlind && !isBlind(this.#paths))
      assertKnowsArchive(this.#ledger, this.#paths);
  }

  /**
   * What a person has to mend is found before the lock, and what another run may be mending after it. `begin` is called
   * when the trace listens and before the ledger is opened. Throws Failure: 7 where another run holds the lock.
   */
  async take(world: World, reporter: Reporter, begin: () => Promise<void>): Promise<void> {
    const paths = this.#paths;
    assertWritable(paths);
    this.#lock = takeLock(paths.lock);
    const trace = new Trace(paths.workDir, paths.liveTrace);
    this.#trace = trace;
    reporter.addListener((tone, line) => trace.tell(tone === 'title' ? line : `  ${line}`));
    await begin();
    if (!this.#mayBeBlind) assertNotBlind(paths);
    this.#ledger = openLedger(paths.ledger, world);
    if (!this.#mayBeBlind) assertKnowsArchive(this.#ledger, paths);
  }

  close(): void {
    this.#ledger?.close();
    this.#trace?.close();
    if (this.#lock) handOverTraces(this.#paths);
    this.#lock?.release();
  }
}
