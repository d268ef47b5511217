import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import { CsvError } from './csv-rows.ts';
import { byteOrderMarkLength, decodeText } from './decode.ts';
import { findPhpMessage } from './foreign-content.ts';

/** Why a file is refused as a whole. Data, so that tests compare it; `words.files.fault` says it. Lines count from 1. */
export type FileFault =
  | { kind: 'empty' }
  /** A single line without its end: the heading may go on. */
  | { kind: 'heading-cut' }
  | { kind: 'quote'; line: number }
  | { kind: 'unterminated'; line: number }
  | { kind: 'line-too-long'; line: number }
  /** Too few or too many fields in a row; `cut`, in the last one. */
  | { kind: 'width' | 'cut'; line: number; fields: number; expected: number }
  | { kind: 'not-utf-8'; line: number }
  /** The heading stands in that line too: one export was written at the end of another. */
  | { kind: 'heading-again'; line: number }
  | { kind: 'php-message'; line: number; text: string }
  | { kind: 'html' | 'utf-16' | 'zip' | 'binary' | 'no-delimiter' }
  | { kind: 'too-large'; bytes: number; limit: number }
  | { kind: 'too-many-rows'; limit: number };

/** Why a file is not taken. `why` says what is wrong with its content. */
export type FileFailure =
  | { kind: 'file/refused'; file: string; why: FileFault }
  /** `others`: the nearest names that are there. */
  | { kind: 'file/missing'; path: string; others: readonly string[] }
  /** `unsendable`: names that match, and that no FTP server can be asked for. */
  | { kind: 'file/no-match'; pattern: string; unsendable: readonly string[] }
  /** Another program has it open; `reply`: the server's words. */
  | { kind: 'file/in-use'; path: string; tries: number; reply: string }
  /** A filter of the configuration speaks of a column that the file lacks, or has twice. */
  | { kind: 'file/no-filter-column'; file: string; column: string; headings: readonly string[] }
  | { kind: 'file/filter-column-twice'; file: string; column: string }
  /** So many files under a pattern were not read, for want of time. */
  | { kind: 'file/left'; count: number }
  | { kind: 'file/changing'; path: string; tries: number }
  | { kind: 'file/local-missing'; path: string; reason: string };

/** A file refused as a whole (exit 4). */
export class FileRefused extends Failure {
  declare readonly fault: Extract<FileFailure, { kind: 'file/refused' }>;

  constructor(file: string, why: FileFault) {
    super(ExitCode.Input, { kind: 'file/refused', file, why });
    this.name = 'FileRefused';
  }
}

/** A file refused (exit 4) that looks cut short or half-written: whoever fetched it reads it again before giving up. */
export class NotWhole extends FileRefused {
  constructor(name: string, fault: FileFault) {
    super(name, fault);
    this.name = 'NotWhole';
  }
}

/** What a file may look like while it is written, or when its transfer was cut. */
const maybeCutShort: ReadonlySet<FileFault['kind']> = new Set([
  'empty',
  'heading-cut',
  'quote',
  'unterminated',
  'width',
  'cut',
  'not-utf-8',
  'binary',
]);

/** The failure for a fault of the file `name`: NotWhole where reading it again can help. */
export function refuseFile(name: string, fault: FileFault): FileRefused {
  return maybeCutShort.has(fault.kind) ? new NotWhole(name, fault) : new FileRefused(name, fault);
}

/**
 * Runs what reads the file `name`: a CsvError comes out as the file's failure. Whatever it is refused for (exit 4), a
 * message of PHP in it is the better reason.
 */
export function refusingFaults<T>({ name, bytes }: { name: string; bytes: Buffer }, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isRefused =
      error instanceof CsvError || (error instanceof Failure && error.exitCode === ExitCode.Input);
    const message = isRefused ? findPhpMessage(bytes) : null;
    if (message !== null) throw refuseFile(name, { kind: 'php-message', ...message });
    if (error instanceof CsvError) throw refuseFile(name, faultOf(error, bytes));
    throw error;
  }
}

/** Quotes that make no sense may be those of another export's heading. */
function faultOf({ fault, line }: CsvError, bytes: Buffer): FileFault {
  return { kind: fault === 'quote' && repeatsHeading(bytes, line) ? 'heading-again' : fault, line };
}

/** Whatever comes between two headings: quotes, spaces, delimiters, marks. */
const between = /["'\s,;|\ufeff\u001a]+/;

/**
 * Whether that line (from 1) says what the heading says, whatever stands between its words: an export written at the end
 * of another, with other quotes and another delimiter.
 */
export function repeatsHeading(bytes: Buffer, line: number): boolean {
  // Excel's line that names the delimiter is one word.
  const headingLine = wordsOf(bytes, 1).length > 1 ? 1 : 2;
  const words = wordsOf(bytes, headingLine);
  const isBelow = line > headingLine && words.length > 1;
  return isBelow && words.join(' ') === wordsOf(bytes, line).join(' ');
}

function wordsOf(bytes: Buffer, line: number): string[] {
  let start = byteOrderMarkLength(bytes);
  for (let number = 1; number < line; number += 1) start = bytes.indexOf(10, start) + 1;
  const end = bytes.indexOf(10, start);
  const text = decodeText(bytes.subarray(start, end === -1 ? bytes.length : end), 'utf-8');
  return text.split(between).filter((word) => word !== '');
}
