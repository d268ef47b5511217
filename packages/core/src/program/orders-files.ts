import { createHash } from 'node:crypto';
import type { FetchedFile, RemoteFile } from '../files/fetch-whole.ts';
import { expandSource } from '../files/fetch-whole.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { FileRead, FilesRead } from '../ledger/files-read.ts';
import { fetchForJob } from './fetch-for-job.ts';
import type { Job } from './job.ts';

/** A file of orders that this run has read. */
export interface OrdersFileRead<Content> extends FetchedFile<Content> {
  /** A newer file was read by an earlier run, and not again: of an order that the ledger knows, the newer file has told. */
  isBehind: boolean;
}

export interface OrdersFiles<Content> {
  /** Oldest first; the newest of all is always among them. */
  files: OrdersFileRead<Content>[];
  /** Read whole by an earlier run of this program, and unchanged since. */
  unchanged: FileRead[];
  /** How many older ones there was no time for: the next run goes on with them. */
  left: number;
  /**
   * To be called when everything that these files tell is in the ledger, or in the same transaction: they are not read
   * again until they change. `keep`: those that have more to tell.
   */
  noteRead: (ledger: Ledger, keep?: (path: string) => boolean) => void;
}

/** A file as young as that may still change within the second, or the minute, that a server tells. */
const youngMs = 120_000;
/** So much of the run's time is for what follows the reading. */
const reservedPart = 1 / 6;

/**
 * Fetches the files of orders that the configured source stands for, newest first, each once. Under a pattern, what an
 * earlier run of this program read whole and has not changed (size and date) is not fetched again, unless what decides has
 * changed (configuration, version), or `readsAll`. Failure 4: nothing matches, or a file is missing or refused.
 */
export async function fetchOrdersFiles<Content>(
  job: Job,
  understand: (bytes: Buffer, name: string) => Content,
  readsAll: boolean,
): Promise<OrdersFiles<Content>> {
  const { source } = job.config.orders;
  const { files: found, unsendable } = await job.connections.run((server) => expandSource(server, source));
  tellUnsendable(job, unsendable);
  const known = readsAll || !source.includes('*') ? null : knownFiles(job);
  const files: OrdersFileRead<Content>[] = [];
  const unchanged: FileRead[] = [];
  let left = 0;
  for (const file of found.toReversed()) {
    const before = files.length > 0 ? sameIn(known, file) : undefined;
    if (before !== undefined) unchanged.push(before);
    else if (files.length > 0 && isShortOfTime(job)) left++;
    else files.unshift(await fetchOne(job, file, understand, files.length === 0, unchanged.length > 0));
  }
  tellUnread(job, unchanged.length, left);
  const noteRead = (ledger: Ledger, keep: (path: string) => boolean = () => false): void => {
    if (readsAll || !source.includes('*')) return;
    const done = files.filter((file) => !isYoung(job, file) && !keep(file.path));
    ledger.meta.noteFilesRead(job.program, {
      rules: rulesOf(job),
      files: [...unchanged, ...done.map((file) => asRead(file, job.startedAt))],
    });
  };
  return { files, unchanged, left, noteRead };
}

async function fetchOne<Content>(
  job: Job,
  { path, seen }: RemoteFile,
  understand: (bytes: Buffer, name: string) => Content,
  isNewest: boolean,
  isBehind: boolean,
): Promise<OrdersFileRead<Content>> {
  const file = await fetchForJob(job, isNewest ? 'orders-file' : null, path, understand, seen);
  return { ...file, isBehind };
}

function knownFiles(job: Job): FilesRead | null {
  const known = job.ledger?.meta.filesRead(job.program) ?? null;
  return known?.rules === rulesOf(job) ? known : null;
}

function sameIn(known: FilesRead | null, { path, seen }: RemoteFile): FileRead | undefined {
  const at = seen?.modifiedAt.toISOString();
  return known?.files.find(
    (file) => file.path === path && file.bytes === seen?.size && file.modifiedAt === at,
  );
}

function asRead({ path, bytes, modifiedAt }: FetchedFile<unknown>, readAt: Date): FileRead {
  return { path, bytes, modifiedAt: modifiedAt.toISOString(), readAt: readAt.toISOString() };
}

/** Whatever an order is read or decided by: if it changes, every file has to be asked again. */
function rulesOf({ config, ledger, version }: Job): string {
  const { orders, giftCards, stock } = config;
  const rules = [version, ledger?.meta.oldestAdopted ?? '', orders, giftCards, stock.reservingStates];
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 16);
}

function isYoung({ startedAt, ledger }: Job, { modifiedAt }: FetchedFile<unknown>): boolean {
  const now = startedAt.getTime() + (ledger?.meta.serverOffsetMs ?? 0);
  return now - modifiedAt.getTime() < youngMs;
}

function isShortOfTime({ connections, config, world }: Job): boolean {
  const wholeMs = config.ftp.deadlineSeconds * world.pace * 1000;
  return connections.remainingMs < wholeMs * reservedPart;
}

function tellUnsendable({ narrator, words, findings }: Job, names: readonly string[]): void {
  if (names.length === 0) return;
  const sentence = words.fetch.unsendable({ names });
  findings.warnings.push(narrator.censor(sentence));
  narrator.tell('warning', sentence);
}

function tellUnread({ narrator, words, findings }: Job, unchanged: number, left: number): void {
  if (unchanged > 0) narrator.tell('detail', words.fetch.unchanged({ count: unchanged }));
  if (left === 0) return;
  const { message } = words.fetch.left({ count: left });
  findings.warnings.push(message);
  narrator.tell('warning', message);
}
