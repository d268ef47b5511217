import type { StateWish } from '@passerelle/core/ledger/order-events.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow, OrderStatus } from '@passerelle/core/ports/order-status.ts';
import type { WriteFault } from './write-fault.ts';

/** An order of the shop and what is to be written to it, the oldest first. */
export interface Assigned {
  now: OrderNow;
  writes: Write[];
}

export interface Assignment {
  orders: readonly Assigned[];
  /** Whose order is none, or not one. */
  lost: readonly { write: Write; decision: 'refused' | 'skipped'; reason: WriteFault }[];
}

/** Finds the orders that writes are about, many at a time. `only`: numbers or references; empty: all. */
export async function assignOrders(
  status: OrderStatus,
  writes: readonly Write[],
  only: readonly string[],
): Promise<Assignment> {
  const found = await status.find([...new Set(writes.map(({ subject }) => subject))]);
  const ids = [...new Set([...found.values()].filter(({ length }) => length === 1).flat())];
  const seen = await status.look(ids);
  const orders = new Map<number, Assigned>();
  const lost: { write: Write; decision: 'refused' | 'skipped'; reason: WriteFault }[] = [];
  for (const write of writes) {
    const { subject: name } = write;
    const candidates = found.get(name) ?? [];
    const [id] = candidates;
    const now = id === undefined ? undefined : seen.get(id);
    const isMeant = only.length === 0 || only.includes(name) || (now !== undefined && isNamed(now, only));
    if (!isMeant) continue;
    if (candidates.length > 1) {
      lost.push({ write, decision: 'refused', reason: { kind: 'write/ambiguous', name, ids: candidates } });
    } else if (now === undefined) {
      lost.push({ write, decision: 'skipped', reason: { kind: 'write/no-order', name } });
    } else if (isOther(write, now)) {
      const { reference } = now;
      lost.push({ write, decision: 'refused', reason: { kind: 'write/other-order', name, reference } });
    } else {
      const order = orders.get(now.id) ?? { now, writes: [] };
      order.writes.push(write);
      orders.set(now.id, order);
    }
  }
  return { orders: [...orders.values()], lost };
}

function isNamed({ id, reference }: OrderNow, only: readonly string[]): boolean {
  return only.includes(String(id)) || only.includes(reference);
}

/** A shop's counter may begin anew: the ledger knows the order by its reference as well. */
function isOther({ payload }: Write, { reference }: OrderNow): boolean {
  const { ref = '' } = (payload ?? {}) as Partial<StateWish>;
  return ref !== '' && ref !== reference;
}
