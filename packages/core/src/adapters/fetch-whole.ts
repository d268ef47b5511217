import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import { isPlainName, remotePath } from '../transport/remote-path.ts';
import { nearestNames } from '../text/nearest-names.ts';
import type { Connections } from '../transport/connections.ts';
import { TransportError, type TransportErrorKind } from '../transport/transport-error.ts';
import type { There, Transport } from '../transport/transport.ts';
import { type FileFailure, NotWhole, refuseFile } from '../files/file-fault.ts';

/** A remote file as it stood when it was read. */
export interface FetchedFile<Content> {
  path: string;
  bytes: number;
  /** By the server's clock. */
  modifiedAt: Date;
  content: Content;
}

/** What a look has just shown of a file. */
export interface SeenFile {
  size: number;
  modifiedAt: Date;
}

export interface FetchRequest<Content> {
  path: string;
  /** Seen a moment ago: it is not looked at again before the first try. */
  seen?: SeenFile;
  /** Beyond this many bytes the file is refused. */
  limitBytes: number;
  /** Makes sense of the bytes; throws NotWhole when the file looks cut short, and any other Failure when it is to be refused. */
  read: (bytes: Buffer) => Content;
  sleep: (milliseconds: number) => Promise<void>;
  /** Told on the way: bytes received so far. */
  onReceived?: (bytes: number) => void;
}

const tries = 3;
const pauseMs = 2000;
/** A file being written may be longer than it just was, by so much; a server may say 10 bytes and send for ever. */
const growthBytes = 1_048_576;

/**
 * Fetches a remote file only when it is whole: the same size and date before and after the download, the size equal to the
 * bytes received, and found complete by `read`. Otherwise it is read again, three times in all, then refused (Failure 4) with what was
 * wrong with it the last time. So is a file that another program has open. A file that is not there: Failure 4, with the nearest name that is.
 */
export async function fetchWhole<Content>(
  connections: Connections,
  request: FetchRequest<Content>,
): Promise<FetchedFile<Content>> {
  const { path } = request;
  const changing = new Failure(ExitCode.Input, { kind: 'file/changing', path, tries } satisfies FileFailure);
  let refusal = changing;
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (attempt > 1) await request.sleep(pauseMs);
    const file = await fetchOrNot(connections, attempt > 1 ? { ...request, seen: undefined } : request);
    const isWhole = file !== null && !(file instanceof Failure);
    if (isWhole) return file;
    refusal = file ?? changing;
  }
  throw refusal;
}

/** What another program has open is read again like a file that is not whole, by `fetchWhole` itself. */
const own: readonly TransportErrorKind[] = ['in-use'];

/**
 * null, or why: not whole this time. A file that goes away under way is just being replaced, and one that never ends
 * although its size was known is no longer that file.
 */
async function fetchOrNot<Content>(
  connections: Connections,
  request: FetchRequest<Content>,
): Promise<FetchedFile<Content> | Failure | null> {
  try {
    return await connections.run((transport) => fetchOnce(transport, request), own);
  } catch (error) {
    if (error instanceof TransportError && error.kind === 'in-use')
      return new Failure(ExitCode.Input, {
        kind: 'file/in-use',
        path: request.path,
        tries,
        reply: error.reply,
      } satisfies FileFailure);
    const isOther = error instanceof TransportError && ['missing', 'too-large'].includes(error.kind);
    if (isOther) return null;
    throw error;
  }
}

async function fetchOnce<Content>(
  transport: Transport,
  { path, limitBytes, read, onReceived, seen }: FetchRequest<Content>,
): Promise<FetchedFile<Content> | NotWhole | null> {
  const { size, modifiedAt } = seen ?? (await lookAtFile(transport, path));
  if (size > limitBytes) throw refuseFile(path, { kind: 'too-large', bytes: size, limit: limitBytes });
  const mostBytes = Math.min(limitBytes, size + growthBytes);
  const bytes = await transport.download(path, mostBytes, onReceived, size);
  const [after] = await transport.look([path], { dated: [path] });
  const isSame = after?.there && after.size === size && after.modifiedAt?.getTime() === modifiedAt.getTime();
  if (!isSame || bytes.length !== size) return null;
  try {
    return { path, bytes: bytes.length, modifiedAt, content: read(bytes) };
  } catch (error) {
    if (error instanceof NotWhole) return error;
    throw error;
  }
}

async function lookAtFile(transport: Transport, path: string): Promise<SeenFile> {
  const [look] = await transport.look([path], { dated: [path] });
  if (!look?.there) throw await missing(transport, path);
  return dated(look);
}

function dated({ path, size, modifiedAt }: There): SeenFile {
  if (!modifiedAt) throw new Error(`a look at ${path} that was to be dated is not`);
  return { size, modifiedAt };
}

async function missing(transport: Transport, path: string): Promise<Failure> {
  const { folder, name } = split(path);
  const others = nearest(name, await namesIn(transport, folder));
  return new Failure(ExitCode.Input, { kind: 'file/missing', path, others } satisfies FileFailure);
}

/** Only to help a person: a folder that can't be listed has nothing to propose. */
async function namesIn(transport: Transport, folder: string): Promise<string[]> {
  try {
    return await transport.list(folder);
  } catch (error) {
    if (error instanceof TransportError) return [];
    throw error;
  }
}

/** The names that could be what was meant: at most four changes, or a third of the name; the nearest first. */
export function nearest(name: string, names: readonly string[]): string[] {
  return nearestNames(name, names, Math.max(4, Math.floor(name.length / 3))).slice(0, 3);
}

/** One of the files that a source stands for; `seen` where it was looked at to find its place among the others. */
export interface RemoteFile {
  path: string;
  seen?: SeenFile;
}

export interface Expanded {
  files: RemoteFile[];
  /** Names under the pattern that cannot be sent to an FTP server: accents, mostly. */
  unsendable: string[];
}

/**
 * The remote files that a configured source stands for: itself, or with `*` in its last part every match, oldest first
 * (by the server's clock). Failure 4 if nothing matches that can be asked for.
 */
export async function expandSource(transport: Transport, source: string): Promise<Expanded> {
  const { folder, name } = split(source);
  if (!name.includes('*')) return { files: [{ path: source }], unsendable: [] };
  const pattern = new RegExp(`^${name.split('*').map(escapeForRegExp).join('.*')}$`, 'i');
  const named = (await transport.list(folder)).filter((other) => pattern.test(other));
  const unsendable = named.filter((match) => !isPlainName(match));
  const paths = named.filter(isPlainName).map((match) => remotePath(folder, match));
  // A folder may match as well; it has no size.
  const files = (await transport.look(paths, { dated: paths })).flatMap((look) =>
    look.there ? [{ path: look.path, seen: dated(look) }] : [],
  );
  if (files.length === 0)
    throw new Failure(ExitCode.Input, {
      kind: 'file/no-match',
      pattern: source,
      unsendable,
    } satisfies FileFailure);
  return { files: files.sort(byAge), unsendable };
}

function byAge(one: Required<RemoteFile>, other: Required<RemoteFile>): number {
  const apart = one.seen.modifiedAt.getTime() - other.seen.modifiedAt.getTime();
  return apart || (one.path < other.path ? -1 : 1);
}

function split(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf('/');
  const folder = slash === 0 ? '/' : path.slice(0, Math.max(0, slash));
  return { folder, name: path.slice(slash + 1) };
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
