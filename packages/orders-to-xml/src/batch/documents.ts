import { renameSync, rmSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { systemReason } from '@passerelle/core/failure/local-failure.ts';
import { Draft, type Archive, type Fingerprint, FingerprintTaker } from '@passerelle/core/files/archive.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type ProgramFault } from '@passerelle/core/failure/failure.ts';
import type { World } from '@passerelle/core/world/world.ts';

/** A document being written. `finish` closes it and tells what it came to. */
export interface DocumentWriter {
  write(piece: Buffer): void;
  finish(): Fingerprint;
}

/** Where the documents of a run go: the archive, or nowhere in a dry run; and what `--output` names, besides. */
export interface Documents {
  begin(fileName: string): DocumentWriter;
  /** Something failed: takes away whatever was begun and is not finished. */
  abandon(): void;
}

/** Where documents go besides: one sink for each, one after the other. */
export type Output = () => OutputSink;

/** Where this run's documents go: the archive or nowhere (null), what `output` opens, and a copy for `--compare`. */
export function openDocuments(
  archive: Archive | null,
  output: Output | null,
  isCompared: boolean,
): { documents: Documents; copy: () => Buffer | null } {
  const kept: Buffer[] = [];
  let documents = archive ? archivedDocuments(archive) : unkeptDocuments();
  if (output) documents = alsoTo(documents, output);
  if (isCompared) documents = alsoTo(documents, () => sinkTo((piece) => void kept.push(piece)));
  return { documents, copy: () => (kept.length > 0 ? Buffer.concat(kept) : null) };
}

/** What `--output` names: a path, or '-' for standard output. null: it names nothing. */
export function outputOf(
  { output }: { output?: string },
  { out, cwd }: Pick<World, 'out' | 'cwd'>,
): Output | null {
  if (output === undefined) return null;
  if (output === '-') return () => sinkTo((piece) => out.write(piece));
  return outputFiles(resolve(cwd, output));
}

function sinkTo(write: (piece: Buffer) => void): OutputSink {
  return { write, finish() {}, abandon() {} };
}

/** Documents kept under provisional names in ArchiveExport. Throw Failure(2) when it can't be written. */
export function archivedDocuments(archive: Archive): Documents {
  const begun = new Map<string, Draft>();
  const { folder } = archive;
  const explain: Explanation = (reason) => ({ kind: 'program/folder-not-writable', folder, reason });
  return {
    begin(fileName) {
      const draft = explainingFaults(explain, () => archive.begin(fileName));
      begun.set(fileName, draft);
      return {
        write: (piece) => explainingFaults(explain, () => draft.write(piece)),
        finish: () => explainingFaults(explain, () => draft.finish()),
      };
    },
    abandon() {
      for (const [fileName, draft] of begun) {
        draft.close();
        archive.discardDraft(fileName);
      }
    },
  };
}

/** Documents that leave nothing but their fingerprint. */
function unkeptDocuments(): Documents {
  return {
    begin() {
      const taker = new FingerprintTaker();
      return { write: (piece) => taker.add(piece), finish: () => taker.take() };
    },
    abandon() {},
  };
}

/** Documents that are also written elsewhere (`--output`): to `write` as they come. */
function alsoTo(documents: Documents, open: Output): Documents {
  const sinks: OutputSink[] = [];
  return {
    begin(fileName) {
      const document = documents.begin(fileName);
      const sink = open();
      sinks.push(sink);
      return {
        write(piece) {
          sink.write(piece);
          document.write(piece);
        },
        finish() {
          sink.finish();
          return document.finish();
        },
      };
    },
    abandon() {
      for (const sink of sinks) sink.abandon();
      documents.abandon();
    },
  };
}

export interface OutputSink {
  write(piece: Buffer): void;
  finish(): void;
  abandon(): void;
}

/**
 * A file that has its name only once it is whole. A second document gets `-2` before the extension, and so on. Throws
 * Failure(2) when it can't be written.
 */
function outputFiles(path: string): Output {
  let opened = 0;
  return () => {
    opened++;
    const extension = extname(path);
    const stem = path.slice(0, path.length - extension.length);
    const target = opened === 1 ? path : `${stem}-${opened}${extension}`;
    const part = `${target}.part`;
    const explain: Explanation = (reason) => ({ kind: 'program/output-not-writable', path: target, reason });
    const draft = explainingFaults(explain, () => new Draft(part));
    return {
      write: (piece) => explainingFaults(explain, () => draft.write(piece)),
      finish: () =>
        explainingFaults(explain, () => {
          draft.finish();
          renameSync(part, target);
        }),
      abandon() {
        draft.close();
        rmSync(part, { force: true });
      },
    };
  };
}

type Explanation = (reason: string) => ProgramFault;

/** What the disk refuses (full, not allowed) is for a person to mend. */
function explainingFaults<T>(explain: Explanation, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = systemReason(error);
    throw new Failure(ExitCode.Usage, explain(reason), { cause: error });
  }
}
