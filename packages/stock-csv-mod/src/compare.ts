import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { StockJob } from './options.ts';
import type { StockPlan } from './plan-correction.ts';
import { warn } from './tell.ts';

/** `--compare`: line by line with a file of the old program, whatever the order of the lines. A file that can't be compared is told, and no more. */
export async function tellComparison(job: StockJob, { bytes }: StockPlan): Promise<void> {
  const { options, world, narrator, words, config } = job;
  if (options.compare === undefined) return;
  const path = resolve(world.cwd, options.compare);
  const { compareStock } = await import('./stock/compare-stock.ts');
  const { tellDifferences } = await import('./stock/tell-differences.ts');
  const ours = { name: config.stock.target, bytes };
  try {
    const theirs = { name: basename(path), bytes: readFileSync(path) };
    const differences = compareStock(ours, theirs, config.stock.columns);
    for (const line of tellDifferences(differences, ours.name, theirs.name, words))
      narrator.tell('plain', line);
  } catch (error) {
    const reason =
      error instanceof Failure
        ? words.say(error.fault).message
        : ((error as NodeJS.ErrnoException).code ?? String(error));
    warn(job, words.cycle.notCompared({ path, reason }));
  }
}
