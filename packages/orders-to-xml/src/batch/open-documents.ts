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
  job: OrdersJob,
  archive: Archive | null,
): { documents: Documents; copy: () => Buffer | null } {
  const isCompared = job.options.compare !== undefined;
  const kept: Buffer[] = [];
  let documents = archive ? archivedDocuments(archive) : rehearsedDocuments();
  const output = outputOf(job);
  if (output) documents = alsoTo(documents, output);
  if (isCompared) documents = alsoTo(documents, () => sinkTo((piece) => void kept.push(piece)));
  return { documents, copy: () => (kept.length > 0 ? Buffer.concat(kept) : null) };
}

/** What `--output` names: opens the place of each document, one after the other. null: it names nothing. */
export function outputOf({ options, world }: OrdersJob): (() => OutputSink) | null {
  if (options.output === undefined) return null;
  if (options.output === '-') return () => sinkTo((piece) => world.out.write(piece));
  return outputFiles(resolve(world.cwd, options.output));
}

function sinkTo(write: (piece: Buffer) => void): OutputSink {
  return { write, finish() {}, abandon() {} };
}
