import type { RunRecord } from '../ledger/runs.ts';
import { ExitCode } from '../program/exit-code.ts';

/** How a run ended, as far as a look at the page goes. `held`: orders wait for a person. */
export type RunOutcome = 'good' | 'held' | 'bad';

export function outcomeOf({ exitCode }: RunRecord): RunOutcome {
  if (exitCode === ExitCode.Done) return 'good';
  return exitCode === ExitCode.OrdersHeld ? 'held' : 'bad';
}

export function markOfRun(run: RunRecord): 'good' | 'look' | 'bad' {
  const outcome = outcomeOf(run);
  return outcome === 'held' ? 'look' : outcome;
}
