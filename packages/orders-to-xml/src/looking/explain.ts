import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { Looking } from '@passerelle/core/program/look.ts';
import { findOne } from '../settling/acknowledge.ts';

/** `explain`: the evidence on one order, oldest first. Failure 4: the ledger does not know it. */
export function explain(
  { ledger, words, narrator, world }: Looking,
  name: string,
  asJson: boolean,
): ExitCode {
  if (!ledger) throw new Failure(ExitCode.Input, ({ settling }) => settling.unknownOrder({ name }));
  const order = findOne(ledger, name);
  const chain = ledger.evidence.chain(order.key);
  if (asJson) {
    const { id, ref, status, batch } = order;
    world.out.write(`${JSON.stringify({ id, ref, status, batch, evidence: chain }, null, 2)}\n`);
    return ExitCode.Done;
  }
  const { id, ref, firstSeen, orderedAt } = order;
  narrator.tell('plain', words.status.explained({ id, ref, orderedAt, firstSeen }));
  for (const item of chain) narrator.tell('plain', words.status.evidence(item));
  if (order.batch?.waitingAt)
    narrator.tell(
      'plain',
      words.status.lastSeenWaiting({ file: order.batch.fileName, at: order.batch.waitingAt }),
    );
  narrator.tell('plain', words.status.standing({ status: order.status, state: order.batch?.state ?? '' }));
  return ExitCode.Done;
}
