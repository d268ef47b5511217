import { renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { type Archive, Draft, type Fingerprint, FingerprintTaker } from '@passerelle/core/files/archive.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { ProgramFault } from '@passerelle/core/program/program-fault.ts';

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
export function rehearsedDocuments(): Documents {
  return {
    begin() {
      const taker = new FingerprintTaker();
      return { write: (piece) => taker.add(piece), finish: () => taker.take() };
    },
    abandon() {},
  };
}

/** Documents that are also written elsewhere (`--output`): to `write` as they come. */
export function alsoTo(documents: Documents, open: (fileName: string) => OutputSink): Documents {
  const sinks: OutputSink[] = [];
  return {
    begin(fileName) {
      const document = documents.begin(fileName);
      const sink = open(fileName);
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
export function outputFiles(path: string): () => OutputSink {
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
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Failure(ExitCode.Usage, explain(reason), { cause: error });
  }
}
