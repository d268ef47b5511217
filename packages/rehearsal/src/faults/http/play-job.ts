import { killed } from '../kills/program-process.ts';
import { DyingLedger } from './dying-ledger.ts';
import type { RequestTrouble } from './faulty-server.ts';
import { isSlow, type HttpFaultKind } from './http-fault-kinds.ts';
import type { HttpJob, JobScene } from './job-scene.ts';
import type { RunEnd } from './played-program.ts';
import { requestsOf, type PlayedRequest } from './requests-of.ts';

/** When a request fails, the program lives, or dies before, or just after, it has written down what became of it. */
export type Death = 'none' | 'before it is noted' | 'once it is noted';

/** What goes wrong in the first run. Requests, and commits of the ledger, are numbered from 1. */
export type Mishap =
  | { kind: 'fault'; number: number; fault: HttpFaultKind; death: Death }
  /** The server gets that request, and carries it out or not. `isProcess`: a process of its own is killed, with SIGKILL. */
  | { kind: 'killed at request'; number: number; moment: Moment; isProcess: boolean }
  | { kind: 'killed at commit'; number: number; moment: Moment; isProcess: boolean };

export type Moment = 'before' | 'after';

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
const quickPace = 0.15;

/** One run with that mishap, then clean ones as the task starts them, until all is done. null: it came to no such point. */
export async function playJob(job: HttpJob, mishap: Mishap): Promise<PlayedJob | null> {
  const requests = await requestsOf(job);
  const scene = await job.begin();
  try {
    return await new Play(job, scene, mishap, requests).play();
  } finally {
    await scene.end();
  }
}

class Play {
  readonly #job: HttpJob;
  readonly #scene: JobScene;
  readonly #mishap: Mishap;
  readonly #requests: readonly PlayedRequest[];
  readonly #ends: RunEnd[] = [];
  #operation = '';

  constructor(job: HttpJob, scene: JobScene, mishap: Mishap, requests: readonly PlayedRequest[]) {
    this.#job = job;
    this.#scene = scene;
    this.#mishap = mishap;
    this.#requests = requests;
  }

  async play(): Promise<PlayedJob | null> {
    const scene = this.#scene;
    const first = await this.#runWithMishap();
    for (const server of scene.servers) await server.heal();
    if (this.#operation === '') return null;
    this.#ends.push(first);
    await this.#waitForLateEffect();
    const { neededPerson, isQuiet } = await this.#runUntilQuiet();
    const exitCodes = this.#ends.map(({ exitCode }) => exitCode);
    const said = [...this.#ends.map((end) => end.said), await scene.program.status()].join('\n');
    const problems = [
      ...scene.program.problems(),
      ...scene.problems(said),
      ...(isQuiet ? [] : ['it never came to a run that ends well and writes nothing']),
      ...([...this.#job.decentEnds, killed].includes(first.exitCode)
        ? []
        : [`the run that failed ended with ${first.exitCode}`]),
    ];
    return { operation: this.#operation, exitCodes, neededPerson, problems };
  }

  #runWithMishap(): Promise<RunEnd> {
    const mishap = this.#mishap;
    if (mishap.kind === 'fault') return this.#runWithFault(mishap);
    if (mishap.kind === 'killed at request')
      return mishap.isProcess ? this.#killProcess(mishap) : this.#dieAtRequest(mishap);
    return mishap.isProcess ? this.#killProcessAtCommit(mishap) : this.#dieAtCommit(mishap);
  }

  async #runWithFault({ number, fault, death }: Extract<Mishap, { kind: 'fault' }>): Promise<RunEnd> {
    const ledger = new DyingLedger();
    const { trouble } = fault;
    const befall = (operation: string): void => {
      this.#operation = operation;
      if (death === 'before it is noted') ledger.die();
      if (death === 'once it is noted') ledger.dieAtCommit(1, 'after');
    };
    if (trouble.kind === 'refused') await this.#refuseFrom(number, ledger, befall);
    else
      this.#behave((seen, operation) => {
        if (ledger.isDead) return unanswered;
        if (seen !== number) return undefined;
        befall(operation);
        return trouble;
      });
    return this.#runDying(ledger, isSlow(trouble) ? quickPace : 1);
  }

  /** The server is shut after what it is asked last before that request. */
  async #refuseFrom(number: number, ledger: DyingLedger, befall: (operation: string) => void): Promise<void> {
    const request = this.#requests[number - 1];
    if (request === undefined) return;
    const before = this.#requests
      .slice(0, number - 1)
      .findLastIndex(({ server }) => server === request.server);
    if (before < 0) {
      befall(request.operation);
      await this.#scene.servers[request.server]?.shut();
    }
    this.#behave((seen) => {
      if (ledger.isDead) return unanswered;
      if (seen !== before + 1) return undefined;
      befall(request.operation);
      return { kind: 'last' };
    });
  }

  async #dieAtRequest({ number, moment }: { number: number; moment: Moment }): Promise<RunEnd> {
    const ledger = new DyingLedger();
    this.#behave((seen, operation) => {
      if (ledger.isDead) return unanswered;
      if (seen !== number) return undefined;
      this.#operation = operation;
      ledger.die();
      return moment === 'before' ? unanswered : undefined;
    });
    return this.#runDying(ledger);
  }

  async #dieAtCommit({ number, moment }: { number: number; moment: Moment }): Promise<RunEnd> {
    const ledger = new DyingLedger();
    ledger.dieAtCommit(number, moment);
    this.#behave(() => (ledger.isDead ? unanswered : undefined));
    const end = await this.#runDying(ledger);
    if (ledger.isDead) this.#operation = 'commit';
    return end;
  }

  async #runDying(ledger: DyingLedger, pace = 1): Promise<RunEnd> {
    const end = await ledger.during(() => this.#scene.program.run(pace));
    return ledger.isDead || end === null ? { exitCode: killed, said: '' } : end;
  }

  async #killProcess({ number, moment }: { number: number; moment: Moment }): Promise<RunEnd> {
    let kill = (): void => undefined;
    this.#behave((seen, operation) => {
      if (seen > number) return unanswered;
      if (seen < number) return undefined;
      this.#operation = operation;
      kill();
      return moment === 'before' ? unanswered : undefined;
    });
    const exitCode = await this.#scene.program.runProcess({ onStart: (killIt) => (kill = killIt) });
    return { exitCode, said: '' };
  }

  async #killProcessAtCommit({ number, moment }: { number: number; moment: Moment }): Promise<RunEnd> {
    const exitCode = await this.#scene.program.runProcess({ diesAtCommit: `${moment} ${number}` });
    if (exitCode === killed) this.#operation = 'commit';
    return { exitCode, said: '' };
  }

  /** Requests are counted over all servers. */
  #behave(troubleAt: (number: number, operation: string) => RequestTrouble | undefined): void {
    let seen = 0;
    for (const server of this.#scene.servers) server.behave((operation) => troubleAt((seen += 1), operation));
  }

  /** A late effect: where it comes soon, a person has started the task by hand meanwhile. */
  async #waitForLateEffect(): Promise<void> {
    const scene = this.#scene;
    const after = 'fault' in this.#mishap ? this.#mishap.fault.doneAfter : undefined;
    if (after !== undefined && after <= 60) {
      this.#pass(after * 0.6);
      this.#ends.push(await scene.program.run());
      this.#pass(after * 0.4);
    } else this.#pass(after ?? 0);
    for (const server of scene.servers) await server.catchUp();
    this.#pass(halfAnHour - (after ?? 0));
  }

  #pass(seconds: number): void {
    this.#scene.program.pass(seconds);
    this.#scene.passed?.();
  }

  /** Quiet: a run that ends well, writes nothing, and asks nobody. Exit 8 with nothing to settle is the end. */
  async #runUntilQuiet(): Promise<{ neededPerson: boolean; isQuiet: boolean }> {
    const scene = this.#scene;
    let neededPerson = false;
    for (let run = 0; run < mostCleanRuns; run += 1) {
      const before = scene.writes();
      const end = await scene.program.run();
      this.#ends.push(end);
      const { asks } = scene.program;
      if (asks === 0 && end.exitCode === 8) break;
      if (asks > 0) {
        neededPerson = true;
        await scene.program.settle(() => scene.isDone?.() ?? false);
      } else if (end.exitCode === 0 && scene.writes() === before) return { neededPerson, isQuiet: true };
      this.#pass(halfAnHour);
    }
    return { neededPerson, isQuiet: false };
  }
}

/** A client that is dead gets nothing done any more. */
const unanswered: RequestTrouble = { kind: 'reset', done: 'no' };
