import type { Delivery } from '../ledger/deliveries.ts';
import type { Destination, StatesOf } from '../ledger/states.ts';
import type { SalesDestination, Sent } from '../ports/sales-destination.ts';
import { TransportError } from '../transport/transport-error.ts';
import type { DeliveryContext } from './delivery-context.ts';
import type { DeliveryFault } from './delivery-fault.ts';
import { DeliveryRecord } from './delivery-record.ts';

/** More steps than any honest server needs; a server that says yes and does nothing would keep us for ever. */
const mostSteps = 8;

type Refusal = Extract<Sent, { kind: 'refused' }>;

/**
 * Takes parcels to one destination as far as they go, from whatever state an earlier run left them in, committing each state
 * before the step that depends on it. One Courier serves one run: it remembers what has been asked twice.
 */
export class Courier<D extends Destination> {
  readonly #context: Pick<DeliveryContext, 'ledger' | 'archive' | 'now'>;
  readonly #record: DeliveryRecord<D>;
  /** By parcel: what was found to one's surprise, for which a new connection has been asked. */
  readonly #surprises = new Map<number, 'booked' | 'contradictory'>();

  constructor(context: Pick<DeliveryContext, 'ledger' | 'archive' | 'now'>, destination: D) {
    this.#context = context;
    this.#record = new DeliveryRecord(context, destination);
  }

  /**
   * Resolves with the state the parcel rests in. Rejects with what the destination rejects with, when it could not be asked or
   * refused; the ledger then tells where to go on.
   */
  async advance(place: SalesDestination<Delivery<D>>, number: number): Promise<StatesOf[D]> {
    for (let step = 0; step < mostSteps; step++) {
      const isOver = await this.#step(place, this.#record.get(number));
      if (isOver) return this.#record.get(number).state;
    }
    const file = this.#record.get(number).fileName;
    throw new TransportError('refused', { kind: 'delivery/moves-nothing', file } satisfies DeliveryFault);
  }

  /** true: there is nothing more to do in this run. */
  async #step(place: SalesDestination<Delivery<D>>, delivery: Delivery<D>): Promise<boolean> {
    switch (this.#record.stageOf(delivery)) {
      case 'draft':
        await this.#keepInArchive(delivery);
        return false;
      case 'ready':
        await this.#send(place, delivery);
        return false;
      case 'intended':
        return this.#settle(place, delivery);
      case 'rests':
        return true;
    }
  }

  async #keepInArchive(delivery: Delivery<D>): Promise<void> {
    if (await this.#context.archive.keep(delivery.fileName, delivery)) this.#record.kept(delivery);
    else this.#record.damaged(delivery);
  }

  /** The destination may have moved the parcel on its own way: it is read anew before each step. */
  async #send(place: SalesDestination<Delivery<D>>, { number }: Delivery<D>): Promise<void> {
    const now = (): Delivery<D> => this.#record.get(number);
    const sent = await place.send(now(), () => this.#record.intended(now(), place.now()));
    switch (sent.kind) {
      case 'taken':
        return this.#record.taken(now(), place.now(), sent);
      case 'refused':
        return this.#refused(place, now(), sent);
      case 'unproven':
        if (sent.answer !== '') this.#record.reply(now(), sent.answer);
        if (this.#record.stageOf(now()) === 'ready') this.#record.intended(now(), place.now());
        return;
      case 'damaged':
        return this.#record.damaged(now());
      case 'contradictory':
        this.#believeTwice(now(), 'contradictory');
        return this.#record.uncertain(now(), sent.evidence);
    }
  }

  /** A no in words is not trusted to have had no effect: unless it is proven, the parcel is looked at anew. */
  async #refused(
    place: SalesDestination<Delivery<D>>,
    delivery: Delivery<D>,
    refusal: Refusal,
  ): Promise<void> {
    this.#record.reply(delivery, refusal.answer);
    const { isRefusalFinal } = this.#record;
    if (isRefusalFinal || this.#record.stageOf(delivery) === 'intended') this.#record.refused(delivery);
    if (isRefusalFinal) return;
    const found = await place.find(this.#record.get(delivery.number));
    if (found.kind === 'absent' && found.isReady) throw refusal.why;
  }

  async #settle(place: SalesDestination<Delivery<D>>, delivery: Delivery<D>): Promise<boolean> {
    const found = await place.find(delivery);
    switch (found.kind) {
      case 'taken':
        this.#record.taken(delivery, place.now(), found);
        return false;
      case 'booked':
        this.#believeTwice(delivery, 'booked');
        this.#record.booked(delivery, found.besides);
        return false;
      case 'absent':
        return this.#settleAbsent(delivery, found.isReady);
      case 'contradictory':
        this.#believeTwice(delivery, 'contradictory');
        this.#record.uncertain(delivery, found.evidence);
        return false;
    }
  }

  #settleAbsent(delivery: Delivery<D>, isReady: boolean): boolean {
    const isProven = this.#record.isAbsenceProven(delivery);
    if (isProven) this.#record.absent(delivery, isReady);
    else this.#record.seenAbsent(delivery);
    return !isProven;
  }

  /** What ends a delivery for good on the strength of a look is believed only when a new connection shows it too. */
  #believeTwice(delivery: Delivery<D>, what: 'booked' | 'contradictory'): void {
    if (this.#surprises.get(delivery.number) === what) return;
    this.#surprises.set(delivery.number, what);
    const file = delivery.fileName;
    throw new TransportError('surprising', { kind: 'delivery/surprising', file } satisfies DeliveryFault);
  }
}
