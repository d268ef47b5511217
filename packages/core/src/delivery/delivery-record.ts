import type { Batch } from '../ledger/batches.ts';
import type { EvidenceKind } from '../ledger/evidence.ts';
import type { DeliveryContext } from './delivery-context.ts';
import { serverNow } from './server-clock.ts';
import type { Sight } from './verdict.ts';

type Change = Parameters<DeliveryContext['ledger']['batches']['move']>[1];
type Detail = Record<string, string | number>;

/** The ledger's side of a delivery: every method is one step of a batch, committed and on disk when it returns. */
export class DeliveryRecord {
  readonly #context: DeliveryContext;

  constructor(context: DeliveryContext) {
    this.#context = context;
  }

  get(number: number): Batch {
    const batch = this.#context.ledger.batches.get(number);
    if (!batch) throw new Error(`batch ${number} is not in the ledger`);
    return batch;
  }

  prepared(batch: Batch): void {
    this.#commit(batch, { state: 'PREPARED' }, 'prepared');
  }

  backToPrepared(batch: Batch): void {
    this.#commit(batch, { state: 'PREPARED' }, 'back-to-prepared');
  }

  /** `serverOffsetMs`: how far the server's clock is ahead, as the staged file has just shown; null: it has not. */
  staged(batch: Batch, stagedPath: string, reply: string, serverOffsetMs: number | null): void {
    const detail = { path: stagedPath, bytes: batch.bytes, reply };
    this.#commit(batch, { state: 'STAGED', stagedPath }, 'staged', detail, () => {
      if (serverOffsetMs !== null) this.#context.ledger.meta.serverOffsetMs = serverOffsetMs;
    });
  }

  /** To be committed between RNFR's 350 and RNTO. */
  delivering(batch: Batch): void {
    this.#commit(batch, { state: 'DELIVERING', waitingAt: serverNow(this.#context) }, 'delivering');
  }

  notRenamed(batch: Batch): void {
    this.#commit(batch, { state: 'STAGED' }, 'staged');
  }

  delivered(batch: Batch, detail: Detail, isStagedGone: boolean): void {
    const { ledger } = this.#context;
    const deliveredAt = this.#context.now();
    const change = { state: 'DELIVERED' as const, deliveredAt, waitingAt: serverNow(this.#context) };
    this.#commit(batch, change, 'delivered', detail, () => {
      if (isStagedGone) ledger.leavings.drop(batch.stagedPath);
    });
  }

  collected(batch: Batch): void {
    const { ledger } = this.#context;
    const goneAt = this.#context.now();
    this.#commit(batch, { state: 'COLLECTED', deliveredAt: goneAt, goneAt }, 'collected', {}, () =>
      ledger.leavings.drop(batch.stagedPath),
    );
  }

  uncertain(batch: Batch, { staged, target, sentinelSeen }: Sight): void {
    const detail = { staged: staged ?? -1, target: target ?? -1, sentinel: sentinelSeen ? 1 : 0 };
    this.#commit(batch, { state: 'UNCERTAIN' }, 'uncertain', detail);
  }

  /** Its document is lost or changed: its orders are free to be decided anew. */
  voided(batch: Batch): void {
    const { ledger, archive } = this.#context;
    archive.discardDraft(batch.fileName);
    this.#commit(batch, { state: 'VOID' }, 'void', {}, () => {
      ledger.orders.freeOrdersOf(batch.number);
      ledger.meta.forgetFilesRead('orders-to-xml');
    });
  }

  reply(batch: Batch, reply: string): void {
    const { ledger } = this.#context;
    const at = this.#context.now();
    ledger.transaction(() => ledger.evidence.ofBatch(batch.number, at, 'reply', { reply }));
  }

  /** A batch that is no longer where it was means that the lock does not hold here: nothing may go on. */
  #commit(
    batch: Batch,
    change: Change,
    kind: EvidenceKind,
    detail: Detail = {},
    besides: () => void = () => undefined,
  ): void {
    const { ledger } = this.#context;
    ledger.transaction(() => {
      const isMoved = ledger.batches.move(batch, change, this.#context.now(), kind, detail);
      if (!isMoved)
        throw new Error(`batch ${batch.number} is no longer ${batch.state}: another run moved it`);
      besides();
    });
  }
}
