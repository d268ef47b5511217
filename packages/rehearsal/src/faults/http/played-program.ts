import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Rehearsal } from '../../shop/rehearsal.ts';
import { ProgramProcess } from '../kills/program-process.ts';
import type { HttpJob, JobScene, RunEnd } from './job-scene.ts';

/** What any scene does with its program: runs it, lets time pass, and is the person whom it asks. */
export class PlayedProgram {
  readonly #rehearsal: Rehearsal;
  readonly #program: HttpJob['program'];
  readonly #argv: readonly string[];
  readonly #problems: string[] = [];

  constructor(rehearsal: Rehearsal, program: HttpJob['program'], argv: readonly string[]) {
    this.#rehearsal = rehearsal;
    this.#program = program;
    this.#argv = argv;
  }

  async run(pace = 1): Promise<RunEnd> {
    this.#rehearsal.pace = pace;
    const { exitCode, out, err } =
      this.#program === 'orders-to-xml'
        ? await this.#rehearsal.ordersToXml(...this.#argv)
        : await this.#rehearsal.stockCsvMod(...this.#argv);
    return { exitCode, said: out + err };
  }

  runProcess({ diesAtCommit, onStart }: Parameters<JobScene['runProcess']>[0]): Promise<number> {
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

  /** What `status` asks about, all that waits for a person, is settled by `resolve`. `isDone`: what is seen over there. */
  async settle(isDone: (name: string) => boolean): Promise<void> {
    const { asks } = this;
    const { out: status } = await this.#rehearsal.ordersToXml('status');
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
