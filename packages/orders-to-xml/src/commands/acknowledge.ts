import { serverNow } from '@passerelle/core/delivery/server-clock.ts';
import type { KnownOrder } from '@passerelle/core/ledger/known-orders.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { refusal } from '../batch/settling-fault.ts';

/**
 * `ack`: a person keyed these orders into ProShop by hand; `undo` takes that back. All of them or none. Failure 4: an order
 * is unknown; 2: a reference is shared by several orders, or there is nothing to acknowledge. Returns them as they were.
 */
export function acknowledge(
  ledger: Ledger,
  names: readonly string[],
  undo: boolean,
  now: Date,
): readonly KnownOrder[] {
  const orders = findAll(ledger, names);
  for (const order of orders) assertSettles(order, undo);
  const at = serverNow({ ledger, now: () => now });
  ledger.transaction(() => {
    for (const order of orders) {
      if (undo) ledger.orders.undoAcknowledgement(order, now);
      else {
        ledger.orders.acknowledge(order, at, now);
        ledger.orderEvents.ofOrder(order, 'acknowledged', now);
      }
    }
  });
  return orders;
}

/** Each order once, though it be named twice. */
function findAll(ledger: Ledger, names: readonly string[]): KnownOrder[] {
  const found = names.map((name) => findOne(ledger, name));
  return [...new Map(found.map((order) => [order.key, order])).values()];
}

/** The one order that a person means: of several of that name, the one that waits because of its name. */
export function findOne(ledger: Ledger, name: string): KnownOrder {
  const found = ledger.orders.named(name);
  const doubtful = found.filter(({ status, decision }) => status === 'withheld' && isOfName(decision));
  const [order, ...others] = doubtful.length === 1 ? doubtful : found;
  if (!order) throw refusal(ExitCode.Input, { kind: 'settling/unknown-order', name });
  if (others.length > 0) {
    const isNumber = order.id === name;
    const names = found.map(({ id, ref }) => (isNumber ? ref : id));
    throw refusal(ExitCode.Usage, {
      kind: 'settling/ambiguous',
      name,
      isNumber,
      names,
    });
  }
  return order;
}

function isOfName(decision: KnownOrder['decision']): boolean {
  return decision?.kind === 'number-used-before' || decision?.kind === 'same-order-other-number';
}

function assertSettles(order: KnownOrder, undo: boolean): void {
  const { id, ref } = order;
  const isChanged = order.decision?.kind === 'changed-since-sent';
  const waitsForPerson =
    ['withheld', 'rejected', 'unknown-state', 'seen'].includes(order.status) || isChanged;
  const isSettled = order.status === 'acknowledged';
  if (undo && !isSettled) throw refusal(ExitCode.Usage, { kind: 'settling/not-acknowledged', id, ref });
  if (!undo && !waitsForPerson) {
    throw refusal(ExitCode.Usage, {
      kind: 'settling/nothing-to-acknowledge',
      id,
      ref,
    });
  }
}
