import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { refusal } from '../batch/settling-fault.ts';

/** `R7`, as `status` names what is refused. */
function refusalNumber(name: string): number | null {
  const digits = /^R(\d{1,9})$/i.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Whether it names what is refused, and no order: an order may be called so too. */
export function namesRefusal(ledger: Ledger, name: string): boolean {
  return refusalNumber(name) !== null && ledger.orders.named(name).length === 0;
}

/** `ack R7`: a person knows, of all that has that reason. Returns how many those are. Failure 4: nothing is refused so. */
export function acknowledgeRefusal(ledger: Ledger, name: string, now: Date): number {
  const one = ledger.refusals.byId(refusalNumber(name) ?? 0);
  const count = one === null ? 0 : ledger.transaction(() => ledger.refusals.acknowledge(one, now));
  if (count === 0) throw refusal(ExitCode.Input, { kind: 'settling/unknown-refusal', name });
  return count;
}
