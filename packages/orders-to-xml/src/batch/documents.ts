import { createHash } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import type { Archive, Fingerprint } from '@passerelle/core/files/archive.ts';

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

/** Documents kept under provisional names in ArchiveExport. */
export function archivedDocuments(archive: Archive): Documents {
  const begun: string[] = [];
  return {
    begin(fileName) {
      begun.push(fileName);
      return archive.begin(fileName);
    },
    abandon() {
      for (const fileName of begun) archive.discardDraft(fileName);
    },
  };
}

/** Documents that leave nothing but their fingerprint. */
export function rehearsedDocuments(): Documents {
  return {
    begin() {
      const hash = createHash('sha256');
      let bytes = 0;
      return {
        write(piece) {
          hash.update(piece);
          bytes += piece.length;
        },
        finish: () => ({ bytes, sha256: hash.digest('hex') }),
      };
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

/** A file that has its name only once it is whole. A second document gets `-2` before the extension, and so on. */
export function outputFiles(path: string): () => OutputSink {
  let opened = 0;
  return () => {
    opened++;
    const extension = extname(path);
    const target =
      opened === 1 ? path : `${path.slice(0, path.length - extension.length)}-${opened}${extension}`;
    const part = `${target}.part`;
    const file = openSync(part, 'w');
    return {
      write: (piece) => void writeSync(file, piece),
      finish() {
        closeSync(file);
        renameSync(part, target);
      },
      abandon: () => rmSync(part, { force: true }),
    };
  };
}
