import { createHash } from 'node:crypto';
import type { FetchedFile, RemoteFile } from './fetch-whole.ts';
import { expandSource } from './fetch-whole.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { FileRead, FilesRead } from '../ledger/files-read.ts';
import type { Config } from '../config/schema.ts';
import type { ProgramName } from '../ledger/runs.ts';
import { fetchRemote, type RemoteReading } from './input-file.ts';

/** What it takes to read the files of orders of the server. */
export interface RemoteOrders extends RemoteReading {
  program: ProgramName;
  version: string;
  config: Pick<Config, 'orders' | 'giftCards' | 'stock'>;
  startedAt: Date;
  /** How long the run may take in all, in milliseconds. */
  deadlineMs: number;
}

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
  request: RemoteOrders,
  understand: (bytes: Buffer, name: string) => Content,
  readsAll: boolean,
): Promise<OrdersFiles<Content>> {
  const { connections, emit, program, startedAt } = request;
  const { source } = request.config.orders;
  const { files: found, unsendable: names } = await connections.run((server) => expandSource(server, source));
  if (names.length > 0) emit({ kind: 'source/unsendable', names });
  const known = readsAll || !source.includes('*') ? null : knownFiles(request);
  const files: OrdersFileRead<Content>[] = [];
  const unchanged: FileRead[] = [];
  let left = 0;
  for (const file of found.toReversed()) {
    const before = files.length > 0 ? sameIn(known, file) : undefined;
    if (before !== undefined) unchanged.push(before);
    else if (files.length > 0 && isShortOfTime(request)) left++;
    else files.unshift(await fetchOne(request, file, understand, files.length === 0, unchanged.length > 0));
  }
  if (unchanged.length > 0) emit({ kind: 'source/unchanged', count: unchanged.length });
  if (left > 0) emit({ kind: 'source/left', count: left });
  const noteRead = (ledger: Ledger, keep: (path: string) => boolean = () => false): void => {
    if (readsAll || !source.includes('*')) return;
    const done = files.filter((file) => !isYoung(request, file) && !keep(file.path));
    ledger.meta.noteFilesRead(program, {
      rules: rulesOf(request),
      files: [...unchanged, ...done.map((file) => asRead(file, startedAt))],
    });
  };
  return { files, unchanged, left, noteRead };
}

async function fetchOne<Content>(
  request: RemoteOrders,
  { path, seen }: RemoteFile,
  understand: (bytes: Buffer, name: string) => Content,
  isNewest: boolean,
  isBehind: boolean,
): Promise<OrdersFileRead<Content>> {
  const file = await fetchRemote(request, {
    path,
    watchedAs: isNewest ? 'orders-file' : null,
    seen,
    understand,
  });
  return { ...file, isBehind };
}

function knownFiles(request: RemoteOrders): FilesRead | null {
  const known = request.ledger?.meta.filesRead(request.program) ?? null;
  return known?.rules === rulesOf(request) ? known : null;
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
function rulesOf({ config, ledger, version }: RemoteOrders): string {
  const { orders, giftCards, stock } = config;
  const rules = [version, ledger?.meta.oldestAdopted ?? '', orders, giftCards, stock.reservingStates];
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 16);
}

function isYoung({ startedAt, ledger }: RemoteOrders, { modifiedAt }: FetchedFile<unknown>): boolean {
  const now = startedAt.getTime() + (ledger?.meta.serverOffsetMs ?? 0);
  return now - modifiedAt.getTime() < youngMs;
}

function isShortOfTime({ connections, deadlineMs }: RemoteOrders): boolean {
  return connections.remainingMs < deadlineMs * reservedPart;
}
