import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write, WriteChange } from '@passerelle/core/ledger/outbox.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { WriteDecision } from '@passerelle/core/report/tell-write.ts';
import { isSameEvent } from './decide.ts';
import type { EmitWriteBack, What } from './event.ts';
import { whatOf, type StatePayload } from './payloads.ts';
import type { OrderEvent, Rule } from './rules.ts';
import type { WriteFault } from './write-fault.ts';

export interface RecordContext {
  ledger: Ledger;
  rules: readonly Rule[];
  emit: EmitWriteBack;
  now: () => Date;
}

/** The ledger's side of a write: each step is committed and on disk when it returns, and told. */
export class WriteRecord {
  readonly #context: RecordContext;

  constructor(context: RecordContext) {
    this.#context = context;
  }

  intend(write: Write, payload: unknown): Write {
    const { ledger, now } = this.#context;
    const at = now();
    ledger.transaction(() => {
      ledger.outbox.decide(write, payload);
      if (!ledger.outbox.move(write, { state: 'SENDING' }, at))
        throw new Error(`write ${write.id} is no longer ${write.state}: another run moved it`);
    });
    return this.refreshed(write);
  }

  /** Done; with a state whose rule asks for it, the mail with the number is to be sent. */
  accept(write: Write, what: What, remoteId: string, reason: WriteFault | null): void {
    const mail = write.kind === 'order-state' ? this.#mailAfter(write) : null;
    this.#move(write, { state: 'ACCEPTED', remoteId, ...answerOf(reason) }, mail);
    this.tell(write, what, 'written', reason, remoteId);
  }

  #mailAfter(write: Write): NewWrite | null {
    const { intent } = write.payload as StatePayload;
    const rule = this.#context.rules.find(
      ({ when, to, from }) =>
        isSameEvent(when, write.event as OrderEvent) && to === intent?.to && from.includes(intent.from),
    );
    if (rule?.mail !== 'tracking') return null;
    const { target, orderKey, subject, event } = write;
    return { target, orderKey, subject, event, kind: 'mail', key: `in-transit:${subject}`, payload: {} };
  }

  /** Closes a write without sending it, or after a no. */
  settleAs(write: Write, decision: 'refused' | 'skipped', reason: WriteFault): void {
    const state = decision === 'refused' ? 'REFUSED' : 'SKIPPED';
    this.settle(write, state, whatOf(write), decision, reason);
  }

  settle(
    write: Write,
    state: 'REFUSED' | 'SKIPPED' | 'UNCERTAIN',
    what: What,
    decision: WriteDecision,
    reason: Fault,
  ): void {
    this.#move(write, { state, ...answerOf(reason) }, null);
    this.tell(write, what, decision, reason);
  }

  #move(write: Write, change: WriteChange, mail: NewWrite | null): void {
    const { ledger, now } = this.#context;
    const at = now();
    ledger.transaction(() => {
      if (!ledger.outbox.move(write, change, at))
        throw new Error(`write ${write.id} is no longer ${write.state}: another run moved it`);
      if (mail !== null) ledger.outbox.add(mail, at);
    });
  }

  refreshed({ id }: Write): Write {
    const write = this.#context.ledger.outbox.byId(id);
    if (write === null) throw new Error(`write ${id} is not in the ledger`);
    return write;
  }

  tell(write: Write, what: What, decision: WriteDecision, reason: Fault | null, remoteId = ''): void {
    this.#context.emit({ kind: 'write', write, what, decision, reason, remoteId });
  }
}

function answerOf(reason: Fault | null): { answer?: Fault } {
  return reason === null ? {} : { answer: reason };
}
