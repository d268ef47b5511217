import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import { ShopTrouble } from '../shop-fault.ts';
import type { Outcome, Written } from '../writes.ts';
import { shopFailure } from './shop-failure.ts';

/** What became of a write, as the ports tell it. */
export type WriteOutcome =
  | { kind: 'done'; id: number }
  | { kind: 'refused' | 'unknown'; fault: Fault }
  | { kind: 'not-sent'; exitCode: ExitCode; fault: Fault };

/** A no that says nothing of what was asked (no connection, no right) would meet every other write as well. */
export function asWriteOutcome(outcome: Outcome<Written>, asked: string): WriteOutcome {
  if (outcome.kind === 'done') return { kind: 'done', id: outcome.value.id };
  const { kind } = outcome.fault;
  const { exitCode, fault } = shopFailure(new ShopTrouble(outcome.fault, asked));
  const isOfThisOne = kind === 'shop/refused' || kind === 'shop/absent';
  if (outcome.kind === 'refused' && !isOfThisOne) return { kind: 'not-sent', exitCode, fault };
  return { kind: outcome.kind, fault };
}
