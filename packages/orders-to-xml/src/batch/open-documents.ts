import { resolve } from 'node:path';
import type { Archive } from '@passerelle/core/files/archive.ts';
import type { OrdersJob } from '../options.ts';
import {
  alsoTo,
  archivedDocuments,
  outputFiles,
  rehearsedDocuments,
  type Documents,
  type OutputSink,
} from './documents.ts';

/** Where this run's documents go: the archive or nowhere, what `--output` names, and a copy for `--compare`. */
export function openDocuments(
  { options, world }: OrdersJob,
  archive: Archive | null,
): { documents: Documents; copy: () => Buffer | null } {
  const kept: Buffer[] = [];
  let documents = archive ? archivedDocuments(archive) : rehearsedDocuments();
  if (options.output === '-') documents = alsoTo(documents, () => sinkTo((piece) => world.out.write(piece)));
  else if (options.output !== undefined)
    documents = alsoTo(documents, outputFiles(resolve(world.cwd, options.output)));
  if (options.compare !== undefined)
    documents = alsoTo(documents, () => sinkTo((piece) => void kept.push(piece)));
  const wasWritten = (): boolean => options.compare !== undefined && kept.length > 0;
  return { documents, copy: () => (wasWritten() ? Buffer.concat(kept) : null) };
}

function sinkTo(write: (piece: Buffer) => void): OutputSink {
  return { write, finish() {}, abandon() {} };
}
