import type { HttpFault } from '../../http/http-fault.ts';
import { killed } from '../kills/program-process.ts';
import { DyingLedger } from './dying-ledger.ts';
import type { HttpFaultKind } from './http-fault-kinds.ts';
import type { HttpJob, JobScene, RunEnd } from './job-scene.ts';

/** Requests are numbered among those that write, or among the others. */
export type Among = 'writes' | 'reads';

/** What happens to the run in which something goes wrong. */
export type Mishap =
  /** The request fails, and the program goes on as it sees fit. */
  | { kind: 'fault'; number: number; among: Among; fault: HttpFaultKind }
  /** The same, and the program is killed before it can write down what it was answered. */
  | { kind: 'killed at fault'; number: number; among: Among; fault: HttpFaultKind }
  /** A process of its own is killed when the server gets that request, which is carried out or not. */
  | { kind: 'killed at request'; number: number; moment: 'before' | 'after' }
  | { kind: 'killed at commit'; number: number; moment: 'before' | 'after' };

export interface PlayedJob {
  /** The request that it befell; 'commit'. */
  operation: string;
  /** Of the run in which it went wrong, then of the clean ones. */
  exitCodes: number[];
  neededPerson: boolean;
  problems: string[];
}

const halfAnHour = 1800;
const mostCleanRuns = 5;
/** Where a time-out is waited for. */
const quickPace = 0.25;

/** One run with that mishap, then clean ones as the task starts them, until all is done. null: it came to no such point. */
export async function playJob(job: HttpJob, mishap: Mishap): Promise<PlayedJob | null> {
  const scene = await job.begin();
  try {
    return await new Play(job, scene, mishap).play();
  } finally {
    await scene.end();
  }
}

class Play {
  readonly #job: HttpJob;
  readonly #scene: JobScene;
  readonly #mishap: Mishap;
  readonly #ends: RunEnd[] = [];
  #operation = '';

  constructor(job: HttpJob, scene: JobScene, mishap: Mishap) {
    this.#job = job;
    this.#scene = scene;
    this.#mishap = mishap;
  }

  async play(): Promise<PlayedJob | null> {
    const scene = this.#scene;
    const first = await this.#runWithMishap();
    scene.server.heal();
    if (this.#operation === '') return null;
    this.#ends.push(first);
    await this.#waitForLateEffect();
    const neededPerson = await this.#runCleanly();
    const before = scene.writes();
    const last = await scene.run();
    this.#ends.push(last);
    const exitCodes = this.#ends.map(({ exitCode }) => exitCode);
    const said = this.#ends.map((end) => end.said).join('\n');
    const problems = [
      ...scene.problems(said),
      ...(scene.writes() === before ? [] : ['a run after all was done wrote again']),
      ...(last.exitCode === 0 ? [] : [`the last run ended with ${last.exitCode}`]),
      ...([...this.#job.decentEnds, killed].includes(first.exitCode)
        ? []
        : [`the run that failed ended with ${first.exitCode}`]),
    ];
    return { operation: this.#operation, exitCodes, neededPerson, problems };
  }

  #runWithMishap(): Promise<RunEnd> {
    const mishap = this.#mishap;
    switch (mishap.kind) {
      case 'fault':
        return this.#runWithFault(mishap, null);
      case 'killed at fault':
        return this.#runWithFault(mishap, new DyingLedger());
      case 'killed at request':
        return this.#runProcess(mishap);
      case 'killed at commit':
        return this.#runToCommit(mishap);
    }
  }

  async #runWithFault(
    { number, among, fault }: { number: number; among: Among; fault: HttpFaultKind },
    death: DyingLedger | null,
  ): Promise<RunEnd> {
    let seen = 0;
    const { isWrite = isNoGet } = this.#job;
    this.#scene.server.behave((operation) => {
      if (death?.isDead) return unanswered;
      if (isWrite(operation) === (among === 'writes')) seen += 1;
      else return undefined;
      if (seen !== number) return undefined;
      this.#operation = operation;
      death?.die();
      return fault.fault;
    });
    const pace = fault.fault.kind === 'silence' ? quickPace : 1;
    if (death === null) return this.#scene.run(pace);
    const end = await death.during(() => this.#scene.run(pace));
    return death.isDead || end === null ? { exitCode: killed, said: '' } : end;
  }

  async #runProcess({ number, moment }: { number: number; moment: 'before' | 'after' }): Promise<RunEnd> {
    let seen = 0;
    let kill = (): void => undefined;
    this.#scene.server.behave((operation) => {
      seen += 1;
      if (seen > number) return unanswered;
      if (seen < number) return undefined;
      this.#operation = operation;
      kill();
      return moment === 'before' ? unanswered : undefined;
    });
    const exitCode = await this.#scene.runProcess({ onStart: (killIt) => (kill = killIt) });
    return { exitCode, said: '' };
  }

  async #runToCommit({ number, moment }: { number: number; moment: 'before' | 'after' }): Promise<RunEnd> {
    const exitCode = await this.#scene.runProcess({ diesAtCommit: `${moment} ${number}` });
    if (exitCode === killed) this.#operation = 'commit';
    return { exitCode, said: '' };
  }

  /** A late effect: where it comes soon, a person has started the task by hand meanwhile. */
  async #waitForLateEffect(): Promise<void> {
    const scene = this.#scene;
    const after = 'fault' in this.#mishap ? this.#mishap.fault.doneAfter : undefined;
    if (after !== undefined && after <= 60) {
      scene.pass(after * 0.6);
      this.#ends.push(await scene.run());
      scene.pass(after * 0.4);
    } else scene.pass(after ?? 0);
    await scene.server.catchUp();
    scene.pass(halfAnHour - (after ?? 0));
  }

  /** true: a person had to settle something. */
  async #runCleanly(): Promise<boolean> {
    const scene = this.#scene;
    let neededPerson = false;
    for (let run = 0; run < mostCleanRuns; run += 1) {
      const end = await scene.run();
      this.#ends.push(end);
      if (end.exitCode === 0) break;
      if (end.exitCode === 8) {
        neededPerson = true;
        await scene.settle();
      }
      scene.pass(halfAnHour);
    }
    return neededPerson;
  }
}

const isNoGet = (operation: string): boolean => !operation.startsWith('GET ');

/** A client that is dead gets nothing done any more. */
const unanswered: HttpFault = { kind: 'reset', done: 'no' };
