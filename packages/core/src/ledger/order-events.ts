import type { DatabaseSync } from 'node:sqlite';
import type { Outbox } from './outbox.ts';
import { Statement } from './statement.ts';

/** What happens to an order on its way to the till, and may be told to the shop. */
export type LedgerEvent = 'sent' | 'collected' | 'acknowledged';

/** An order as the shop knows it. `id` or `ref` may be ''. */
interface NamedOrder {
  key: number;
  id: string;
  ref: string;
}

/** What the outbox keeps of an order whose state may have to change: by its reference the shop's number is held to it. */
export interface StateWish {
  ref: string;
}

/**
 * Puts what happened to orders into the outbox, as far as the configuration has a rule for it. To be called within the
 * transaction that makes the event: the one is never committed without the other. An event counts once per order.
 */
export class OrderEvents {
  readonly #outbox: () => Outbox;
  readonly #ofParcel: Statement;
  #wanted: ReadonlySet<string> = new Set();

  constructor(db: DatabaseSync, outbox: () => Outbox) {
    this.#outbox = outbox;
    this.#ofParcel = new Statement(
      db,
      "SELECT key, id, ref FROM orders WHERE parcel = ? AND status = 'sent' ORDER BY key",
    );
  }

  /** Which events are kept; without this call none is. */
  want(events: Iterable<string>): void {
    this.#wanted = new Set(events);
  }

  ofParcel(parcel: number, event: LedgerEvent, at: Date): void {
    if (!this.#wanted.has(event)) return;
    for (const row of this.#ofParcel.all(parcel)) {
      this.ofOrder({ key: Number(row['key']), id: String(row['id']), ref: String(row['ref']) }, event, at);
    }
  }

  ofOrder({ key: orderKey, id, ref }: NamedOrder, event: LedgerEvent, at: Date): void {
    if (!this.#wanted.has(event)) return;
    const subject = id || ref;
    const payload: StateWish = { ref };
    const write = { target: 'shop', kind: 'order-state', key: `${event}:${subject}`, orderKey } as const;
    this.#outbox().add({ ...write, subject, event, payload }, at);
  }
}
