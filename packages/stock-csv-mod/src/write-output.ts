import { resolve } from 'node:path';
import { writeAtomically } from '@passerelle/core/files/atomic-write.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { ProgramFault } from '@passerelle/core/program/program-fault.ts';
import type { StockJob } from './options.ts';

/** `--output`: the corrected file, to a path or to standard output. Failure 2: it can't be written. */
export async function writeOutput(
  { options, world, narrator, words }: StockJob,
  bytes: Buffer,
): Promise<void> {
  if (options.output === undefined) return;
  if (options.output === '-') return world.out.write(bytes);
  const path = resolve(world.cwd, options.output);
  try {
    await writeAtomically(path, bytes);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const fault: ProgramFault = { kind: 'program/output-not-writable', path, reason };
    throw new Failure(ExitCode.Usage, fault, { cause: error });
  }
  narrator.tell('plain', words.cycle.outputWritten({ path }));
}
