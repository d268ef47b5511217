import type { NotWritten, WriteOutcome } from '@passerelle/core/ports/write-outcome.ts';
import { ShopTrouble } from '../shop-fault.ts';
import type { Outcome, Written } from '../writes.ts';
import { shopFailure } from './shop-failure.ts';

/** What became of a write, as the ports tell it. */
export function asWriteOutcome(outcome: Outcome<Written>, asked: string): WriteOutcome<{ id: number }> {
  if (outcome.kind === 'done') return { kind: 'done', id: outcome.value.id };
  return notWritten(outcome, asked);
}

/** A no that says nothing of what was asked (no connection, no right) would meet every other write as well. */
export function notWritten(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>, asked: string): NotWritten {
  const { kind } = outcome.fault;
  const { exitCode, fault } = shopFailure(new ShopTrouble(outcome.fault, asked));
  const isOfThisOne = kind === 'shop/refused' || kind === 'shop/absent';
  if (outcome.kind === 'refused' && !isOfThisOne) return { kind: 'not-sent', exitCode, fault };
  return { kind: outcome.kind, fault };
}
