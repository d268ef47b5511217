import { FingerprintTaker, isSameFingerprint } from '../files/archive.ts';
import type { Delivery } from '../ledger/deliveries.ts';
import type { FolderState } from '../ledger/states.ts';
import type { Look, Transport } from '../transport/transport.ts';
import { TransportError } from '../transport/transport-error.ts';
import { type DeliveryContext } from './delivery-context.ts';
import { remotePath } from '../transport/remote-path.ts';
import type { DeliveryFault } from './delivery-fault.ts';
import { DeliveryRecord } from './delivery-record.ts';
import { hasImportedBetween } from './import-minutes.ts';
import { offsetOf, serverNow } from './server-clock.ts';
import { cutShort, leave, renameRefused, sentinelPath, takeAway, writeSentinel } from './staging.ts';
import { judgeStaged, settle, type Observation } from './verdict.ts';

/** More steps than any honest server needs; a server that says yes and does nothing would keep us for ever. */
const mostSteps = 8;

/**
 * Takes parcels as far as they go, from whatever state an earlier run left them in, committing each state before the step
 * that depends on it. One Courier serves one run: it remembers what has been asked twice.
 */
export class Courier {
  readonly #context: DeliveryContext;
  readonly #record: DeliveryRecord;
  /** By parcel: the surprising observation for which a new connection has been asked. */
  readonly #surprises = new Map<number, 'collected' | 'uncertain'>();
  /** The staging sentinel carries at least this parcel's number. */
  #announced = 0;

  constructor(context: DeliveryContext) {
    this.#context = context;
    this.#record = new DeliveryRecord(context);
  }

  /**
   * Resolves with the state the parcel rests in. Rejects with a TransportError when the server could not be asked or
   * refused; the ledger then tells where to go on.
   */
  async advance(transport: Transport, number: number): Promise<FolderState> {
    for (let step = 0; step < mostSteps; step++) {
      const delivery = this.#record.get(number);
      switch (delivery.state) {
        case 'DRAFT':
          await this.#keepInArchive(delivery);
          break;
        case 'PREPARED':
          await this.#stage(transport, delivery);
          break;
        case 'STAGED':
          await this.#lookThenRename(transport, delivery);
          break;
        case 'DELIVERING':
          await this.#settle(transport, delivery);
          break;
        case 'DELIVERED':
        case 'COLLECTED':
        case 'UNCERTAIN':
        case 'VOID':
        case 'RESENT':
          return delivery.state;
      }
    }
    const file = this.#record.get(number).fileName;
    throw new TransportError('refused', { kind: 'delivery/moves-nothing', file } satisfies DeliveryFault);
  }

  async #keepInArchive(delivery: Delivery): Promise<void> {
    if (await this.#context.archive.keep(delivery.fileName, delivery)) this.#record.prepared(delivery);
    else this.#record.voided(delivery);
  }

  async #stage(transport: Transport, delivery: Delivery): Promise<void> {
    const { archive } = this.#context;
    if (!archive.seemsToHold(delivery.fileName, delivery)) return this.#record.voided(delivery);
    await this.#announce(transport, delivery);
    const stagedPath = leave(this.#context, delivery.fileName);
    const sent = new FingerprintTaker();
    const localPath = archive.pathOf(delivery.fileName);
    const reply = await transport.upload(stagedPath, { localPath, onBlock: (block) => sent.add(block) });
    const [target, staged, sentinel] = await transport.look(this.#whereToLook(delivery, stagedPath), [
      stagedPath,
    ]);
    const observation = this.#observation(delivery, target, staged, sentinel?.there === true);
    if (observation.target !== null) return this.#leaveToPerson(delivery, observation);
    if (observation.staged !== delivery.bytes) throw cutShort(stagedPath);
    if (!isSameFingerprint(sent.take(), delivery)) return this.#record.voided(delivery);
    if (!observation.sentinelSeen) throw this.#sentinelNotThere();
    this.#record.staged(delivery, stagedPath, reply, offsetOf(staged, this.#context.now()));
    await this.#rename(transport, this.#record.get(delivery.number));
  }

  async #lookThenRename(transport: Transport, delivery: Delivery): Promise<void> {
    const observation = await this.#see(transport, delivery, this.#stagedPath(delivery));
    switch (judgeStaged(observation)) {
      case 'rename':
        if (!this.#context.archive.holds(delivery.fileName, delivery)) return this.#record.voided(delivery);
        return this.#rename(transport, delivery);
      case 'upload-again':
        return this.#record.backToPrepared(delivery);
      case 'renamed':
        return this.#record.delivering(delivery);
      case 'uncertain':
        return this.#leaveToPerson(delivery, observation);
    }
  }

  /** The target was seen absent and the staged file whole, in the look just before. */
  async #rename(transport: Transport, delivery: Delivery): Promise<void> {
    const target = this.#targetOf(delivery);
    const answer = await transport.rename(this.#stagedPath(delivery), target, () =>
      this.#record.delivering(delivery),
    );
    if (answer.renamed) return this.#confirm(transport, this.#record.get(delivery.number), answer.reply);
    this.#record.reply(delivery, answer.reply);
    if (answer.refusedAt === 'RNTO') this.#record.notRenamed(this.#record.get(delivery.number));
    const refused = this.#record.get(delivery.number);
    const observation = await this.#see(transport, refused, this.#stagedPath(delivery));
    const hadNoEffect = judgeStaged(observation) === 'rename';
    if (hadNoEffect) throw renameRefused(this.#stagedPath(delivery), target, answer);
  }

  /** RNTO answered 250: true only if the staged name is gone. A server that moved nothing is settled like a lost reply. */
  async #confirm(transport: Transport, delivery: Delivery, reply: string): Promise<void> {
    const [staged] = await transport.look([this.#stagedPath(delivery)]);
    if (staged?.there === false) this.#record.delivered(delivery, { reply }, true);
    else this.#record.reply(delivery, reply);
  }

  async #settle(transport: Transport, delivery: Delivery): Promise<void> {
    const observation = await this.#seeWhatIsLeft(transport, delivery);
    switch (settle(observation)) {
      case 'delivered': {
        const isCopyLeft = observation.staged !== null;
        if (isCopyLeft) await takeAway(transport, this.#context, this.#stagedPath(delivery));
        return this.#record.delivered(delivery, { seen: observation.target ?? 0 }, !isCopyLeft);
      }
      case 'not-renamed':
        return this.#record.notRenamed(delivery);
      case 'staged-damaged':
        return this.#record.backToPrepared(delivery);
      case 'collected':
        this.#believeTwice(delivery, 'collected');
        return this.#record.collected(delivery);
      case 'uncertain':
        return this.#leaveToPerson(delivery, observation);
    }
  }

  /** While a rename is to be settled the staging folder is not made anew: someone may have taken it away. */
  async #seeWhatIsLeft(transport: Transport, delivery: Delivery): Promise<Observation> {
    if (await transport.folderExists(this.#context.stagingDir))
      return this.#see(transport, delivery, this.#stagedPath(delivery));
    const [target] = await transport.look([this.#targetOf(delivery)]);
    return this.#observation(delivery, target, undefined, false);
  }

  /** Target first: a doubled reply then shows as a staged file that is missing, never as a target that is there. */
  async #see(transport: Transport, delivery: Delivery, stagedPath: string): Promise<Observation> {
    const [target, staged, sentinel] = await transport.look(this.#whereToLook(delivery, stagedPath));
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

  #mayBeCollected(delivery: Delivery): boolean {
    const { importMinutes } = this.#context;
    const since = delivery.waitingAt;
    if (importMinutes.length === 0) return true;
    return since !== null && hasImportedBetween(since, serverNow(this.#context), importMinutes);
  }

  /** The sentinel must carry this parcel's number before ProShop can see it: a restored backup is known by it. */
  async #announce(transport: Transport, delivery: Delivery): Promise<void> {
    if (this.#announced >= delivery.number) return;
    await writeSentinel(transport, this.#context);
    this.#announced = this.#context.ledger.meta.lastBatch;
  }

  /** The server said that it renamed the sentinel and did not; without it a lost reply could not be settled later. */
  #sentinelNotThere(): TransportError {
    this.#announced = 0;
    return cutShort(sentinelPath(this.#context));
  }

  #leaveToPerson(delivery: Delivery, observation: Observation): void {
    this.#believeTwice(delivery, 'uncertain');
    this.#record.uncertain(delivery, observation);
  }

  /** What ends a delivery for good on the strength of a look is believed only when a new connection shows it too. */
  #believeTwice(delivery: Delivery, observation: 'collected' | 'uncertain'): void {
    if (this.#surprises.get(delivery.number) === observation) return;
    this.#surprises.set(delivery.number, observation);
    const file = delivery.fileName;
    throw new TransportError('surprising', { kind: 'delivery/surprising', file } satisfies DeliveryFault);
  }

  #stagedPath({ number }: Delivery): string {
    return this.#context.ledger.stagedFiles.ofParcel(number);
  }

  #targetOf({ fileName }: Delivery): string {
    return remotePath(this.#context.remoteDir, fileName);
  }
}

function sizeOf(look: Look | undefined): number | null {
  return look?.there ? look.size : null;
}
