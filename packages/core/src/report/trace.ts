import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '../failure/local-failure.ts';
import { withPatience } from '../files/atomic-write.ts';
import type { ProgramName } from '../ledger/runs.ts';

export type TraceName = 'Trace1.txt' | 'Trace2.txt';
const byteOrderMark = '\uFEFF';
const traceNames: readonly TraceName[] = ['Trace1.txt', 'Trace2.txt'];

/** Where a program tells what it did. */
export function traceNameOf(program: ProgramName): TraceName {
  return program === 'orders-to-xml' ? 'Trace1.txt' : 'Trace2.txt';
}

/** Trace1.txt or Trace2.txt: one block per run, for a person with Notepad (UTF-8 with BOM, CRLF). */
export class Trace {
  readonly #path: string;
  /** Open from the first line on: opening it for each of some thousand lines costs more than the run. */
  #file: number | null = null;
  #trouble: string | null = null;

  constructor(workDir: string, name: string) {
    this.#path = join(workDir, name);
  }

  /**
   * Adds one line, on disk when it returns: a killed run leaves what it had said. Never throws: a full disk, or a program
   * that holds the trace, must not end a run in the middle of a delivery.
   */
  tell(line: string): void {
    try {
      writeSync(this.#open(), `${line}\r\n`);
    } catch (error) {
      this.#trouble ??= systemReason(error);
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #open(): number {
    if (this.#file === null) {
      const isNew = !existsSync(this.#path);
      this.#file = openSync(this.#path, 'a');
      if (isNew) writeSync(this.#file, byteOrderMark);
    }
    return this.#file;
  }

  /** Why lines are missing; null: none is. */
  get trouble(): string | null {
    return this.#trouble;
  }
}

/** Puts the blocks of one trace at the end of another, in one piece, and takes it away. Throws Node's error. */
export function appendTrace(from: string, to: string): void {
  if (!existsSync(from)) return;
  const blocks = readFileSync(from, 'utf8').replace(byteOrderMark, '');
  appendFileSync(to, `${existsSync(to) ? '' : byteOrderMark}${blocks}`);
  rmSync(from);
}

/**
 * When either trace has passed the limit, both move to ArchiveTrace with the date in their names, as the old programs
 * did. A trace that the other program holds open moves the next time. Resolves with the names they were given.
 */
export async function rotateTraces(workDir: string, maxKilobytes: number, now: Date): Promise<string[]> {
  const isPassed = traceNames.some((name) => sizeOf(join(workDir, name)) > maxKilobytes * 1024);
  if (!isPassed) return [];
  const moved: string[] = [];
  for (const name of traceNames) {
    const archived = await moveTrace(workDir, name, now);
    if (archived !== null) moved.push(archived);
  }
  return moved;
}

/** The name it was given; null: there is none, or it is held by Notepad or by the other program, which fails no run. */
async function moveTrace(workDir: string, name: TraceName, now: Date): Promise<string | null> {
  const folder = join(workDir, 'ArchiveTrace');
  try {
    mkdirSync(folder, { recursive: true });
    const archived = freeName(folder, name.replace('.txt', `_${stamp(now)}`));
    await withPatience(() => renameSync(join(workDir, name), join(folder, archived)));
    return archived;
  } catch {
    return null;
  }
}

/** Bytes; the other program may be moving it at this very moment. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function freeName(folder: string, stem: string): string {
  let name = `${stem}.txt`;
  for (let next = 2; existsSync(join(folder, name)); next++) name = `${stem}_${next}.txt`;
  return name;
}

function stamp(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}_${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
