import type { RunRecord } from '../ledger/runs.ts';
import { withheldKinds } from '../orders/decision.ts';
import { ExitCode } from '../program/exit-code.ts';

/** What a run brought, in numbers. Orders set aside are those the file held, whenever they were first seen. */
export type RunFigures =
  | { kind: 'orders'; sent: number; aside: number }
  | { kind: 'stock'; published: number; removed: number; reduced: number };

/** null: the run did not reach its end, and what it counted on the way says nothing (pure). */
export function figuresOf({ program, exitCode, counts }: RunRecord): RunFigures | null {
  const isFinished = exitCode === ExitCode.Done || exitCode === ExitCode.OrdersHeld;
  if (!isFinished) return null;
  const count = (name: string): number => counts[name] ?? 0;
  if (program === 'orders-to-xml') {
    const aside = [...withheldKinds, 'rejected', 'unknown-state'].map(count);
    return { kind: 'orders', sent: count('send'), aside: aside.reduce((sum, one) => sum + one, 0) };
  }
  return {
    kind: 'stock',
    published: count('linesOut'),
    removed: count('removed'),
    reduced: count('reduced'),
  };
}
