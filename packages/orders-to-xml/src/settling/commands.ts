import type { Command } from 'commander';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import {
  addCommand,
  shapeRunOptions,
  UsageError,
  type RawOptions,
} from '@passerelle/core/program/command-line.ts';
import type { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { version } from '@passerelle/core/program/version.ts';
import type { World } from '@passerelle/core/program/world.ts';
import { wordsIn } from '../words/language.ts';
import type { OrdersWords } from '../words/words.ts';
import type { OrdersJob } from '../options.ts';

interface Settling {
  raw: RawOptions;
  file?: string;
  mayStartBlind?: boolean;
}

/** The sub-commands by which a person settles what the program must not decide: adopt, ack, resolve. Each takes the lock. */
export function addSettlingCommands(
  root: Command,
  world: World,
  words: OrdersWords,
  done: (code: ExitCode) => void,
): void {
  const { commands } = words.settling;
  const settle = async (
    { raw, file, mayStartBlind }: Settling,
    work: (job: OrdersJob, ledger: Ledger) => Promise<void>,
  ) => {
    const { runJob } = await import('@passerelle/core/program/run-job.ts');
    const options = { ...shapeRunOptions(raw, words), file, only: [] };
    done(
      await runJob(
        { program: 'orders-to-xml', version, world, options, wordsIn, mayStartBlind, isSettling: true },
        (job) => work(job, ledgerOf(job)),
      ),
    );
  };
  addCommand(root, 'adopt [file]', commands.adopt, commands.adoptExamples, words)
    .option('--all', commands.adoptAll)
    .action((file: string | undefined, raw: RawOptions & { all?: boolean }) =>
      settle({ raw, file, mayStartBlind: true }, async (job, ledger) => {
        const { adopt } = await import('./adopt.ts');
        await adopt(job, ledger, raw.all ?? false);
      }),
    );
  addCommand(root, 'ack <order...>', commands.ack, commands.ackExamples, words)
    .option('--undo', commands.ackUndo)
    .action((names: string[], raw: RawOptions & { undo?: boolean }) =>
      settle({ raw }, async (job, ledger) => {
        const { acknowledge } = await import('./acknowledge.ts');
        acknowledge(job, ledger, names, raw.undo ?? false);
      }),
    );
  addCommand(root, 'resolve <batch>', commands.resolve, commands.resolveExamples, words)
    .option('--delivered', commands.resolveDelivered)
    .option('--resend', commands.resolveResend)
    .action((name: string, raw: RawOptions & { delivered?: boolean; resend?: boolean }) => {
      if (Boolean(raw.delivered) === Boolean(raw.resend)) throw new UsageError(words.settling.verdictNeeded);
      return settle({ raw }, async (job, ledger) => {
        const { resolveBatch } = await import('./resolve.ts');
        resolveBatch(job, ledger, name, raw.delivered ? 'delivered' : 'resend');
      });
    });
}

function ledgerOf({ ledger }: OrdersJob): Ledger {
  if (!ledger) throw new Error('settling needs a ledger');
  return ledger;
}
