import type { Command } from 'commander';
import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import {
  addCommand,
  shapeRunOptions,
  UsageError,
  type RawOptions,
} from '@passerelle/core/program/command-line.ts';
import { version } from '@passerelle/core/program/version.ts';
import type { World } from '@passerelle/core/world/world.ts';
import { wordsIn } from './words/language.ts';
import type { OrdersWords } from './words/words.ts';
import type { OrdersJob } from './options.ts';

/** `pause` and `resume`: a person stops all jobs of both programs for a while. They wait for no run that is under way. */
export function addPauseCommands(
  root: Command,
  world: World,
  words: OrdersWords,
  done: (code: ExitCode) => void,
): void {
  const { commands } = words.pausing;
  addCommand(root, 'pause', commands.pause, commands.pauseExamples, words)
    .option('--until <moment>', commands.until)
    .action(async (raw: RawOptions & { until?: string }) => {
      const { parseUntil, pauseJobs } = await import('./commands/pause.ts');
      const until = raw.until === undefined ? null : parseUntil(raw.until, world.now());
      if (raw.until !== undefined && until === null) throw new UsageError(words.pausing.noMoment(raw.until));
      const work = ({ reporter, words }: OrdersJob, ledger: Ledger): void =>
        reporter.tell('good', words.pausing.begun(pauseJobs(ledger, until, world.now())));
      done(await byHand(raw, world, words, work));
    });
  addCommand(root, 'resume', commands.resume, commands.resumeExamples, words).action(
    async (raw: RawOptions) => {
      const { resumeJobs } = await import('./commands/pause.ts');
      const work = ({ reporter, words }: OrdersJob, ledger: Ledger): void => {
        const pause = resumeJobs(ledger, world.now());
        reporter.tell('good', pause === null ? words.pausing.none : words.pausing.over(pause));
      };
      done(await byHand(raw, world, words, work));
    },
  );
}

async function byHand(
  raw: RawOptions,
  world: World,
  words: OrdersWords,
  work: (job: OrdersJob, ledger: Ledger) => void,
): Promise<ExitCode> {
  const { runJob } = await import('@passerelle/core/program/run-job.ts');
  const options = { ...shapeRunOptions(raw, words), file: undefined, only: [] };
  const request = { program: 'orders-to-xml', version, world, options, wordsIn } as const;
  return runJob({ ...request, jobName: 'pause', isSettling: true }, (job: OrdersJob) => {
    const { ledger } = job;
    if (!ledger) throw new Error('a pause needs a ledger');
    ledger.transaction(() => work(job, ledger));
    return Promise.resolve();
  });
}
