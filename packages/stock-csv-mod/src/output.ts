import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { systemReason } from '@passerelle/core/failure/local-failure.ts';
import { writeAtomically } from '@passerelle/core/files/atomic-write.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type Fault, type ProgramFault } from '@passerelle/core/failure/failure.ts';
import type { ComparedFile, StockDifferences } from './stock/compare-stock.ts';
import type { ColumnWishes } from './stock/stock-columns.ts';

/** `--output`: the corrected file, at an absolute path. Failure 2: it can't be written. */
export async function writeOutput(path: string, bytes: Buffer): Promise<void> {
  try {
    await writeAtomically(path, bytes);
  } catch (error) {
    const reason = systemReason(error);
    const fault: ProgramFault = { kind: 'program/output-not-writable', path, reason };
    throw new Failure(ExitCode.Usage, fault, { cause: error });
  }
}

/** What tells two files apart, or why they could not be compared: `why` is a fault, or what the system says. */
export type Comparison =
  { ours: string; theirs: string; differences: StockDifferences } | { path: string; why: Fault | string };

/** `--compare`: line by line with a file of the old program, whatever the order of the lines. */
export async function compareOutput(
  path: string,
  ours: ComparedFile,
  columns: ColumnWishes,
): Promise<Comparison> {
  const { compareStock } = await import('./stock/compare-stock.ts');
  try {
    const theirs = { name: basename(path), bytes: readFileSync(path) };
    const differences = compareStock(ours, theirs, columns);
    return { ours: ours.name, theirs: theirs.name, differences };
  } catch (error) {
    if (error instanceof Failure) return { path, why: error.fault };
    return { path, why: systemReason(error) };
  }
}
