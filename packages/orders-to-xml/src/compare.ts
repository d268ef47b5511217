import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OrdersJob } from './options.ts';
import { warn } from './tell.ts';

/**
 * `--compare`: what differs in meaning between an XML of the old program and the one just made. A file that can't be
 * compared is told, and no more.
 */
export async function tellComparison(job: OrdersJob, document: Buffer | null): Promise<void> {
  const { options, world, narrator, words } = job;
  if (options.compare === undefined) return;
  if (document === null) return narrator.tell('plain', words.orderCycle.nothingToCompare);
  const path = resolve(world.cwd, options.compare);
  const { compareXml, describeDifferences } = await import('./xml/compare-xml.ts');
  try {
    const differences = await compareXml(readFileSync(path), document);
    for (const line of describeDifferences(differences, words)) narrator.tell('plain', line);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    warn(job, words.cycle.notCompared({ path, reason }));
  }
}
