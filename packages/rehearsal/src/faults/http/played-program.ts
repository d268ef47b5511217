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
  #lastSaid = '';

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
    this.#lastSaid = out + err;
    return { exitCode, said: this.#lastSaid };
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

  /** Each write that the last run asked about; `isDone`: what a person sees over there. `status` must name it too. */
  async settle(isDone: (name: string) => boolean): Promise<void> {
    const asked = new Set(
      [...this.#lastSaid.matchAll(/resolve (W\d+) --delivered/g)].map(([, name]) => name),
    );
    if (asked.size === 0) this.#problems.push('exit 8, and nothing that a person could settle');
    const { out: status } = await this.#rehearsal.ordersToXml('status');
    for (const name of asked) {
      if (name === undefined) continue;
      if (!status.includes(`resolve ${name} `)) this.#problems.push(`status does not ask about ${name}`);
      const verdict = isDone(name) ? '--delivered' : '--resend';
      const { exitCode } = await this.#rehearsal.ordersToXml('resolve', name, verdict);
      if (exitCode !== 0) this.#problems.push(`resolve ${name} ${verdict} ended with ${exitCode}`);
    }
  }

  /** What was wrong on the way, and what is not settled now. */
  problems(): string[] {
    return [...this.#problems, ...this.#waiting()];
  }

  /** Nothing of the ledger waits for a run or for a person. */
  #waiting(): string[] {
    const path = join(this.#rehearsal.workDir, 'passerelle.sqlite');
    if (!existsSync(path)) return [];
    const db = new DatabaseSync(path, { readOnly: true });
    const open = db.prepare("SELECT id, kind, state FROM writes WHERE state NOT IN ('ACCEPTED', 'SKIPPED')");
    const rows = open.all();
    db.close();
    return rows.map(({ id, kind, state }) => `W${String(id)} ${String(kind)} is left ${String(state)}`);
  }
}
