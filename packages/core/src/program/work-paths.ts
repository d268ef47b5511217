import { accessSync, constants, existsSync, mkdirSync, opendirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '../failure/local-failure.ts';
import { ledgerFailure } from '../ledger/ledger-failure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProgramName } from '../ledger/runs.ts';
import { traceNameOf, type TraceName } from '../report/trace.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure, type ProgramFault } from '../failure/failure.ts';

/** Where things lie in the work folder. Absolute paths. */
export interface WorkPaths {
  workDir: string;
  archive: string;
  rejects: string;
  ledger: string;
  lock: string;
  program: ProgramName;
  traceName: TraceName;
  /** Name of the file that its lines go into as it tells them: the trace itself, or a job's own beside it. */
  liveTrace: string;
}

/** What a program does beside its cycle, and may do while that runs. */
export type JobName = 'write-back' | 'customers' | 'crm' | 'articles' | 'pause';

export function workPaths(workDir: string, program: ProgramName, job?: JobName): WorkPaths {
  const traceName = traceNameOf(program);
  return {
    workDir,
    archive: join(workDir, 'ArchiveExport'),
    rejects: join(workDir, 'Rejets'),
    ledger: join(workDir, 'passerelle.sqlite'),
    lock: lockPath(workDir, program, job),
    program,
    traceName,
    liveTrace: job === undefined ? traceName : traceName.replace('.txt', `-${job}.txt`),
  };
}

/** `job` undefined: the program's cycle, and what a person settles. */
export function lockPath(workDir: string, program: ProgramName, job?: string): string {
  return join(workDir, `${[program, job].filter(Boolean).join('-')}.lock`);
}

/** Makes the work folder if it is missing, and says before anything is sent if it can't be written. Throws Failure(2). */
export function assertWritable(paths: WorkPaths): void {
  for (const folder of [paths.workDir, paths.archive, paths.rejects]) {
    try {
      if (folder === paths.workDir) mkdirSync(folder, { recursive: true });
      if (!existsSync(folder)) continue;
      opendirSync(folder).closeSync();
      accessSync(folder, constants.W_OK);
    } catch (error) {
      const reason = systemReason(error);
      const fault: ProgramFault = { kind: 'program/folder-not-writable', folder, reason };
      throw new Failure(ExitCode.Usage, fault, { cause: error });
    }
  }
}

/** The program never runs blind: nobody would know what ProShop has. Throws Failure(2). */
export function assertNotBlind(paths: WorkPaths): void {
  const { ledger: path, archive } = paths;
  if (isBlind(paths)) throw ledgerFailure({ kind: 'ledger/blind', path, archive });
}

/** Sent XML without a ledger, or with an empty file in its place (a disk that was full). */
export function isBlind({ ledger, archive }: WorkPaths): boolean {
  const isLost = !existsSync(ledger) || statSync(ledger).size === 0;
  return isLost && holdsXml(archive);
}

/**
 * The same of a ledger that is there, and that some failed run or mistyped command made before the archive was put beside
 * it: it has prepared no XML and adopted none, so those of the archive are of another program. Throws Failure(2).
 */
export function assertKnowsArchive({ meta }: Ledger, paths: WorkPaths): void {
  const { ledger: path, archive } = paths;
  if (meta.lastBatch > 0 || meta.hasAdopted || !holdsXml(archive)) return;
  throw ledgerFailure({ kind: 'ledger/not-adopted', path, archive });
}

function holdsXml(archive: string): boolean {
  return existsSync(archive) && readdirSync(archive).some((name) => name.toLowerCase().endsWith('.xml'));
}
