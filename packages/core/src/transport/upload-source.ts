import { statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileBlocks } from '../files/file-blocks.ts';
import type { LocalFile } from './transport.ts';
import { TransportError, type TransportFault } from './transport-error.ts';

/**
 * The stream that basic-ftp's upload takes. Empty content is refused before anything is sent: over FTPS an upload of no
 * bytes fails, and no file of ours is empty.
 */
export function uploadSource(path: string, content: Buffer | LocalFile): Readable {
  const bytes = Buffer.isBuffer(content) ? content.length : sizeOf(content.localPath);
  if (bytes === 0)
    throw new TransportError('refused', { kind: 'transport/empty-upload', path } satisfies TransportFault);
  return Readable.from(Buffer.isBuffer(content) ? piecesOf(content) : blocksOf(content));
}

/** Bytes. */
const pieceBytes = 65_536;

/** A socket counts a piece as sent all at once: in one piece, a slow upload would look stalled (basic-ftp's watchdog). */
function* piecesOf(content: Buffer): Generator<Buffer> {
  for (let start = 0; start < content.length; start += pieceBytes)
    yield content.subarray(start, start + pieceBytes);
}

function* blocksOf({ localPath, onBlock }: LocalFile): Generator<Buffer> {
  for (const block of fileBlocks(localPath)) {
    onBlock?.(block);
    yield block;
  }
}

function sizeOf(localPath: string): number {
  try {
    return statSync(localPath).size;
  } catch (error) {
    const reason = (error as Error).message;
    const fault: TransportFault = { kind: 'transport/unreadable-local-file', path: localPath, reason };
    throw new TransportError('refused', fault, '', { cause: error });
  }
}
