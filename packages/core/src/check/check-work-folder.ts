import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '../failure/local-failure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedgerForReading } from '../ledger/open-ledger.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import type { Words } from '../words/words.ts';
import { assertKnowsArchive, assertNotBlind, type WorkPaths } from '../program/work-paths.ts';
import { fault, ok, type Finding } from './finding.ts';

/**
 * The folders that runs write to, and the ledger. Whatever is tried is taken away again. `isLedgerLost`: there should be
 * one, and it can't be used; null alone: none was made yet.
 */
export function checkWorkFolder(
  paths: WorkPaths,
  words: Words,
): { findings: Finding[]; ledger: Ledger | null; isLedgerLost: boolean } {
  const findings = [checkWritable(paths.workDir, words)];
  let ledger: Ledger | null = null;
  try {
    assertNotBlind(paths);
    ledger = openLedgerForReading(paths.ledger);
    findings.push(...checkLedger(ledger, paths, words));
    return { findings, ledger, isLedgerLost: false };
  } catch (error) {
    ledger?.close();
    if (!(error instanceof Failure)) throw error;
    findings.push(fault(words.say(error.fault), ExitCode.Usage));
    return { findings, ledger: null, isLedgerLost: true };
  }
}

function checkWritable(folder: string, words: Words): Finding {
  const isNew = !existsSync(folder);
  try {
    if (isNew) mkdirSync(folder, { recursive: true });
    const probe = join(folder, 'passerelle-essai.tmp');
    writeFileSync(probe, 'essai');
    rmSync(probe);
    if (isNew) rmdirSync(folder);
    return ok(words.check.workFolder({ folder }));
  } catch (error) {
    const reason = systemReason(error);
    return fault(words.program.folderNotWritable({ folder, reason }), ExitCode.Usage);
  }
}

function checkLedger(ledger: Ledger | null, paths: WorkPaths, words: Words): Finding[] {
  const { ledger: path } = paths;
  if (!ledger) return [ok(words.check.noLedgerYet({ path }))];
  if (!ledger.isSound()) return [fault(words.ledger.corrupt({ path }), ExitCode.Usage)];
  assertKnowsArchive(ledger, paths);
  return [ok(words.check.ledgerSound({ path, lastBatch: ledger.meta.lastBatch }))];
}
