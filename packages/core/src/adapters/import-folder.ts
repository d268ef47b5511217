import { lookAtFiles } from '../delivery/collect.ts';
import type { DeliveryContext } from '../delivery/delivery-context.ts';
import { remotePath } from '../transport/remote-path.ts';
import { commitStep } from '../delivery/delivery-record.ts';
import { hasImportedBetween, knewAt } from '../delivery/import-folder.ts';
import { offsetOf, serverNow } from '../delivery/server-clock.ts';
import {
  assertMoved,
  cutShort,
  leave,
  type PutSentinel,
  putSentinel,
  renameRefused,
  sentinelPath,
  takeAway,
} from '../delivery/staging.ts';
import { TransportError } from '../transport/transport-error.ts';
import type { Look, Transport } from '../transport/transport.ts';
import { evidenceOf, judgeStaged, settle, type Observation } from '../delivery/verdict.ts';
import { FingerprintTaker, isSameFingerprint } from '../files/archive.ts';
import type { Delivery } from '../ledger/deliveries.ts';
import type { Found, SalesDestination, Sent, Taken } from '../ports/sales-destination.ts';

/** ProShop's import folder, over whatever connection there is. One serves one run: it remembers how far the sentinel is. */
export function importFolder(
  context: DeliveryContext,
): (transport: Transport) => SalesDestination<Delivery<'till'>> {
  const announced = { upTo: 0 };
  return (transport) => new ImportFolder(transport, context, announced);
}

/**
 * A parcel is a file here: uploaded into the staging folder under a name of this attempt alone, its size read back (STAGED),
 * then renamed into ProShop's folder. The rename is the step that can't be taken back: it is intended between 350 and RNTO.
 */
class ImportFolder implements SalesDestination<Delivery<'till'>> {
  readonly #transport: Transport;
  readonly #context: DeliveryContext;
  /** The staging sentinel carries at least this parcel's number. */
  readonly #announced: { upTo: number };

  constructor(transport: Transport, context: DeliveryContext, announced: { upTo: number }) {
    this.#transport = transport;
    this.#context = context;
    this.#announced = announced;
  }

  send(delivery: Delivery, intend: () => void): Promise<Sent> {
    return delivery.state === 'STAGED'
      ? this.#lookThenRename(delivery, intend)
      : this.#stage(delivery, intend);
  }

  async find(delivery: Delivery): Promise<Found> {
    if (delivery.state === 'STAGED') return this.#findRefused(delivery);
    const observation = await this.#seeWhatIsLeft(delivery);
    switch (settle(observation)) {
      case 'delivered': {
        const isCopyLeft = observation.staged !== null;
        if (isCopyLeft) await takeAway(this.#transport, this.#context, this.#stagedPath(delivery));
        const evidence = { seen: observation.target ?? 0 };
        return { kind: 'taken', evidence, besides: isCopyLeft ? undefined : this.#dropping(delivery) };
      }
      case 'not-renamed':
        return { kind: 'absent', isReady: true };
      case 'staged-damaged':
        return { kind: 'absent', isReady: false };
      case 'collected':
        return { kind: 'booked', besides: this.#dropping(delivery) };
      case 'uncertain':
        return { kind: 'contradictory', evidence: evidenceOf(observation) };
    }
  }

  lookAtTaken(deliveries: readonly Delivery[], proof?: 'now' | 'next'): Promise<Taken<Delivery>> {
    return lookAtFiles(this.#transport, this.#context.remoteDir, deliveries, proof);
  }

  now(): Date {
    return serverNow(this.#context);
  }

  knewAt({ state, waitingAt }: Delivery, moment: Date): boolean {
    return knewAt({ isBooked: state === 'COLLECTED', waitingAt }, moment, this.#context.importMinutes);
  }

  async #stage(delivery: Delivery, intend: () => void): Promise<Sent> {
    const { archive } = this.#context;
    if (!archive.seemsToHold(delivery.fileName, delivery)) return { kind: 'damaged' };
    const sentinel = await this.#announce(delivery);
    const stagedPath = leave(this.#context, delivery.fileName);
    const sent = new FingerprintTaker();
    const localPath = archive.pathOf(delivery.fileName);
    const reply = await this.#transport.upload(stagedPath, {
      localPath,
      onBlock: (block) => sent.add(block),
    });
    const { observation, offsetMs } = sentinel
      ? await this.#seeWithSentinel(delivery, stagedPath, sentinel)
      : await this.#seeStaged(delivery, stagedPath);
    if (observation.target !== null) return this.#contradict(delivery, observation);
    if (observation.staged !== delivery.bytes) throw cutShort(stagedPath);
    if (!isSameFingerprint(sent.take(), delivery)) return { kind: 'damaged' };
    if (!observation.sentinelSeen) throw this.#sentinelNotThere();
    this.#recordStaged(delivery, stagedPath, reply, offsetMs);
    return this.#rename(delivery, intend);
  }

  /** Proven by RNFR, which follows and is answered 350 like nothing else. */
  async #seeStaged(delivery: Delivery, stagedPath: string): Promise<SeenStaged> {
    const [target, staged, sentinel] = await this.#transport.look(this.#whereToLook(delivery, stagedPath), {
      dated: [stagedPath],
      proof: 'next',
    });
    const observation = this.#observation(delivery, target, staged, sentinel?.there === true);
    const writtenAt = staged?.there ? staged.modifiedAt : undefined;
    return { observation, offsetMs: offsetOf(writtenAt, this.#context.now()) };
  }

  /**
   * The same, with a sentinel whose rename was answered and not yet seen: it is in place, its staged name is gone, and its
   * date, of a moment ago, tells the server's clock.
   */
  async #seeWithSentinel(delivery: Delivery, stagedPath: string, put: PutSentinel): Promise<SeenStaged> {
    const writtenAt = await this.#dateOfSentinel();
    const [target, staged, left] = await this.#transport.look(
      [this.#targetOf(delivery), stagedPath, put.path],
      { expected: [stagedPath], proof: 'next' },
    );
    assertMoved(put.path, sentinelPath(this.#context), put.answer, left?.there === true);
    const { ledger } = this.#context;
    ledger.withNextCommit(() => ledger.stagedFiles.drop(put.path));
    this.#announced.upTo = put.lastBatch;
    const observation = this.#observation(delivery, target, staged, true);
    return { observation, offsetMs: offsetOf(writtenAt, put.writtenAt) };
  }

  async #dateOfSentinel(): Promise<Date> {
    try {
      return await this.#transport.modifiedAt(sentinelPath(this.#context));
    } catch (error) {
      const isMissing = error instanceof TransportError && error.kind === 'missing';
      throw isMissing ? this.#sentinelNotThere() : error;
    }
  }

  /** A person may have to settle it: looking once more proves the look before, whatever it shows itself. */
  async #contradict(delivery: Delivery, observation: Observation): Promise<Sent> {
    await this.#transport.look([this.#targetOf(delivery)]);
    return { kind: 'contradictory', evidence: evidenceOf(observation) };
  }

  async #lookThenRename(delivery: Delivery, intend: () => void): Promise<Sent> {
    const observation = await this.#see(delivery);
    switch (judgeStaged(observation)) {
      case 'rename':
        if (!this.#context.archive.holds(delivery.fileName, delivery)) return { kind: 'damaged' };
        return this.#rename(delivery, intend);
      case 'upload-again':
        this.#recordLost(delivery);
        return this.#stage({ ...delivery, state: 'PREPARED' }, intend);
      case 'renamed':
        return { kind: 'unproven', answer: '' };
      case 'uncertain':
        return { kind: 'contradictory', evidence: evidenceOf(observation) };
    }
  }

  /** The target was seen absent and the staged file whole, in the look just before. */
  async #rename(delivery: Delivery, intend: () => void): Promise<Sent> {
    const staged = this.#stagedPath(delivery);
    const target = this.#targetOf(delivery);
    const answer = await this.#transport.rename(staged, target, intend);
    if (answer.renamed) return this.#confirm(delivery, answer.reply);
    return { kind: 'refused', answer: answer.reply, why: renameRefused(staged, target, answer) };
  }

  /** RNTO answered 250: true only if the staged name is gone. A server that moved nothing is settled like a lost reply. */
  async #confirm(delivery: Delivery, reply: string): Promise<Sent> {
    const [staged] = await this.#transport.look([this.#stagedPath(delivery)]);
    if (staged?.there !== false) return { kind: 'unproven', answer: reply };
    return { kind: 'taken', evidence: { reply }, besides: this.#dropping(delivery) };
  }

  /** After a no in words. */
  async #findRefused(delivery: Delivery): Promise<Found> {
    const observation = await this.#see(delivery);
    switch (judgeStaged(observation)) {
      case 'rename':
        return { kind: 'absent', isReady: true };
      case 'upload-again':
        return { kind: 'absent', isReady: false };
      case 'renamed':
        return { kind: 'taken', evidence: { seen: observation.target ?? 0 } };
      case 'uncertain':
        return { kind: 'contradictory', evidence: evidenceOf(observation) };
    }
  }

  /** While a rename is to be settled the staging folder is not made anew: someone may have taken it away. */
  async #seeWhatIsLeft(delivery: Delivery): Promise<Observation> {
    if (await this.#transport.folderExists(this.#context.stagingDir)) return this.#see(delivery);
    const [target] = await this.#transport.look([this.#targetOf(delivery)], { isFresh: true });
    return this.#observation(delivery, target, undefined, false);
  }

  /** Target first: a doubled reply then shows as a staged file that is missing, never as a target that is there. */
  async #see(delivery: Delivery): Promise<Observation> {
    const paths = this.#whereToLook(delivery, this.#stagedPath(delivery));
    const [target, staged, sentinel] = await this.#transport.look(paths, { isFresh: true });
    return this.#observation(delivery, target, staged, sentinel?.there === true);
  }

  #whereToLook(delivery: Delivery, stagedPath: string): string[] {
    return [this.#targetOf(delivery), stagedPath, sentinelPath(this.#context)];
  }

  #observation(
    delivery: Delivery,
    target: Look | undefined,
    staged: Look | undefined,
    sentinelSeen: boolean,
  ): Observation {
    return {
      target: sizeOf(target),
      staged: sizeOf(staged),
      ours: delivery.bytes,
      sentinelSeen,
      renameAsked: delivery.intendedAt !== null,
      mayBeCollected: this.#mayBeCollected(delivery),
    };
  }

  #mayBeCollected({ waitingAt }: Delivery): boolean {
    const { importMinutes } = this.#context;
    if (importMinutes.length === 0) return true;
    return waitingAt !== null && hasImportedBetween(waitingAt, this.now(), importMinutes);
  }

  /** The sentinel must carry this parcel's number before ProShop can see it: a restored backup is known by it. */
  async #announce({ number }: Delivery): Promise<PutSentinel | null> {
    if (this.#announced.upTo >= number) return null;
    return putSentinel(this.#transport, this.#context);
  }

  /** The server said that it renamed the sentinel and did not; without it a lost reply could not be settled later. */
  #sentinelNotThere(): Error {
    this.#announced.upTo = 0;
    return cutShort(sentinelPath(this.#context));
  }

  #recordStaged(delivery: Delivery, path: string, reply: string, offsetMs: number | null): void {
    const { ledger } = this.#context;
    commitStep(this.#context, ledger.till, delivery, {
      change: { state: 'STAGED', isAnew: true },
      kind: 'staged',
      detail: { path, bytes: delivery.bytes, reply },
      besides: () => {
        ledger.stagedFiles.bind(delivery.number, path);
        if (offsetMs !== null) ledger.meta.serverOffsetMs = offsetMs;
      },
    });
  }

  #recordLost(delivery: Delivery): void {
    commitStep(this.#context, this.#context.ledger.till, delivery, {
      change: { state: 'PREPARED' },
      kind: 'back-to-prepared',
      detail: {},
      besides: () => undefined,
    });
  }

  /** Its staged name is known to be gone. */
  #dropping(delivery: Delivery): () => void {
    const path = this.#stagedPath(delivery);
    return () => this.#context.ledger.stagedFiles.drop(path);
  }

  #stagedPath({ number }: Delivery): string {
    return this.#context.ledger.stagedFiles.ofParcel(number);
  }

  #targetOf({ fileName }: Delivery): string {
    return remotePath(this.#context.remoteDir, fileName);
  }
}

/** What an upload has left on the server. */
interface SeenStaged {
  observation: Observation;
  /** How far the server's clock is ahead, as a file written just now has shown; null: it has not. Milliseconds. */
  offsetMs: number | null;
}

function sizeOf(look: Look | undefined): number | null {
  return look?.there ? look.size : null;
}
