import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { fetchWhole } from '@passerelle/core/adapters/fetch-whole.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { systemReason } from '@passerelle/core/failure/local-failure.ts';
import type { Connections } from '@passerelle/core/transport/connections.ts';
import type { ArticleMedium, MediaSource, MediumContent, MediumFault } from '../articles/article.ts';
import { fetchAddress } from './fetch-address.ts';
import { inspectImage } from './inspect-image.ts';

export interface MediaAccess {
  /** A connection with time of its own for each file: the shop may take long between two. */
  connections: () => Connections;
  sleep: (milliseconds: number) => Promise<void>;
  /** Of one address. Milliseconds. */
  deadlineMs: number;
}

/** Images and documents of this computer, the FTP server and the web. */
export class MediaReader implements MediaSource {
  readonly #access: MediaAccess;

  constructor(access: MediaAccess) {
    this.#access = access;
  }

  async image(medium: ArticleMedium, mostBytes: number): Promise<MediumContent | MediumFault> {
    const bytes = await this.#read(medium, mostBytes);
    if (!Buffer.isBuffer(bytes)) return bytes;
    const image = inspectImage(bytes, medium.name);
    return 'kind' in image ? image : { bytes, sha256: sha256Of(bytes), ...image };
  }

  async document(medium: ArticleMedium, mostBytes: number): Promise<MediumContent | MediumFault> {
    const { name } = medium;
    const bytes = await this.#read(medium, mostBytes);
    if (!Buffer.isBuffer(bytes)) return bytes;
    if (bytes.length === 0) return { kind: 'medium/empty', name };
    return {
      bytes,
      sha256: sha256Of(bytes),
      name,
      type: documentTypes.get(extname(name).toLowerCase()) ?? anyType,
    };
  }

  async #read({ name, place }: ArticleMedium, mostBytes: number): Promise<Buffer | MediumFault> {
    switch (place.kind) {
      case 'local':
        return readLocal(place.path, name, mostBytes);
      case 'remote':
        return this.#readRemote(place.path, name, mostBytes);
      case 'address':
        return fetchAddress(place.address, { deadlineMs: this.#access.deadlineMs, mostBytes, name });
    }
  }

  async #readRemote(path: string, name: string, mostBytes: number): Promise<Buffer | MediumFault> {
    const { connections, sleep } = this.#access;
    try {
      const request = { path, limitBytes: mostBytes, read: (bytes: Buffer) => bytes, sleep };
      return (await fetchWhole(connections(), request)).content;
    } catch (error) {
      const isOfFile = error instanceof Failure && error.exitCode === ExitCode.Input;
      if (!isOfFile) throw error;
      return remoteFault(error, name, mostBytes);
    }
  }
}

const anyType = 'application/octet-stream';
const documentTypes: ReadonlyMap<string, string> = new Map([
  ['.pdf', 'application/pdf'],
  ['.txt', 'text/plain'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.png', 'image/png'],
  ['.zip', 'application/zip'],
  ['.doc', 'application/msword'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readLocal(path: string, name: string, most: number): Buffer | MediumFault {
  try {
    const { size: bytes } = statSync(path);
    return bytes > most ? { kind: 'medium/too-big', name, bytes, most } : readFileSync(path);
  } catch (error) {
    const isGone = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    return isGone
      ? { kind: 'medium/gone', name }
      : { kind: 'medium/unreadable', name, reason: systemReason(error) };
  }
}

function remoteFault({ fault }: Failure, name: string, most: number): MediumFault {
  const why = fault['why'] as { kind?: string; bytes?: number } | undefined;
  if (fault.kind === 'file/missing') return { kind: 'medium/gone', name };
  if (why?.kind === 'too-large') return { kind: 'medium/too-big', name, bytes: why.bytes ?? 0, most };
  return { kind: 'medium/unreadable', name, reason: why?.kind ?? fault.kind };
}
