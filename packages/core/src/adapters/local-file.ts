import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { systemReason } from '../failure/local-failure.ts';
import type { FetchedFile } from './fetch-whole.ts';
import type { FileFailure } from '../files/file-fault.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';

/**
 * A file of this computer, found whole by `understand`, which is given its name without the folder. Its date is told by the
 * server's clock, which is `offsetMs` ahead. Failure 4: it can't be read.
 */
export function readLocalFile<Content>(
  path: string,
  offsetMs: number,
  understand: (bytes: Buffer, name: string) => Content,
): FetchedFile<Content> {
  const { bytes, modifiedAt } = readBytes(path, offsetMs);
  const name = basename(path);
  return { path: name, bytes: bytes.length, modifiedAt, content: understand(bytes, name) };
}

function readBytes(path: string, offsetMs: number): { bytes: Buffer; modifiedAt: Date } {
  try {
    return { bytes: readFileSync(path), modifiedAt: new Date(statSync(path).mtimeMs + offsetMs) };
  } catch (error) {
    const reason = systemReason(error);
    const fault: FileFailure = { kind: 'file/local-missing', path, reason };
    throw new Failure(ExitCode.Input, fault, { cause: error });
  }
}
