import type { Command } from 'commander';
import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { addCommand, UsageError, type RawOptions } from '@passerelle/core/program/command-line.ts';
import { version } from '@passerelle/core/program/version.ts';
import type { World } from '@passerelle/core/world/world.ts';
import { wordsIn } from './words/language.ts';
import type { OrdersWords } from './words/words.ts';

interface RawWriteBack extends RawOptions {
  only: string[];
  limit?: string;
}

/** `write-back`: states and tracking numbers into the shop. */
export function addWriteBackCommand(
  root: Command,
  world: World,
  words: OrdersWords,
  done: (code: ExitCode) => void,
): void {
  const { command, examples, only, limit } = words.writeBack;
  const { help, usageErrors } = words.program;
  addCommand(root, 'write-back', command, examples, words)
    .option('-n, --dry-run', help.dryRun)
    .option('--only <order>', only, (order: string, before: string[]) => [...before, order], [])
    .option('--limit <n>', limit)
    .option('--json', help.json)
    .option('-v, --verbose', help.verbose)
    .option('-q, --quiet', help.quiet)
    .action(async (raw: RawWriteBack) => {
      if (raw.verbose && raw.quiet) throw new UsageError(usageErrors.conflict('--verbose', '--quiet'));
      const { runJob } = await import('@passerelle/core/program/run-job.ts');
      const { runWriteBack } = await import('./write-back.ts');
      const {
        config,
        dryRun = false,
        json = false,
        lang,
        verbose = false,
        quiet = false,
        color = true,
      } = raw;
      const shown = { json, lang, verbose, quiet, color };
      const options = { config, dryRun, force: false, ...shown, only: raw.only, limit: limitOf(raw, words) };
      const request = { world, options, wordsIn, jobName: 'write-back', isSettling: true } as const;
      done(await runJob({ program: 'orders-to-xml', version, ...request }, runWriteBack));
    });
}

function limitOf({ limit }: RawWriteBack, words: OrdersWords): number | undefined {
  if (limit === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw new UsageError(words.writeBack.badLimit(limit));
  return Number(limit);
}
