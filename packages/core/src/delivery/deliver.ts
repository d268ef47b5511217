import type { Batch } from '../ledger/batches.ts';
import type { BatchState } from '../ledger/states.ts';
import type { Look, Transport } from '../transport/transport.ts';
import { TransportError } from '../transport/transport-error.ts';
import { remotePath, serverNow, type DeliveryContext } from './delivery-context.ts';
import { hasImportedBetween } from './import-minutes.ts';
import { leave, measureServerClock, sentinelPath, writeSentinel } from './staging.ts';
import { settle, type Sight } from './verdict.ts';

/** More steps than any honest server needs; a server that says yes and does nothing would keep us for ever. */
const mostSteps = 8;

/**
 * Carries batches as far as they go, from whatever state an earlier run left them in, committing each state before the
 * step that depends on it (contract §6). One Delivery serves one run: it remembers what has been asked twice.
 */
export class Delivery {
  readonly #context: DeliveryContext;
  /** Batches whose surprising sight has already been asked for again on a new connection. */
  readonly #askedAgain = new Set<number>();
  /** The staging sentinel carries at least this batch number. */
  #announced = 0;

  constructor(context: DeliveryContext) {
    this.#context = context;
  }

  /**
   * Resolves with the state the batch rests in. Rejects with a TransportError when the server could not be asked or
   * refused; the ledger then tells where to go on.
   */
  async carry(transport: Transport, number: number): Promise<BatchState> {
    for (let step = 0; step < mostSteps; step++) {
      const batch = this.#get(number);
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
    throw new TransportError('refused', (words) =>
      words.delivery.movesNothing({ file: this.#get(number).fileName }),
    );
  }

  async #keepInArchive(batch: Batch): Promise<void> {
    if (await this.#context.archive.keep(batch.fileName, batch)) this.#move(batch, 'PREPARED', 'prepared');
    else this.#makeVoid(batch);
  }

  async #stage(transport: Transport, batch: Batch): Promise<void> {
    const { archive, remoteDir } = this.#context;
    if (!(await archive.holds(batch.fileName, batch))) return this.#makeVoid(batch);
    await this.#assertImportFolder(transport);
    await this.#announce(transport, batch);
    const stagedPath = leave(this.#context, batch.fileName);
    const reply = await transport.upload(stagedPath, { localPath: archive.pathOf(batch.fileName) });
    const sight = await this.#see(transport, batch, stagedPath);
    if (sight.target !== null) return this.#twoFilesStand(batch, remotePath(remoteDir, batch.fileName));
    if (sight.staged !== batch.bytes) throw cutShort(stagedPath);
    await measureServerClock(transport, this.#context, stagedPath);
    const detail = { path: stagedPath, bytes: batch.bytes, reply };
    this.#commit(() => this.#step(batch, { state: 'STAGED', stagedPath }, 'staged', detail));
    await this.#rename(transport, this.#get(batch.number));
  }

  async #lookThenRename(transport: Transport, batch: Batch): Promise<void> {
    if (!(await this.#context.archive.holds(batch.fileName, batch))) return this.#makeVoid(batch);
    const sight = await this.#see(transport, batch, batch.stagedPath);
    if (sight.target !== null) {
      return this.#twoFilesStand(batch, remotePath(this.#context.remoteDir, batch.fileName));
    }
    if (sight.staged !== batch.bytes) return this.#move(batch, 'PREPARED', 'back-to-prepared');
    await this.#rename(transport, batch);
  }

  /** The target was seen absent and the staged file whole, in the look just before. */
  async #rename(transport: Transport, batch: Batch): Promise<void> {
    const target = remotePath(this.#context.remoteDir, batch.fileName);
    const answer = await transport.rename(batch.stagedPath, target, () =>
      this.#move(batch, 'DELIVERING', 'delivering'),
    );
    const delivering = this.#get(batch.number);
    if (answer.renamed) return this.#confirm(transport, delivering, answer.reply);
    this.#note(batch, 'reply', answer.reply);
    if (answer.refusedAt === 'RNFR' && answer.code === 550)
      return this.#move(batch, 'PREPARED', 'back-to-prepared');
    if (answer.refusedAt === 'RNTO') this.#move(delivering, 'STAGED', 'staged');
    throw new TransportError(
      answer.code < 500 ? 'busy' : 'refused',
      (words) => words.delivery.renameRefused({ from: batch.stagedPath, to: target, reply: answer.reply }),
      answer.reply,
    );
  }

  /** RNTO answered 250: true only if the staged name is gone. A server that moved nothing is settled like a lost reply. */
  async #confirm(transport: Transport, batch: Batch, reply: string): Promise<void> {
    const [staged] = await transport.look([batch.stagedPath]);
    if (staged?.there === false) this.#delivered(batch, { reply });
    else this.#note(batch, 'reply', reply);
  }

  async #settle(transport: Transport, batch: Batch): Promise<void> {
    const sight = await this.#see(transport, batch, batch.stagedPath);
    switch (settle(sight)) {
      case 'delivered':
        if (sight.staged !== null) await transport.delete(batch.stagedPath);
        return this.#delivered(batch, { seen: sight.target ?? 0 });
      case 'not-renamed':
        return this.#move(batch, 'STAGED', 'staged');
      case 'staged-damaged':
        return this.#move(batch, 'PREPARED', 'back-to-prepared');
      case 'collected':
        return this.#collected(batch);
      case 'uncertain':
        return this.#uncertain(batch, sight);
    }
  }

  /** Target first: a doubled reply then shows as a staged file that is missing, never as a target that is there. */
  async #see(transport: Transport, batch: Batch, stagedPath: string): Promise<Sight> {
    const target = remotePath(this.#context.remoteDir, batch.fileName);
    const [targetLook, stagedLook, sentinel] = await transport.look([
      target,
      stagedPath,
      sentinelPath(this.#context),
    ]);
    return {
      target: sizeOf(targetLook),
      staged: sizeOf(stagedLook),
      ours: batch.bytes,
      sentinelSeen: sentinel?.there === true,
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

  async #assertImportFolder(transport: Transport): Promise<void> {
    const folder = this.#context.remoteDir;
    if (await transport.folderExists(folder)) return;
    throw new TransportError('no-folder', (words) => words.delivery.importMissing({ folder }));
  }

  /** Our name already stands in `import` though we never renamed there: nobody but a person can tell what it is. */
  #twoFilesStand(batch: Batch, target: string): void {
    this.#askAgainFirst(batch);
    this.#move(batch, 'UNCERTAIN', 'uncertain', { target });
  }

  #uncertain(batch: Batch, sight: Sight): void {
    this.#askAgainFirst(batch);
    const detail = {
      staged: sight.staged ?? -1,
      target: sight.target ?? -1,
      sentinel: sight.sentinelSeen ? 1 : 0,
    };
    this.#move(batch, 'UNCERTAIN', 'uncertain', detail);
  }

  /** A surprising sight is believed only when a new connection shows it too: replies can be shifted. */
  #askAgainFirst(batch: Batch): void {
    if (this.#askedAgain.has(batch.number)) return;
    this.#askedAgain.add(batch.number);
    throw new TransportError('desynchronised', (words) =>
      words.delivery.surprising({ file: batch.fileName }),
    );
  }

  #delivered(batch: Batch, detail: Record<string, string | number>): void {
    const at = this.#context.now();
    const change = { state: 'DELIVERED' as const, deliveredAt: at, waitingAt: serverNow(this.#context) };
    this.#commit(() => {
      this.#step(batch, change, 'delivered', detail);
      this.#context.ledger.leavings.drop(batch.stagedPath);
    });
  }

  #collected(batch: Batch): void {
    const goneAt = this.#context.now();
    this.#commit(() => {
      this.#step(batch, { state: 'COLLECTED', deliveredAt: goneAt, goneAt }, 'collected', {});
      this.#context.ledger.leavings.drop(batch.stagedPath);
    });
  }

  #makeVoid(batch: Batch): void {
    const { ledger, archive } = this.#context;
    archive.discardDraft(batch.fileName);
    this.#commit(() => {
      this.#step(batch, { state: 'VOID' }, 'void', {});
      ledger.orders.freeOrdersOf(batch.number);
    });
  }

  #move(
    batch: Batch,
    state: BatchState,
    kind: 'prepared' | 'staged' | 'delivering' | 'uncertain' | 'back-to-prepared',
    detail: Record<string, string | number> = {},
  ): void {
    const waitingAt = state === 'DELIVERING' ? { waitingAt: serverNow(this.#context) } : {};
    this.#commit(() => this.#step(batch, { state, ...waitingAt }, kind, detail));
  }

  #step(...[batch, change, kind, detail]: StepArguments): void {
    this.#context.ledger.batches.move(batch, change, this.#context.now(), kind, detail);
  }

  #note(batch: Batch, kind: 'reply', reply: string): void {
    const { ledger } = this.#context;
    const at = this.#context.now();
    this.#commit(() => ledger.evidence.ofBatch(batch.number, at, kind, { reply }));
  }

  #commit(work: () => void): void {
    this.#context.ledger.transaction(work);
  }

  #get(number: number): Batch {
    const batch = this.#context.ledger.batches.get(number);
    if (!batch) throw new Error(`batch ${number} is not in the ledger`);
    return batch;
  }
}

type MoveParameters = Parameters<DeliveryContext['ledger']['batches']['move']>;
type StepArguments = [MoveParameters[0], MoveParameters[1], MoveParameters[3], MoveParameters[4]];

function sizeOf(look: Look | undefined): number | null {
  return look?.there ? look.size : null;
}

function cutShort(path: string): TransportError {
  return new TransportError('lost', (words) => words.delivery.cutShort({ path }));
}
