import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ProgramName, Rehearsal } from '../../shop/rehearsal.ts';
import { ProgramProcess } from '../kills/program-process.ts';

/** How a run ended, and what it said. */
export interface RunEnd {
  /** A killed one has `killed`. */
  exitCode: number;
  said: string;
}

export interface OwnProcess {
  /** "before 3", "after 3". */
  diesAtCommit?: string;
  /** Given what kills it. */
  onStart?: (kill: () => void) => void;
}

/** The program of a scene: it is run, time passes, and it is answered as a person would whom it asks. */
export class PlayedProgram {
  readonly #rehearsal: Rehearsal;
  readonly #program: ProgramName;
  readonly #argv: readonly string[];
  readonly #problems: string[] = [];

  constructor(rehearsal: Rehearsal, program: ProgramName, argv: readonly string[]) {
    this.#rehearsal = rehearsal;
    this.#program = program;
    this.#argv = argv;
  }

  /** One run in this process. `pace`: how long a second of its time-outs lasts, in seconds. */
  async run(pace = 1): Promise<RunEnd> {
    this.#rehearsal.pace = pace;
    const { exitCode, out, err } = await this.#rehearsal.run(this.#program, this.#argv);
    return { exitCode, said: out + err };
  }

  /** One in a process of its own. Resolves with its exit code, or `killed`. */
  runProcess({ diesAtCommit, onStart }: OwnProcess): Promise<number> {
    const what = { program: this.#program, argv: this.#argv, diesAtCommit };
    const child = new ProgramProcess(this.#rehearsal, what);
    onStart?.(() => child.kill());
    return child.end();
  }

  pass(seconds: number): void {
    this.#rehearsal.now = new Date(this.#rehearsal.now.getTime() + seconds * 1000);
  }

  /** So many writes wait for a person. */
  get asks(): number {
    return this.#left("state IN ('REFUSED', 'UNCERTAIN')").length;
  }

  /** What a person reads there who saw none of the runs. */
  async status(): Promise<string> {
    return (await this.#rehearsal.ordersToXml('status')).out;
  }

  /** What `status` asks about, all that waits for a person, is settled by `resolve`. `isDone`: what is seen over there. */
  async settle(isDone: (name: string) => boolean): Promise<void> {
    const { asks } = this;
    const status = await this.status();
    const names = new Set([...status.matchAll(/resolve (W\d+) --delivered/g)].map(([, name = '']) => name));
    if (names.size !== asks) this.#problems.push(`${asks} writes wait, and status asks about ${names.size}`);
    for (const name of names) {
      const verdict = isDone(name) ? '--delivered' : '--resend';
      const { exitCode } = await this.#rehearsal.ordersToXml('resolve', name, verdict);
      if (exitCode !== 0) this.#problems.push(`resolve ${name} ${verdict} ended with ${exitCode}`);
    }
  }

  /** What was wrong on the way, and what is not settled now. */
  problems(): string[] {
    return [...this.#problems, ...this.#left("state NOT IN ('ACCEPTED', 'SKIPPED')")];
  }

  /** Writes of the ledger, by what is true of them. */
  #left(which: string): string[] {
    const path = join(this.#rehearsal.workDir, 'passerelle.sqlite');
    if (!existsSync(path)) return [];
    const db = new DatabaseSync(path, { readOnly: true });
    const open = db.prepare(`SELECT id, kind, state FROM writes WHERE ${which}`);
    const rows = open.all();
    db.close();
    return rows.map(({ id, kind, state }) => `W${String(id)} ${String(kind)} is left ${String(state)}`);
  }
}
