import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type Fault } from '@passerelle/core/failure/failure.ts';
import type { StateWish } from '@passerelle/core/ledger/order-events.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type {
  OrderNow,
  OrderStatus,
  StatusOfShop,
  StatusOutcome,
} from '@passerelle/core/ports/order-status.ts';
import { decideState, decideTracking, faultInTracking, outcomeOf } from './decide.ts';
import type { What } from './event.ts';
import { WriteRecord, type RecordContext, type StatePayload } from './write-record.ts';
import type { TrackingPayload } from './new-writes.ts';
import type { OrderEvent, Rule } from './rules.ts';
import type { WriteFault } from './write-fault.ts';

export interface WriterContext extends RecordContext {
  status: OrderStatus;
  states: readonly StatusOfShop[];
  /** After so long a request whose answer was lost no longer takes effect. Milliseconds. */
  graceMs: number;
  /** Whether one more may be written; counts it. */
  mayWrite: () => boolean;
}

/** Makes the writes of one order, one after the other; each intent is committed before its request leaves. */
export class Writer {
  readonly #context: WriterContext;
  readonly #record: WriteRecord;

  constructor(context: WriterContext) {
    this.#context = context;
    this.#record = new WriteRecord(context);
  }

  /** Returns the order as it is after it. Rejects with a Failure where the shop could not be looked at. */
  async write(write: Write, now: OrderNow): Promise<OrderNow> {
    if (write.kind === 'tracking-number') return this.#tracking(write, now);
    return write.kind === 'mail' ? this.#mail(write, now) : this.#state(write, now);
  }

  async #state(given: Write, seen: OrderNow): Promise<OrderNow> {
    let write = given;
    if (write.state === 'SENDING') {
      const again = this.#settleSent(write, seen, null);
      if (!again) return seen;
      write = this.#record.refreshed(write);
    }
    if (this.#waitsForNumber(write)) {
      this.#record.tell(write, { kind: 'state', to: '', mails: false }, 'skipped', {
        kind: 'write/waits-for-number',
      });
      return seen;
    }
    const first = this.#decided(write, seen);
    if (first === null || !this.#context.mayWrite()) return seen;
    const now = await this.look(seen);
    const rule = this.#decided(write, now);
    return rule === null ? now : this.#enter(write, now, rule);
  }

  /** The rule to follow; null: it is settled, or stays as it is, and that is told. */
  #decided(write: Write, now: OrderNow): Rule | null {
    const decision = decideState(write.event as OrderEvent, now.state, this.#context.rules);
    const what = (state: number): What => ({ kind: 'state', to: this.#name(state), mails: false });
    switch (decision.kind) {
      case 'apply':
        return decision.rule;
      case 'same': {
        const state = this.#name(now.state);
        this.#record.settle(write, 'SKIPPED', what(now.state), 'same', { kind: 'write/same', state });
        return null;
      }
      case 'not-yet': {
        this.#record.tell(write, what(0), 'skipped', {
          kind: 'write/not-yet',
          state: this.#name(decision.state),
        });
        return null;
      }
      case 'moved-on': {
        const state = this.#name(decision.state);
        this.#record.settle(write, 'SKIPPED', what(0), 'skipped', { kind: 'write/moved-on', state });
        return null;
      }
      case 'no-rule': {
        const { event } = write;
        this.#record.settle(write, 'SKIPPED', what(0), 'skipped', { kind: 'write/no-rule', event });
        return null;
      }
    }
  }

  async #enter(write: Write, now: OrderNow, rule: Rule): Promise<OrderNow> {
    const mails = rule.mail === 'state' && this.#mails(rule.to);
    const lastHistory = now.history.reduce((most, { id }) => Math.max(most, id), 0);
    const intent = { to: rule.to, from: now.state, mails, lastHistory };
    const sending = this.#record.intend(write, { ...(write.payload as StateWish), intent });
    const outcome = await this.#context.status.enter(now.id, rule.to, { mails });
    const what: What = { kind: 'state', to: this.#name(rule.to), mails };
    if (outcome.kind === 'done') {
      this.#record.accept(sending, what, String(outcome.id), null);
      return this.look(now);
    }
    if (outcome.kind !== 'unknown') return this.#refused(sending, what, outcome, now);
    const after = await this.look(now);
    this.#settleSent(sending, after, outcome.fault);
    return after;
  }

  /** What a lost answer has come to. true: it had no effect, and may be decided anew. */
  #settleSent(write: Write, now: OrderNow, fault: Fault | null): boolean {
    const { intent } = write.payload as StatePayload;
    if (intent === undefined) throw new Error(`write ${write.id} was sent without an intent`);
    const what: What = { kind: 'state', to: this.#name(intent.to), mails: intent.mails };
    const outcome = outcomeOf(intent, now);
    if (outcome === 'done') {
      const isMailLost = intent.mails && fault !== null && saysMailFailed(fault);
      const id = now.history.findLast(({ id, state }) => id > intent.lastHistory && state === intent.to)?.id;
      this.#record.accept(write, what, String(id ?? ''), isMailLost ? { kind: 'write/mail-not-sent' } : null);
      return false;
    }
    if (outcome === 'without-history') {
      const isToMail = intent.mails && this.#mails(intent.to);
      this.#record.accept(write, what, '', isToMail ? { kind: 'write/mail-not-sent' } : null);
      return false;
    }
    if (this.#restocks(intent)) {
      const state = this.#name(intent.to);
      this.#record.settle(write, 'UNCERTAIN', what, 'uncertain', { kind: 'write/restocks', state });
      return false;
    }
    return this.#isAbsentForGood(write, what);
  }

  /** Looked for twice, the second time long enough after the intent: then it had no effect. */
  #isAbsentForGood(write: Write, what: What): boolean {
    const { ledger, now, graceMs } = this.#context;
    const at = now();
    const isLongAgo = write.intendedAt !== null && at.getTime() - write.intendedAt.getTime() >= graceMs;
    if (write.absentSince !== null && isLongAgo) {
      ledger.transaction(() => ledger.outbox.move(write, { state: 'PREPARED' }, at));
      return true;
    }
    ledger.transaction(() => ledger.outbox.seeAbsent(write, at));
    this.#record.tell(write, what, 'skipped', { kind: 'write/unclear' });
    return false;
  }

  /** Leaving the states that are sales puts goods back on the shelf. */
  #restocks({ to, from }: { to: number; from: number }): boolean {
    const isSale = (id: number) => this.#context.states.find((state) => state.id === id)?.isSale ?? false;
    return isSale(from) && !isSale(to);
  }

  #mails(id: number): boolean {
    return this.#context.states.find((state) => state.id === id)?.mails ?? false;
  }

  #waitsForNumber({ event, subject }: Write): boolean {
    if (event !== 'shipped') return false;
    const number = this.#context.ledger.outbox.find('shop', 'tracking-number', subject);
    return number !== null && !['ACCEPTED', 'SKIPPED'].includes(number.state);
  }

  /** A number that is there is there, whoever wrote it: sending it again does no harm. */
  async #tracking(given: Write, seen: OrderNow): Promise<OrderNow> {
    const { number, further } = given.payload as TrackingPayload;
    const what: What = { kind: 'tracking', number, further };
    const why = faultInTracking(number);
    if (why !== null && given.state === 'PREPARED') {
      this.#record.settle(given, 'REFUSED', what, 'refused', { kind: 'write/bad-number', number, why });
      return seen;
    }
    const write = given.state === 'SENDING' ? this.#trackingAgain(given, what, seen) : given;
    if (write === null || !this.#isTrackingDue(write, what, seen) || !this.#context.mayWrite()) return seen;
    const now = await this.look(seen);
    const { carriage } = now;
    if (!this.#isTrackingDue(write, what, now) || carriage === null) return now;
    const sending = this.#record.intend(write, write.payload);
    const outcome = await this.#context.status.setTracking(carriage.id, number, { mails: false });
    if (outcome.kind === 'refused' || outcome.kind === 'not-sent')
      return this.#refused(sending, what, outcome, now);
    const after = await this.look(now);
    const kept = after.carriage?.trackingNumber ?? '';
    if (kept === number) this.#record.accept(sending, what, String(carriage.id), null);
    else if (outcome.kind === 'done')
      this.#record.settle(sending, 'REFUSED', what, 'refused', { kind: 'write/not-kept', kept });
    else this.#record.tell(sending, what, 'skipped', { kind: 'write/unclear' });
    return after;
  }

  #trackingAgain(write: Write, what: What, { carriage }: OrderNow): Write | null {
    const { number } = write.payload as TrackingPayload;
    if (carriage?.trackingNumber === number) {
      this.#record.accept(write, what, String(carriage.id), null);
      return null;
    }
    const { ledger, now } = this.#context;
    ledger.transaction(() => ledger.outbox.move(write, { state: 'PREPARED' }, now()));
    return this.#record.refreshed(write);
  }

  #isTrackingDue(write: Write, what: What, now: OrderNow): boolean {
    const decision = decideState('shipped', now.state, this.#context.rules);
    if (decision.kind === 'not-yet') {
      this.#record.tell(write, what, 'skipped', { kind: 'write/not-yet', state: this.#name(now.state) });
      return false;
    }
    if (decision.kind === 'moved-on' || decision.kind === 'no-rule') {
      const reason = { kind: 'write/moved-on', state: this.#name(now.state) } as const;
      this.#record.settle(write, 'SKIPPED', what, 'skipped', reason);
      return false;
    }
    const { number } = write.payload as TrackingPayload;
    const tracking = decideTracking(number, now);
    if (tracking.kind === 'apply') return true;
    const isSame = tracking.kind === 'same';
    const reason: WriteFault =
      tracking.kind === 'other-number'
        ? { kind: 'write/other-number', number: tracking.number }
        : { kind: isSame ? 'write/same-number' : 'write/no-carriage' };
    this.#record.settle(write, 'SKIPPED', what, isSame ? 'same' : 'skipped', reason);
    return false;
  }

  /** The mail that shows the number. Nobody can look whether it went: it is sent once, and never again by itself. */
  async #mail(write: Write, now: OrderNow): Promise<OrderNow> {
    const what: What = { kind: 'mail' };
    if (write.state === 'SENDING') {
      this.#record.settle(write, 'UNCERTAIN', what, 'uncertain', { kind: 'write/mail-unclear' });
      return now;
    }
    const { carriage } = now;
    if (carriage === null || carriage.trackingNumber === '') {
      this.#record.settle(write, 'SKIPPED', what, 'skipped', { kind: 'write/no-carriage' });
      return now;
    }
    if (!(await this.#context.status.showsTracking(carriage.carrier))) {
      this.#record.settle(write, 'SKIPPED', what, 'skipped', { kind: 'write/no-tracking-page' });
      return now;
    }
    if (!this.#context.mayWrite()) return now;
    const sending = this.#record.intend(write, write.payload);
    const { trackingNumber } = carriage;
    const outcome = await this.#context.status.setTracking(carriage.id, trackingNumber, { mails: true });
    if (outcome.kind === 'done') this.#record.accept(sending, what, String(carriage.id), null);
    else if (outcome.kind !== 'unknown') return this.#refused(sending, what, outcome, now);
    else if (saysMailFailed(outcome.fault))
      this.#record.settle(sending, 'REFUSED', what, 'refused', { kind: 'write/mail-not-sent' });
    else this.#record.settle(sending, 'UNCERTAIN', what, 'uncertain', { kind: 'write/mail-unclear' });
    return now;
  }

  /** A clear no for this one: the others go on. What did not reach the shop at all ends the run, and is as it was. */
  #refused(
    write: Write,
    what: What,
    outcome: Exclude<StatusOutcome, { kind: 'done' }>,
    now: OrderNow,
  ): OrderNow {
    if (outcome.kind === 'refused') {
      this.#record.settle(write, 'REFUSED', what, 'refused', outcome.fault);
      return now;
    }
    const { ledger, now: clock } = this.#context;
    ledger.transaction(() => ledger.outbox.move(write, { state: 'PREPARED' }, clock()));
    throw new Failure(outcome.kind === 'not-sent' ? outcome.exitCode : ExitCode.Server, outcome.fault);
  }

  /** Closes a write without sending it. */
  settleAs(write: Write, decision: 'refused' | 'skipped', reason: WriteFault): void {
    this.#record.settleAs(write, decision, reason);
  }

  /** The order as it is at this moment. */
  async look({ id }: OrderNow): Promise<OrderNow> {
    const now = (await this.#context.status.look([id])).get(id);
    if (now === undefined)
      throw new Failure(ExitCode.Server, { kind: 'shop/absent', resource: 'orders', id });
    return now;
  }

  #name(state: number): string {
    if (state === 0) return '';
    return this.#context.states.find(({ id }) => id === state)?.names[0] ?? String(state);
  }
}

/** What PrestaShop says when all is written and its mail server does not answer: "Unable to save resource". */
const mailFailed = 46;

function saysMailFailed({ kind, errors }: Fault): boolean {
  if (kind !== 'shop/broken' || !Array.isArray(errors)) return false;
  return errors.some(({ code }: { code?: unknown }) => code === mailFailed);
}
