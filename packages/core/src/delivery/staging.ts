import type { Connections } from '../transport/connections.ts';
import { saysInUse } from '../transport/ftp-trouble.ts';
import { remotePath } from '../transport/remote-path.ts';
import { TransportError } from '../transport/transport-error.ts';
import type { RenameAnswer, There, Transport } from '../transport/transport.ts';
import type { DeliveryContext } from './delivery-context.ts';
import type { DeliveryFault } from './delivery-fault.ts';
import {
  assertOurs,
  parseSentinel,
  renderSentinel,
  type Sentinel,
  sentinelLimit,
  sentinelName,
  understandSentinel,
} from './sentinel.ts';

export type StagingContext = Pick<DeliveryContext, 'program' | 'ledger' | 'stagingDir' | 'now' | 'uniqueId'>;

/**
 * The staging folder, ready for use: made when missing, its sentinel ours. Throws Failure(2) if it is another ledger's
 * or shows that ours is an old backup. A folder without a sentinel gets one, unless a rename is still to be settled: then
 * the missing sentinel is part of the evidence and stays missing.
 */
export async function openStaging(transport: Transport, context: StagingContext): Promise<void> {
  const written = await readSentinel(transport, context);
  if (written) return assertOurs(written, ourSentinel(context), sentinelPath(context));
  if (context.ledger.till.inState('DELIVERING').length > 0) return;
  await transport.makeFolder(context.stagingDir);
  await writeSentinel(transport, context);
}

/** What a dry run can tell of that: it only looks. Throws Failure(2) as `openStaging` does. */
export async function lookAtStaging(transport: Transport, context: StagingContext): Promise<void> {
  const written = await readSentinel(transport, context);
  if (written) assertOurs(written, ourSentinel(context), sentinelPath(context));
}

/**
 * The sentinel as it stands on the server; null: there is none, or no folder. One that makes sense has come whole, since
 * part of an object never does; of any other its size tells whether the rest was lost.
 */
export async function readSentinel(transport: Transport, context: StagingContext): Promise<Sentinel | null> {
  const path = sentinelPath(context);
  const bytes = await transport.downloadIfThere(path, sentinelLimit);
  if (bytes === null) return null;
  if (understandSentinel(bytes) === null) await assertWhole(transport, path, bytes);
  return parseSentinel(bytes, path);
}

async function assertWhole(transport: Transport, path: string, { length }: Buffer): Promise<void> {
  const [look] = await transport.look([path]);
  const isWhole = look?.there && look.size === length;
  if (!isWhole) throw cutShort(path);
}

/** Tells the server how far this ledger has come; call it before a parcel can be renamed into ProShop's folder. */
export async function writeSentinel(transport: Transport, context: StagingContext): Promise<void> {
  const { path, answer } = await putSentinel(transport, context);
  await proveReplaced(transport, context, { staged: path, target: sentinelPath(context), answer });
}

/** A sentinel whose rename was answered with a yes; that it took effect is still to be seen (`assertMoved`). */
export interface PutSentinel {
  /** Its staged name, on record until it was seen gone. */
  path: string;
  answer: RenameAnswer;
  lastBatch: number;
  /** When it was seen whole, by our clock. */
  writtenAt: Date;
}

/** Rejects with what keeps the old one in place. */
export async function putSentinel(transport: Transport, context: StagingContext): Promise<PutSentinel> {
  const ours = ourSentinel(context);
  const { path } = await stage(transport, context, 'sentinel', renderSentinel(ours));
  const writtenAt = context.now();
  const target = sentinelPath(context);
  const answer = await renameOver(transport, path, target);
  if (!answer.renamed) assertMoved(path, target, answer, await isThere(transport, path));
  return { path, answer, lastBatch: ours.lastBatch, writtenAt };
}

/**
 * Puts a file where nobody reads, under a name of its own, and reads its size back. Resolves with what was seen of it. The
 * name is on record before the first byte leaves: whatever happens, it will be cleaned up.
 */
export async function stage(
  transport: Transport,
  context: StagingContext,
  name: string,
  content: Buffer,
  { isDated = false } = {},
): Promise<There> {
  const path = leave(context, name);
  await transport.upload(path, content);
  const [look] = await transport.look([path], { expected: [path], dated: isDated ? [path] : [] });
  if (look?.there && look.size === content.length) return look;
  throw cutShort(path);
}

/** What was just uploaded is not there, or not all of it. */
export function cutShort(path: string): TransportError {
  return new TransportError('lost', { kind: 'delivery/cut-short', path } satisfies DeliveryFault);
}

/** Records a name of ours in the staging folder, unique to this attempt. */
export function leave(context: StagingContext, name: string): string {
  const path = remotePath(context.stagingDir, `${name}.${context.uniqueId()}.tmp`);
  context.ledger.transaction(() => context.ledger.stagedFiles.add(path, context.program, context.now()));
  return path;
}

/**
 * Renames a staged file over one that may be there: at once where the server allows it; only where it refuses for good
 * (5xx, and not for a program that has it open) is the old file deleted first. What the server does is not remembered for
 * the next time: one refusal with another cause must not make every later replacement less safe. Whether the file moved is
 * told by its staged name: a server may refuse in words and have done it.
 */
export async function replace(
  transport: Transport,
  context: StagingContext,
  staged: string,
  target: string,
): Promise<void> {
  const answer = await renameOver(transport, staged, target);
  await proveReplaced(transport, context, { staged, target, answer });
}

async function renameOver(transport: Transport, staged: string, target: string): Promise<RenameAnswer> {
  const answer = await transport.rename(staged, target);
  const mustDelete = isRefusedForGood(answer) && (await isThere(transport, staged));
  if (!mustDelete) return answer;
  // Whoever reads the target may have deleted it since the refusal: whether ours did is no question.
  await transport.delete(target);
  return transport.rename(staged, target);
}

async function proveReplaced(
  transport: Transport,
  { ledger }: StagingContext,
  { staged, target, answer }: { staged: string; target: string; answer: RenameAnswer },
): Promise<void> {
  assertMoved(staged, target, answer, await isThere(transport, staged));
  ledger.withNextCommit(() => ledger.stagedFiles.drop(staged));
}

/** Throws unless what was asked to be renamed has moved: its staged name is gone, and was there before. */
export function assertMoved(staged: string, target: string, answer: RenameAnswer, isLeft: boolean): void {
  if (isLeft) throw notMoved(staged, target, answer);
  if (!answer.renamed && answer.refusedAt === 'RNFR') throw renameRefused(staged, target, answer);
}

function isRefusedForGood(answer: RenameAnswer): boolean {
  if (answer.renamed || answer.refusedAt !== 'RNTO' || answer.code < 500) return false;
  return !saysInUse({ code: answer.code, text: answer.reply });
}

async function isThere(transport: Transport, path: string): Promise<boolean> {
  const [look] = await transport.look([path]);
  return look?.there === true;
}

/** The staged file is still there, whatever RNTO was answered. */
function notMoved(staged: string, target: string, answer: RenameAnswer): TransportError {
  if (!answer.renamed) return renameRefused(staged, target, answer);
  return new TransportError('desynchronised', {
    kind: 'delivery/moves-nothing',
    file: target,
  } satisfies DeliveryFault);
}

export function renameRefused(
  from: string,
  to: string,
  { code, reply }: { code: number; reply: string },
): TransportError {
  if (saysInUse({ code, text: reply }))
    return new TransportError(
      'in-use',
      { kind: 'delivery/rename-held', from, to, reply } satisfies DeliveryFault,
      reply,
    );
  return new TransportError(
    code < 500 ? 'busy' : 'refused',
    { kind: 'delivery/rename-refused', from, to, reply } satisfies DeliveryFault,
    reply,
  );
}

/** How many provisional files are gone, and those that the server would not delete. */
export interface CleanedUp {
  count: number;
  left: string[];
}

/**
 * Deletes what earlier runs left in the staging folder: our own names only, none bound to an open delivery. One that the
 * server refuses to delete holds back no other, and is met again by the next run.
 */
export async function cleanUp(
  transport: Transport,
  context: StagingContext,
  leftBefore: Date,
): Promise<CleanedUp> {
  const paths = staleFiles(context, leftBefore);
  const left: string[] = [];
  for (const path of paths) {
    if (!(await takeAway(transport, context, path))) left.push(path);
  }
  return { count: paths.length - left.length, left };
}

/** Names of this program's own in the staging folder that were left before that moment and serve nothing any more. */
export function staleFiles({ ledger, program, now }: StagingContext, leftBefore: Date): string[] {
  return ledger.stagedFiles.leftBefore(program, leftBefore, now());
}

/** Deletes a file of ours in the staging folder. false: it is still there, and stays on record for the next clean-up. */
export async function takeAway(
  transport: Transport,
  { ledger }: Pick<StagingContext, 'ledger'>,
  path: string,
): Promise<boolean> {
  await transport.delete(path);
  if (await isThere(transport, path)) return false;
  ledger.withNextCommit(() => ledger.stagedFiles.drop(path));
  return true;
}

export function sentinelPath(context: Pick<StagingContext, 'stagingDir'>): string {
  return remotePath(context.stagingDir, sentinelName);
}

function ourSentinel({ ledger }: StagingContext): Sentinel {
  return { ledger: ledger.meta.uuid, lastBatch: ledger.meta.lastBatch };
}

export type Tidied = CleanedUp | { trouble: TransportError };

/**
 * Takes our old staged files away, last of all and on its own: one that the server will not delete keeps neither orders nor stock
 * back. Resolves with what is gone and what is left, or with the trouble, which a later run meets again.
 */
export async function tidyUp(
  connections: Connections,
  context: StagingContext,
  leftBefore: Date,
): Promise<Tidied> {
  // Most often there is nothing: no connection is opened for that alone.
  const isNothing = staleFiles(context, leftBefore).length === 0;
  if (isNothing) return { count: 0, left: [] };
  try {
    return await connections.run((transport) => cleanUp(transport, context, leftBefore));
  } catch (error) {
    if (error instanceof TransportError) return { trouble: error };
    throw error;
  }
}

/**
 * Makes the staging folder this ledger's, whoever's it was: a person says so by `adopt`. Batch numbers go on above those
 * that the server has seen, so that no name is ever given twice. The ledger that owned it before will be stopped (2).
 */
export async function takeOverStaging(transport: Transport, context: StagingContext): Promise<void> {
  const written = await readSentinel(transport, context);
  const { meta } = context.ledger;
  if (written) context.ledger.transaction(() => meta.skipBatchNumbersTo(written.lastBatch));
  const isOurs = written?.ledger === meta.uuid && written.lastBatch === meta.lastBatch;
  if (isOurs) return;
  await transport.makeFolder(context.stagingDir);
  await writeSentinel(transport, context);
}
