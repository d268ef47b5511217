import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { StateWish } from '@passerelle/core/ledger/order-events.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow } from '@passerelle/core/ports/order-status.ts';
import { decideState, outcomeOf } from './decide.ts';
import type { What } from './event.ts';
import type { OrderEvent, Rule } from './rules.ts';
import type { WriteFault } from './write-fault.ts';
import type { StatePayload } from './payloads.ts';
import type { WriteRecord } from './write-record.ts';
import {
  hasEnded,
  isLongAfter,
  lookAgain,
  nameOf,
  saysMailFailed,
  settleNo,
  type WriterContext,
} from './writer-context.ts';

/** Puts orders into states, each once, and never where nobody knows what the last one has come to. */
export class StateWriter {
  readonly #context: WriterContext;
  readonly #record: WriteRecord;
  /** Orders of which nobody knows whether a state is there. */
  readonly #unclear = new Set<number>();

  constructor(context: WriterContext, record: WriteRecord) {
    this.#context = context;
    this.#record = record;
  }

  isUnclear(order: number): boolean {
    return this.#unclear.has(order);
  }

  /** What has become of one that was under way; it is given back where it had no effect, and may be decided anew. */
  settleBefore(write: Write, now: OrderNow): Write[] {
    if (write.state === 'UNCERTAIN') return this.#seeArrived(write, now);
    return this.#settleSent(write, now, null) ? [this.#record.refreshed(write)] : [];
  }

  /** A person was asked, and meanwhile it is to be seen that it was done. */
  #seeArrived(write: Write, now: OrderNow): Write[] {
    const { intent } = (write.payload ?? {}) as Partial<StatePayload>;
    if (intent === undefined) return [];
    const outcome = outcomeOf(intent, now);
    if (outcome === 'done') this.#acceptDone(write, now, null);
    else if (outcome === 'without-history' && isLongAfter(this.#context, write))
      this.#acceptWithoutRow(write, now, this.#what(intent.to, intent.mails));
    return [];
  }

  async write(write: Write, seen: OrderNow): Promise<OrderNow> {
    if (this.#waitsForNumber(write)) {
      this.#record.tell(write, this.#what(0), 'skipped', { kind: 'write/waits-for-number' });
      return seen;
    }
    const first = this.#decided(write, seen);
    if (first === null || !this.#context.mayWrite()) return seen;
    const now = await lookAgain(this.#context, seen);
    if (now === null) {
      this.#record.settleAs(write, 'skipped', { kind: 'write/no-order', name: write.subject });
      return seen;
    }
    const rule = this.#decided(write, now);
    return rule === null ? now : this.#enter(write, now, rule);
  }

  #what(state: number, mails = false): What {
    return { kind: 'state', to: nameOf(this.#context, state), mails };
  }

  /** The rule to follow; null: it is settled, or stays as it is, and that is told. */
  #decided(write: Write, now: OrderNow): Rule | null {
    const decision = decideState(write.event as OrderEvent, now.state, this.#context.rules);
    const state = nameOf(this.#context, now.state);
    switch (decision.kind) {
      case 'apply':
        return decision.rule;
      case 'same':
        this.#record.settle(write, 'SKIPPED', this.#what(now.state), 'same', { kind: 'write/same', state });
        return null;
      case 'not-yet':
        this.#record.tell(write, this.#what(0), 'skipped', { kind: 'write/not-yet', state });
        return null;
      case 'moved-on':
        return this.#skip(write, { kind: 'write/moved-on', state });
      case 'no-rule':
        return this.#skip(write, { kind: 'write/no-rule', event: write.event });
    }
  }

  #skip(write: Write, reason: WriteFault): null {
    this.#record.settle(write, 'SKIPPED', this.#what(0), 'skipped', reason);
    return null;
  }

  async #enter(write: Write, now: OrderNow, rule: Rule): Promise<OrderNow> {
    const mails = rule.mail === 'state' && this.#mails(rule.to);
    const lastHistory = now.history.reduce((most, { id }) => Math.max(most, id), 0);
    const intent = { to: rule.to, name: nameOf(this.#context, rule.to), from: now.state, mails, lastHistory };
    const sending = this.#record.intend(write, { ...(write.payload as StateWish), intent });
    const outcome = await this.#context.status.enter(now.id, rule.to, { mails });
    const what = this.#what(rule.to, mails);
    if (outcome.kind === 'done') {
      this.#record.accept(sending, what, String(outcome.id), null);
      return (await lookAgain(this.#context, now)) ?? now;
    }
    if (outcome.kind !== 'unknown') {
      settleNo(this.#context, this.#record, sending, what, outcome);
      return now;
    }
    this.#unclear.add(now.id);
    const after = (await lookAgain(this.#context, now)) ?? now;
    this.#settleSent(sending, after, outcome.fault);
    return after;
  }

  /**
   * What a lost answer has come to. `fault`: why it was lost, if it was just now. true: it had no effect, and may be
   * decided anew.
   */
  #settleSent(write: Write, now: OrderNow, fault: Fault | null): boolean {
    const { intent } = write.payload as StatePayload;
    if (intent === undefined) throw new Error(`write ${write.id} was sent without an intent`);
    const outcome = outcomeOf(intent, now);
    if (outcome === 'done') return this.#acceptDone(write, now, fault);
    const what = this.#what(intent.to, intent.mails);
    if (outcome === 'without-history') {
      const isFinal = fault === null ? isLongAfter(this.#context, write) : hasEnded(fault);
      return isFinal ? this.#acceptWithoutRow(write, now, what) : this.#isAbsentForGood(write, now, what);
    }
    if (this.#restocks(intent.to)) {
      this.#unclear.add(now.id);
      const state = nameOf(this.#context, intent.to);
      this.#record.settle(write, 'UNCERTAIN', what, 'uncertain', { kind: 'write/restocks', state });
      return false;
    }
    return this.#isAbsentForGood(write, now, what);
  }

  #acceptDone(write: Write, now: OrderNow, fault: Fault | null): false {
    const { intent } = write.payload as StatePayload;
    if (intent === undefined) throw new Error(`write ${write.id} was sent without an intent`);
    const isMailLost = intent.mails && fault !== null && saysMailFailed(fault);
    const id = now.history.findLast((row) => row.id > intent.lastHistory && row.state === intent.to)?.id;
    const reason: WriteFault | null = isMailLost ? { kind: 'write/mail-not-sent' } : null;
    this.#unclear.delete(now.id);
    this.#record.accept(write, this.#what(intent.to, intent.mails), String(id ?? ''), reason);
    return false;
  }

  /** A module of the shop died between the state and its row: the mail, which comes last, did not go out. */
  #acceptWithoutRow(write: Write, now: OrderNow, what: What): false {
    const isToMail = what.kind === 'state' && what.mails;
    this.#unclear.delete(now.id);
    this.#record.accept(write, what, '', { kind: isToMail ? 'write/mail-not-sent' : 'write/no-row' });
    return false;
  }

  /** Looked for twice, the second time long enough after the intent: then it had no effect. */
  #isAbsentForGood(write: Write, { id }: OrderNow, what: What): boolean {
    const { ledger, now } = this.#context;
    const at = now();
    const isLooked = write.absentSince !== null && isLongAfter(this.#context, write);
    if (isLooked) {
      this.#unclear.delete(id);
      ledger.transaction(() => ledger.outbox.move(write, { state: 'PREPARED' }, at));
      return true;
    }
    this.#unclear.add(id);
    ledger.transaction(() => ledger.outbox.seeAbsent(write, at));
    this.#record.tell(write, what, 'skipped', { kind: 'write/unclear' });
    return false;
  }

  /** Entering a state that is no sale may put goods back on the shelf, and half-way has done so already. */
  #restocks(to: number): boolean {
    return !(this.#context.states.find(({ id }) => id === to)?.isSale ?? false);
  }

  #mails(state: number): boolean {
    return this.#context.states.find(({ id }) => id === state)?.mails ?? false;
  }

  #waitsForNumber({ event, subject }: Write): boolean {
    if (event !== 'shipped') return false;
    const number = this.#context.ledger.outbox.find('shop', 'tracking-number', subject);
    return number !== null && !['ACCEPTED', 'SKIPPED'].includes(number.state);
  }
}
