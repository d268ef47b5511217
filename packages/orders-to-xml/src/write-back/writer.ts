import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow } from '@passerelle/core/ports/order-status.ts';
import type { Assigned } from './assign-orders.ts';
import { whatOf } from './payloads.ts';
import { StateWriter } from './state-writer.ts';
import { TrackingWriter } from './tracking-writer.ts';
import type { WriteFault } from './write-fault.ts';
import type { WriterContext } from './writer-context.ts';
import { WriteRecord } from './write-record.ts';

/** Makes the writes of one order, one after the other; each intent is committed before its request leaves. */
export class Writer {
  readonly #context: WriterContext;
  readonly #record: WriteRecord;
  readonly #states: StateWriter;
  readonly #numbers: TrackingWriter;

  constructor(context: WriterContext) {
    this.#context = context;
    this.#record = new WriteRecord(context);
    this.#states = new StateWriter(context, this.#record);
    this.#numbers = new TrackingWriter(context, this.#record);
  }

  /**
   * First what was under way, then the rest, the oldest first. As long as nobody knows of a state whether it is there, no
   * other is written: it might arrive after this one, and bring the order back. Rejects with a Failure where the shop could
   * not be looked at.
   */
  async writeOrder({ now: first, writes }: Assigned): Promise<void> {
    const open = writes.flatMap((write) => this.#settledBefore(write, first));
    let now = first;
    for (const write of open) now = await this.#write(write, now);
    for (const mail of this.#mailsAfter(writes)) now = await this.#write(mail, now);
  }

  /** Closes a write without sending it. */
  settleAs(write: Write, decision: 'refused' | 'skipped', reason: WriteFault): void {
    this.#record.settleAs(write, decision, reason);
  }

  /** What is still to be written of it. */
  #settledBefore(write: Write, now: OrderNow): Write[] {
    if (write.state === 'PREPARED') return [write];
    if (write.kind === 'order-state') return this.#states.settleBefore(write, now);
    return this.#numbers.settleBefore(write, now);
  }

  async #write(write: Write, now: OrderNow): Promise<OrderNow> {
    switch (write.kind) {
      case 'tracking-number':
        return this.#numbers.writeNumber(write, now);
      case 'parcel':
        this.#numbers.tellParcel(write, now);
        return now;
    }
    if (this.#states.isUnclear(now.id)) {
      this.#record.tell(write, whatOf(write), 'skipped', { kind: 'write/waits-for-answer' });
      return now;
    }
    return write.kind === 'mail' ? this.#numbers.writeMail(write, now) : this.#states.write(write, now);
  }

  /** Those that states have asked for just now. */
  #mailsAfter(writes: readonly Write[]): Write[] {
    const known = new Set(writes.map(({ id }) => id));
    const subjects = new Set(writes.map(({ subject }) => subject));
    return this.#context.ledger.outbox
      .inState('shop', 'PREPARED')
      .filter(({ id, kind, subject }) => kind === 'mail' && subjects.has(subject) && !known.has(id));
  }
}
