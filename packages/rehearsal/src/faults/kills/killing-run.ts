import { wellBehaved, type Behaviour } from '../../ftp-server/behaviour.ts';
import type { Rehearsal } from '../../shop/rehearsal.ts';
import { nameOfStep } from '../name-of-step.ts';
import { ProgramProcess } from './program-process.ts';

/** When a process is killed: at its Nth operation on the server, or at its Nth commit. */
export interface KillPoint {
  at: 'operation' | 'commit';
  moment: 'before' | 'after';
  /** From 1. */
  number: number;
}

/** A run of orders-to-xml in a process of its own, which is killed at one point. */
export interface KillingRun {
  behaviour: Behaviour;
  run: (rehearsal: Rehearsal) => Promise<number>;
  /** The operation it was killed at; 'commit' for a commit; '' if it ended before. */
  operation: () => string;
}

/** `argv`: of the command line. */
export function killingRun(point: KillPoint, argv: readonly string[] = []): KillingRun {
  return point.at === 'commit' ? dyingAtCommit(point, argv) : killedByServer(point, argv);
}

function dyingAtCommit({ moment, number }: KillPoint, argv: readonly string[]): KillingRun {
  return {
    behaviour: wellBehaved,
    run: (rehearsal) => new ProgramProcess(rehearsal, { argv, diesAtCommit: `${moment} ${number}` }).end(),
    operation: () => 'commit',
  };
}

/** The server kills its client when it receives the Nth operation, and carries it out (`after`) or not (`before`). */
function killedByServer({ moment, number }: KillPoint, argv: readonly string[]): KillingRun {
  let left = number;
  let operation = '';
  let child: ProgramProcess | undefined;
  return {
    behaviour: (step) => {
      left -= 1;
      if (left !== 0) return undefined;
      operation = nameOfStep(step);
      child?.kill();
      return moment === 'before' ? { kind: 'drop', applied: false } : undefined;
    },
    run: (rehearsal) => {
      child = new ProgramProcess(rehearsal, { argv });
      return child.end();
    },
    operation: () => operation,
  };
}
