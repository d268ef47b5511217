import type { Change, Deliveries, Delivery } from '../ledger/deliveries.ts';
import type { EvidenceKind } from '../ledger/evidence.ts';
import type { LedgerEvent } from '../ledger/order-events.ts';
import type { Destination, StatesOf } from '../ledger/states.ts';
import type { Evidence } from '../ports/sales-destination.ts';
import { courses, type Course, type Stage } from './course.ts';
import type { DeliveryContext } from './delivery-context.ts';

/** What is recorded of a parcel that is there. */
interface Arrival {
  evidence: Evidence;
  remoteId?: string;
  besides?: () => void;
}

/** The ledger's side of a delivery: every method is one step of a parcel, committed and on disk when it returns. */
export class DeliveryRecord<D extends Destination> {
  readonly #context: Pick<DeliveryContext, 'ledger' | 'archive' | 'now'>;
  readonly #deliveries: Deliveries<D>;
  readonly #course: Course<StatesOf[D]>;

  constructor(context: Pick<DeliveryContext, 'ledger' | 'archive' | 'now'>, destination: D) {
    this.#context = context;
    this.#deliveries = context.ledger.deliveriesTo(destination);
    this.#course = courses[destination];
  }

  get(number: number): Delivery<D> {
    const delivery = this.#deliveries.get(number);
    if (!delivery) throw new Error(`parcel ${number} is not in the ledger`);
    return delivery;
  }

  stageOf({ state }: Pick<Delivery<D>, 'state'>): Stage {
    const stages: Readonly<Record<string, Stage>> = this.#course.stages;
    return stages[state] ?? 'rests';
  }

  kept(delivery: Delivery<D>): void {
    this.#commit(delivery, { state: this.#course.kept }, 'prepared');
  }

  /** To be committed just before the first byte that can't be taken back. `at` by the destination's clock. */
  intended(delivery: Delivery<D>, at: Date): void {
    const change = { state: this.#course.intended, intendedAt: this.#context.now(), waitingAt: at };
    this.#commit(delivery, change, 'delivering');
  }

  /** `at` by the destination's clock. */
  taken(delivery: Delivery<D>, at: Date, { evidence, remoteId, besides }: Arrival): void {
    const acceptedAt = this.#context.now();
    const { taken: state, booked } = this.#course;
    const isBooked = state === booked;
    const change = {
      state,
      acceptedAt,
      waitingAt: at,
      remoteId,
      bookedAt: isBooked ? acceptedAt : undefined,
    };
    this.#commit(delivery, change, 'delivered', evidence, () => {
      this.#noteEvent(delivery, 'sent', acceptedAt);
      besides?.();
    });
  }

  booked(delivery: Delivery<D>, besides?: () => void): void {
    const bookedAt = this.#context.now();
    const change = { state: this.#course.booked, acceptedAt: bookedAt, bookedAt };
    this.#commit(delivery, change, 'collected', {}, () => {
      this.#noteEvent(delivery, 'sent', bookedAt);
      this.#noteEvent(delivery, 'collected', bookedAt);
      besides?.();
    });
  }

  /** Only the way to the till is told to the shop. */
  #noteEvent({ number, destination }: Delivery<D>, event: LedgerEvent, at: Date): void {
    if (destination === 'till') this.#context.ledger.orderEvents.ofParcel(number, event, at);
  }

  /** It was intended, and is proven not to have been taken. */
  absent(delivery: Delivery<D>, isReady: boolean): void {
    const { ready, lost } = this.#course.absent;
    this.#commit(delivery, { state: isReady ? ready : lost }, isReady ? 'staged' : 'back-to-prepared');
  }

  seenAbsent(delivery: Delivery<D>): void {
    this.#context.ledger.transaction(() => this.#deliveries.seeAbsent(delivery, this.#context.now()));
  }

  /** Refused in words. Where that is not its end, what it left there is still to be proven. */
  refused(delivery: Delivery<D>): void {
    this.#commit(delivery, { state: this.#course.refused }, 'staged');
  }

  get isRefusalFinal(): boolean {
    return this.stageOf({ state: this.#course.refused }) === 'rests';
  }

  uncertain(delivery: Delivery<D>, evidence: Evidence): void {
    this.#commit(delivery, { state: this.#course.uncertain }, 'uncertain', evidence);
  }

  /** Its document is lost or changed: its orders are free to be decided anew. */
  damaged(delivery: Delivery<D>): void {
    const { ledger, archive } = this.#context;
    archive.discardDraft(delivery.fileName);
    this.#commit(delivery, { state: this.#course.damaged }, 'void', {}, () => {
      ledger.orders.freeOrdersOf(delivery.number);
      ledger.meta.forgetFilesRead('orders-to-xml');
    });
  }

  reply(delivery: Delivery<D>, reply: string): void {
    const { ledger } = this.#context;
    const at = this.#context.now();
    ledger.transaction(() => ledger.evidence.ofParcel(delivery.number, at, 'reply', { reply }));
  }

  /** Whether a look that did not find it proves that it was not taken. */
  isAbsenceProven({ intendedAt, absentSince }: Delivery<D>): boolean {
    const { graceSeconds } = this.#course;
    if (graceSeconds === 0) return true;
    const sinceIntent = this.#context.now().getTime() - (intendedAt?.getTime() ?? 0);
    return absentSince !== null && sinceIntent >= graceSeconds * 1000;
  }

  #commit(
    delivery: Delivery<D>,
    change: Change<D>,
    kind: EvidenceKind,
    detail: Evidence = {},
    besides: () => void = () => undefined,
  ): void {
    commitStep(this.#context, this.#deliveries, delivery, { change, kind, detail, besides });
  }
}

interface Step<D extends Destination> {
  change: Change<D>;
  kind: EvidenceKind;
  detail: Evidence;
  besides: () => void;
}

/** A parcel that is no longer where it was means that the lock does not hold here: nothing may go on. */
export function commitStep<D extends Destination>(
  context: Pick<DeliveryContext, 'ledger' | 'now'>,
  deliveries: Deliveries<D>,
  delivery: { number: number; state: StatesOf[D] },
  { change, kind, detail, besides }: Step<D>,
): void {
  context.ledger.transaction(() => {
    const isMoved = deliveries.move(delivery, change, context.now(), kind, detail);
    if (!isMoved)
      throw new Error(`parcel ${delivery.number} is no longer ${delivery.state}: another run moved it`);
    besides();
  });
}
