import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow } from '@passerelle/core/ports/order-status.ts';
import { decideState, decideTracking, faultInTracking } from './decide.ts';
import type { What } from './event.ts';
import { whatOf, type TrackingPayload } from './payloads.ts';
import type { WriteFault } from './write-fault.ts';
import type { WriteRecord } from './write-record.ts';
import {
  lookAgain,
  nameOf,
  saysMailFailed,
  saysWarningsOnly,
  settleNo,
  type WriterContext,
} from './writer-context.ts';

/** Writes tracking numbers, and sends the mail that shows them. */
export class TrackingWriter {
  readonly #context: WriterContext;
  readonly #record: WriteRecord;

  constructor(context: WriterContext, record: WriteRecord) {
    this.#context = context;
    this.#record = record;
  }

  /** A number that is not there is simply sent again. Of a mail nobody can look whether it went: a person is asked. */
  settleBefore(write: Write, { carriage }: OrderNow): Write[] {
    if (write.kind === 'mail') {
      if (write.state === 'SENDING')
        this.#record.settle(write, 'UNCERTAIN', mail, 'uncertain', { kind: 'write/mail-unclear' });
      return [];
    }
    const { number } = write.payload as TrackingPayload;
    if (carriage?.trackingNumber === number) {
      this.#record.accept(write, whatOf(write), String(carriage.id), null);
      return [];
    }
    const { ledger, now } = this.#context;
    ledger.transaction(() => ledger.outbox.move(write, { state: 'PREPARED' }, now()));
    return [this.#record.refreshed(write)];
  }

  /** A number that is there is there, whoever wrote it: sending it again does no harm. */
  async writeNumber(write: Write, seen: OrderNow): Promise<OrderNow> {
    const { number } = write.payload as TrackingPayload;
    const what = whatOf(write);
    const why = faultInTracking(number);
    if (why !== null) {
      this.#record.settle(write, 'REFUSED', what, 'refused', { kind: 'write/bad-number', number, why });
      return seen;
    }
    if (!this.#isDue(write, what, seen) || !this.#context.mayWrite()) return seen;
    const now = await lookAgain(this.#context, seen);
    if (now === null) {
      this.#record.settleAs(write, 'skipped', { kind: 'write/no-order', name: write.subject });
      return seen;
    }
    const { carriage } = now;
    if (!this.#isDue(write, what, now) || carriage === null) return now;
    const sending = this.#record.intend(write, write.payload);
    const outcome = await this.#context.status.setTracking(carriage.id, number, { mails: false });
    if (outcome.kind === 'refused' || outcome.kind === 'not-sent') {
      settleNo(this.#context, this.#record, sending, what, outcome);
      return now;
    }
    const after = (await lookAgain(this.#context, now)) ?? now;
    const kept = after.carriage?.trackingNumber ?? '';
    if (kept === number) this.#record.accept(sending, what, String(carriage.id), null);
    else if (outcome.kind === 'done')
      this.#record.settle(sending, 'REFUSED', what, 'refused', { kind: 'write/not-kept', kept });
    else this.#record.tell(sending, what, 'skipped', { kind: 'write/unclear' });
    return after;
  }

  /** The shop's field holds one number: of a parcel that came later people are told, once. */
  tellParcel(write: Write, { carriage }: OrderNow): void {
    const kept = carriage?.trackingNumber ?? '';
    this.#record.settle(write, 'SKIPPED', whatOf(write), 'skipped', { kind: 'write/later-parcel', kept });
  }

  #isDue(write: Write, what: What, now: OrderNow): boolean {
    const state = nameOf(this.#context, now.state);
    const decision = decideState('shipped', now.state, this.#context.rules);
    if (decision.kind === 'not-yet') {
      this.#record.tell(write, what, 'skipped', { kind: 'write/not-yet', state });
      return false;
    }
    if (decision.kind === 'moved-on' || decision.kind === 'no-rule') {
      this.#record.settle(write, 'SKIPPED', what, 'skipped', { kind: 'write/moved-on', state });
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

  /** The mail that shows the number: sent once, and never again by itself. */
  async writeMail(write: Write, now: OrderNow): Promise<OrderNow> {
    const { carriage } = now;
    if (carriage === null || carriage.trackingNumber === '') {
      this.#record.settle(write, 'SKIPPED', mail, 'skipped', { kind: 'write/no-carriage' });
      return now;
    }
    if (!(await this.#context.status.showsTracking(carriage.carrier))) {
      this.#record.settle(write, 'SKIPPED', mail, 'skipped', { kind: 'write/no-tracking-page' });
      return now;
    }
    if (!this.#context.mayWrite()) return now;
    const sending = this.#record.intend(write, write.payload);
    const { trackingNumber } = carriage;
    const outcome = await this.#context.status.setTracking(carriage.id, trackingNumber, { mails: true });
    if (outcome.kind === 'done') this.#record.accept(sending, mail, String(carriage.id), null);
    else if (outcome.kind !== 'unknown') settleNo(this.#context, this.#record, sending, mail, outcome);
    else if (saysMailFailed(outcome.fault))
      this.#record.settle(sending, 'REFUSED', mail, 'refused', { kind: 'write/mail-not-sent' });
    else if (saysWarningsOnly(outcome.fault)) this.#record.accept(sending, mail, String(carriage.id), null);
    else this.#record.settle(sending, 'UNCERTAIN', mail, 'uncertain', { kind: 'write/mail-unclear' });
    return now;
  }
}

const mail: What = { kind: 'mail' };
