import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Runs } from '../ledger/runs.ts';
import { openStates } from '../ledger/states.ts';

/** Where what grows lies; absolute paths. */
export interface WorkFolders {
  workDir: string;
  archive: string;
  rejects: string;
}

/** How many of each went. */
export interface Forgotten {
  archives: number;
  rejects: number;
  traces: number;
  ledgerDetails: number;
}

const dayMs = 86_400_000;

/**
 * Takes away what is older than the configuration keeps (days; 0: for ever): XML of ArchiveExport, Rejets, ArchiveTrace,
 * and the ledger's details. Never an XML whose delivery is not settled, and never the identity of an order: an order is
 * known to be sent for as long as the ledger lives. A file that can't be deleted stays for the next run.
 */
export function applyRetention(
  retention: Config['retention'],
  paths: WorkFolders,
  ledger: Ledger,
  now: Date,
): Forgotten {
  const isNeeded = (name: string): boolean => isUnsettled(ledger, name);
  return {
    archives: deleteOlder(paths.archive, '.xml', retention.archiveDays, now, isNeeded),
    rejects: deleteOlder(paths.rejects, '.csv', retention.rejectsDays, now),
    traces: deleteOlder(join(paths.workDir, 'ArchiveTrace'), '.txt', retention.tracesDays, now),
    ledgerDetails: forgetDetails(ledger, retention.ledgerDetailsDays, now),
  };
}

function isUnsettled(ledger: Ledger, fileName: string): boolean {
  const state = ledger.till.byKey(fileName)?.state;
  return (
    state !== undefined && (openStates.till.includes(state) || state === 'UNCERTAIN' || state === 'DELIVERED')
  );
}

function deleteOlder(
  folder: string,
  extension: string,
  days: number,
  now: Date,
  isNeeded: (name: string) => boolean = () => false,
): number {
  if (days === 0 || !existsSync(folder)) return 0;
  const names = readdirSync(folder).filter(
    (name) => name.toLowerCase().endsWith(extension) && !isNeeded(name),
  );
  const limit = now.getTime() - days * dayMs;
  return names.filter((name) => deleteIfOlder(join(folder, name), limit)).length;
}

function deleteIfOlder(path: string, limitMs: number): boolean {
  try {
    if (statSync(path).mtimeMs >= limitMs) return false;
    rmSync(path);
    return true;
  } catch {
    return false;
  }
}

function forgetDetails(ledger: Ledger, days: number, now: Date): number {
  if (days === 0) return 0;
  const limit = new Date(now.getTime() - days * dayMs);
  return ledger.transaction(() => ledger.forgetDetailsBefore(limit));
}

/**
 * From when the days of the retention are counted. Where nothing ran on the day before, either nothing ran for long, or
 * the clock is wrong, and both programs may run under it: a day of runs tells, and until then a day has passed since the
 * run before.
 */
export function believedNow(now: Date, runs: Pick<Runs, 'lastStartBefore'>): Date {
  const runBefore = runs.lastStartBefore(new Date(now.getTime() - dayMs));
  return runBefore === null ? now : new Date(Math.min(now.getTime(), runBefore.getTime() + dayMs));
}
