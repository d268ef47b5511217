import { FingerprintTaker, isSameFingerprint } from '../files/archive.ts';
import type { Batch } from '../ledger/batches.ts';
import type { BatchState } from '../ledger/states.ts';
import type { Look, Transport } from '../transport/transport.ts';
import { TransportError } from '../transport/transport-error.ts';
import { remotePath, type DeliveryContext } from './delivery-context.ts';
import type { DeliveryFault } from './delivery-fault.ts';
import { DeliveryRecord } from './delivery-record.ts';
import { hasImportedBetween } from './import-minutes.ts';
import { offsetOf, serverNow } from './server-clock.ts';
import { cutShort, leave, renameRefused, sentinelPath, takeAway, writeSentinel } from './staging.ts';
import { judgeStaged, settle, type Sight } from './verdict.ts';

/** More steps than any honest server needs; a server that says yes and does nothing would keep us for ever. */
const mostSteps = 8;

/**
 * Carries batches as far as they go, from whatever state an earlier run left them in, committing each state before the
 * step that depends on it. One Delivery serves one run: it remembers what has been asked twice.
 */
export class Delivery {
  readonly #context: DeliveryContext;
  readonly #record: DeliveryRecord;
  /** By batch: the surprising sight for which a new connection has been asked. */
  readonly #surprises = new Map<number, 'collected' | 'uncertain'>();
  /** The staging sentinel carries at least this batch number. */
  #announced = 0;

  constructor(context: DeliveryContext) {
    this.#context = context;
    this.#record = new DeliveryRecord(context);
  }

  /**
   * Resolves with the state the batch rests in. Rejects with a TransportError when the server could not be asked or
   * refused; the ledger then tells where to go on.
   */
  async carry(transport: Transport, number: number): Promise<BatchState> {
    for (let step = 0; step < mostSteps; step++) {
      const batch = this.#record.get(number);
      switch (batch.state) {
        case 'DRAFT':
          await this.#keepInArchive(batch);
          break;
        case 'PREPARED':
          await this.#stage(transport, batch);
          break;
        case 'STAGED':
          await this.#lookThenRename(transport, batch);
          break;
        case 'DELIVERING':
          await this.#settle(transport, batch);
          break;
        case 'DELIVERED':
        case 'COLLECTED':
        case 'UNCERTAIN':
        case 'VOID':
        case 'RESENT':
          return batch.state;
      }
    }
    const file = this.#record.get(number).fileName;
    throw new TransportError('refused', { kind: 'delivery/moves-nothing', file } satisfies DeliveryFault);
  }

  async #keepInArchive(batch: Batch): Promise<void> {
    if (await this.#context.archive.keep(batch.fileName, batch)) this.#record.prepared(batch);
    else this.#record.voided(batch);
  }

  async #stage(transport: Transport, batch: Batch): Promise<void> {
    const { archive } = this.#context;
    if (!archive.seemsToHold(batch.fileName, batch)) return this.#record.voided(batch);
    await this.#announce(transport, batch);
    const stagedPath = leave(this.#context, batch.fileName);
    const sent = new FingerprintTaker();
    const localPath = archive.pathOf(batch.fileName);
    const reply = await transport.upload(stagedPath, { localPath, onBlock: (block) => sent.add(block) });
    const [target, staged, sentinel] = await transport.look(this.#whereToLook(batch, stagedPath), [
      stagedPath,
    ]);
    const sight = this.#sight(batch, target, staged, sentinel?.there === true);
    if (sight.target !== null) return this.#leaveToPerson(batch, sight);
    if (sight.staged !== batch.bytes) throw cutShort(stagedPath);
    if (!isSameFingerprint(sent.take(), batch)) return this.#record.voided(batch);
    if (!sight.sentinelSeen) throw this.#sentinelNotThere();
    this.#record.staged(batch, stagedPath, reply, offsetOf(staged, this.#context.now()));
    await this.#rename(transport, this.#record.get(batch.number));
  }

  async #lookThenRename(transport: Transport, batch: Batch): Promise<void> {
    const sight = await this.#see(transport, batch, batch.stagedPath);
    switch (judgeStaged(sight)) {
      case 'rename':
        if (!this.#context.archive.holds(batch.fileName, batch)) return this.#record.voided(batch);
        return this.#rename(transport, batch);
      case 'upload-again':
        return this.#record.backToPrepared(batch);
      case 'renamed':
        return this.#record.delivering(batch);
      case 'uncertain':
        return this.#leaveToPerson(batch, sight);
    }
  }

  /** The target was seen absent and the staged file whole, in the look just before. */
  async #rename(transport: Transport, batch: Batch): Promise<void> {
    const target = this.#targetOf(batch);
    const answer = await transport.rename(batch.stagedPath, target, () => this.#record.delivering(batch));
    if (answer.renamed) return this.#confirm(transport, this.#record.get(batch.number), answer.reply);
    this.#record.reply(batch, answer.reply);
    if (answer.refusedAt === 'RNTO') this.#record.notRenamed(this.#record.get(batch.number));
    const refused = this.#record.get(batch.number);
    const sight = await this.#see(transport, refused, batch.stagedPath);
    const hadNoEffect = judgeStaged(sight) === 'rename';
    if (hadNoEffect) throw renameRefused(batch.stagedPath, target, answer);
  }

  /** RNTO answered 250: true only if the staged name is gone. A server that moved nothing is settled like a lost reply. */
  async #confirm(transport: Transport, batch: Batch, reply: string): Promise<void> {
    const [staged] = await transport.look([batch.stagedPath]);
    if (staged?.there === false) this.#record.delivered(batch, { reply }, true);
    else this.#record.reply(batch, reply);
  }

  async #settle(transport: Transport, batch: Batch): Promise<void> {
    const sight = await this.#seeWhatIsLeft(transport, batch);
    switch (settle(sight)) {
      case 'delivered': {
        const isCopyLeft = sight.staged !== null;
        if (isCopyLeft) await takeAway(transport, this.#context, batch.stagedPath);
        return this.#record.delivered(batch, { seen: sight.target ?? 0 }, !isCopyLeft);
      }
      case 'not-renamed':
        return this.#record.notRenamed(batch);
      case 'staged-damaged':
        return this.#record.backToPrepared(batch);
      case 'collected':
        this.#believeTwice(batch, 'collected');
        return this.#record.collected(batch);
      case 'uncertain':
        return this.#leaveToPerson(batch, sight);
    }
  }

  /** While a rename is to be settled the staging folder is not made anew: someone may have taken it away. */
  async #seeWhatIsLeft(transport: Transport, batch: Batch): Promise<Sight> {
    if (await transport.folderExists(this.#context.stagingDir))
      return this.#see(transport, batch, batch.stagedPath);
    const [target] = await transport.look([this.#targetOf(batch)]);
    return this.#sight(batch, target, undefined, false);
  }

  /** Target first: a doubled reply then shows as a staged file that is missing, never as a target that is there. */
  async #see(transport: Transport, batch: Batch, stagedPath: string): Promise<Sight> {
    const [target, staged, sentinel] = await transport.look(this.#whereToLook(batch, stagedPath));
    return this.#sight(batch, target, staged, sentinel?.there === true);
  }

  #whereToLook(batch: Batch, stagedPath: string): string[] {
    return [this.#targetOf(batch), stagedPath, sentinelPath(this.#context)];
  }

  #sight(batch: Batch, target: Look | undefined, staged: Look | undefined, sentinelSeen: boolean): Sight {
    return {
      target: sizeOf(target),
      staged: sizeOf(staged),
      ours: batch.bytes,
      sentinelSeen,
      renameAsked: batch.waitingAt !== null,
      mayBeCollected: this.#mayBeCollected(batch),
    };
  }

  #mayBeCollected(batch: Batch): boolean {
    const { importMinutes } = this.#context;
    const since = batch.waitingAt;
    if (importMinutes.length === 0) return true;
    return since !== null && hasImportedBetween(since, serverNow(this.#context), importMinutes);
  }

  /** The sentinel must carry this batch's number before ProShop can see the batch: a restored backup is known by it. */
  async #announce(transport: Transport, batch: Batch): Promise<void> {
    if (this.#announced >= batch.number) return;
    await writeSentinel(transport, this.#context);
    this.#announced = this.#context.ledger.meta.lastBatch;
  }

  /** The server said that it renamed the sentinel and did not; without it a lost reply could not be settled later. */
  #sentinelNotThere(): TransportError {
    this.#announced = 0;
    return cutShort(sentinelPath(this.#context));
  }

  #leaveToPerson(batch: Batch, sight: Sight): void {
    this.#believeTwice(batch, 'uncertain');
    this.#record.uncertain(batch, sight);
  }

  /** What ends a batch for good on the strength of a look is believed only when a new connection shows it too. */
  #believeTwice(batch: Batch, sight: 'collected' | 'uncertain'): void {
    if (this.#surprises.get(batch.number) === sight) return;
    this.#surprises.set(batch.number, sight);
    const file = batch.fileName;
    throw new TransportError('surprising', { kind: 'delivery/surprising', file } satisfies DeliveryFault);
  }

  #targetOf({ fileName }: Batch): string {
    return remotePath(this.#context.remoteDir, fileName);
  }
}

function sizeOf(look: Look | undefined): number | null {
  return look?.there ? look.size : null;
}
