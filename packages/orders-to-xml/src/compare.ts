import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { OrdersJob } from './options.ts';

/** `--compare`: what differs in meaning between an XML of the old program and the one just made. Failure 4: it is missing. */
export async function tellComparison(
  { options, world, narrator, words }: OrdersJob,
  document: Buffer | null,
): Promise<void> {
  if (options.compare === undefined || document === null) return;
  const theirs = readCompared(resolve(world.cwd, options.compare));
  const { compareXml, describeDifferences } = await import('./render/compare-xml.ts');
  for (const line of describeDifferences(await compareXml(theirs, document), words))
    narrator.tell('plain', line);
}

function readCompared(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Failure(ExitCode.Input, (words) => words.cycle.compareMissing({ path, reason }), {
      cause: error,
    });
  }
}
