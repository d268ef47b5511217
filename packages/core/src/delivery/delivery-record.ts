import type { Change, Delivery } from '../ledger/deliveries.ts';
import type { EvidenceKind } from '../ledger/evidence.ts';
import type { DeliveryContext } from './delivery-context.ts';
import { serverNow } from './server-clock.ts';
import type { Observation } from './verdict.ts';

type Detail = Record<string, string | number>;

/** The ledger's side of a delivery: every method is one step of a parcel, committed and on disk when it returns. */
export class DeliveryRecord {
  readonly #context: DeliveryContext;

  constructor(context: DeliveryContext) {
    this.#context = context;
  }

  get(number: number): Delivery {
    const delivery = this.#context.ledger.till.get(number);
    if (!delivery) throw new Error(`parcel ${number} is not in the ledger`);
    return delivery;
  }

  prepared(delivery: Delivery): void {
    this.#commit(delivery, { state: 'PREPARED' }, 'prepared');
  }

  backToPrepared(delivery: Delivery): void {
    this.#commit(delivery, { state: 'PREPARED' }, 'back-to-prepared');
  }

  /** `serverOffsetMs`: how far the server's clock is ahead, as the staged file has just shown; null: it has not. */
  staged(delivery: Delivery, stagedPath: string, reply: string, serverOffsetMs: number | null): void {
    const detail = { path: stagedPath, bytes: delivery.bytes, reply };
    this.#commit(delivery, { state: 'STAGED', isAnew: true }, 'staged', detail, () => {
      this.#context.ledger.stagedFiles.bind(delivery.number, stagedPath);
      if (serverOffsetMs !== null) this.#context.ledger.meta.serverOffsetMs = serverOffsetMs;
    });
  }

  /** To be committed between RNFR's 350 and RNTO. */
  delivering(delivery: Delivery): void {
    const intendedAt = this.#context.now();
    const change = { state: 'DELIVERING' as const, intendedAt, waitingAt: serverNow(this.#context) };
    this.#commit(delivery, change, 'delivering');
  }

  notRenamed(delivery: Delivery): void {
    this.#commit(delivery, { state: 'STAGED' }, 'staged');
  }

  delivered(delivery: Delivery, detail: Detail, isStagedGone: boolean): void {
    const { ledger } = this.#context;
    const acceptedAt = this.#context.now();
    const change = { state: 'DELIVERED' as const, acceptedAt, waitingAt: serverNow(this.#context) };
    this.#commit(delivery, change, 'delivered', detail, () => {
      if (isStagedGone) ledger.stagedFiles.drop(ledger.stagedFiles.ofParcel(delivery.number));
    });
  }

  collected(delivery: Delivery): void {
    const { ledger } = this.#context;
    const bookedAt = this.#context.now();
    this.#commit(delivery, { state: 'COLLECTED', acceptedAt: bookedAt, bookedAt }, 'collected', {}, () =>
      ledger.stagedFiles.drop(ledger.stagedFiles.ofParcel(delivery.number)),
    );
  }

  uncertain(delivery: Delivery, { staged, target, sentinelSeen }: Observation): void {
    const detail = { staged: staged ?? -1, target: target ?? -1, sentinel: sentinelSeen ? 1 : 0 };
    this.#commit(delivery, { state: 'UNCERTAIN' }, 'uncertain', detail);
  }

  /** Its document is lost or changed: its orders are free to be decided anew. */
  voided(delivery: Delivery): void {
    const { ledger, archive } = this.#context;
    archive.discardDraft(delivery.fileName);
    this.#commit(delivery, { state: 'VOID' }, 'void', {}, () => {
      ledger.orders.freeOrdersOf(delivery.number);
      ledger.meta.forgetFilesRead('orders-to-xml');
    });
  }

  reply(delivery: Delivery, reply: string): void {
    const { ledger } = this.#context;
    const at = this.#context.now();
    ledger.transaction(() => ledger.evidence.ofParcel(delivery.number, at, 'reply', { reply }));
  }

  /** A parcel that is no longer where it was means that the lock does not hold here: nothing may go on. */
  #commit(
    delivery: Delivery,
    change: Change<'till'>,
    kind: EvidenceKind,
    detail: Detail = {},
    besides: () => void = () => undefined,
  ): void {
    const { ledger } = this.#context;
    ledger.transaction(() => {
      const isMoved = ledger.till.move(delivery, change, this.#context.now(), kind, detail);
      if (!isMoved)
        throw new Error(`parcel ${delivery.number} is no longer ${delivery.state}: another run moved it`);
      besides();
    });
  }
}
