import type { Command } from 'commander';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import {
  addCommand,
  shapeRunOptions,
  UsageError,
  type RawOptions,
} from '@passerelle/core/program/command-line.ts';
import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { version } from '@passerelle/core/program/version.ts';
import type { World } from '@passerelle/core/world/world.ts';
import type { LookOptions } from '@passerelle/core/program/look.ts';
import { fileNamePatterns } from './batch/lot.ts';
import { selectionRules } from './batch/selection-rules.ts';
import { composeOrders, deliveryContext } from './compose.ts';
import { wordsIn } from './words/language.ts';
import type { OrdersWords } from './words/words.ts';
import type { OrdersJob } from './options.ts';

const program = 'orders-to-xml';

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
      await runJob({ program, version, world, options, wordsIn, mayStartBlind, isSettling: true }, (job) =>
        work(job, ledgerOf(job)),
      ),
    );
  };
  addCommand(root, 'adopt [file]', commands.adopt, commands.adoptExamples, words)
    .option('--all', commands.adoptAll)
    .action((file: string | undefined, raw: RawOptions & { all?: boolean }) =>
      settle({ raw, file, mayStartBlind: true }, async (job, ledger) => {
        await adoptOrders(job, ledger, raw.all ?? false);
      }),
    );
  addCommand(root, 'ack <order...>', commands.ack, commands.ackExamples, words)
    .option('--undo', commands.ackUndo)
    .action((names: string[], raw: RawOptions & { undo?: boolean }) =>
      settle({ raw }, async (job, ledger) => {
        const { acknowledge } = await import('./commands/acknowledge.ts');
        const { acknowledgeWrite, namesWrite } = await import('./commands/settle-write.ts');
        const { tellAcknowledged } = await import('./commands/tell-settled.ts');
        const undo = raw.undo ?? false;
        const { acknowledgeRefusal, namesRefusal } = await import('./commands/settle-refusal.ts');
        const isWrite = (name: string) => !undo && namesWrite(ledger, name);
        const isRefusal = (name: string) => !undo && namesRefusal(ledger, name);
        const orders = names.filter((name) => !isWrite(name) && !isRefusal(name));
        tellAcknowledged(job, acknowledge(ledger, orders, undo, job.world.now()), undo);
        for (const name of names.filter(isWrite)) {
          const { id } = acknowledgeWrite(ledger, name, job.world.now());
          job.reporter.tell('good', job.words.writeBack.settled({ id }));
        }
        for (const name of names.filter(isRefusal)) {
          const count = acknowledgeRefusal(ledger, name, job.world.now());
          job.reporter.tell('good', job.words.settling.refusalsKnown({ count }));
        }
      }),
    );
  addCommand(root, 'forget <email>', words.customers.forget, words.customers.forgetExamples, words).action(
    (given: string, raw: RawOptions) =>
      settle({ raw }, async (job, ledger) => {
        const { forgetCustomer } = await import('./commands/forget-customer.ts');
        forgetCustomer(job, ledger, given.trim().toLowerCase());
      }),
  );
  addCommand(root, 'resolve <batch>', commands.resolve, commands.resolveExamples, words)
    .option('--delivered', commands.resolveDelivered)
    .option('--resend', commands.resolveResend)
    .action((name: string, raw: RawOptions & { delivered?: boolean; resend?: boolean }) => {
      if (Boolean(raw.delivered) === Boolean(raw.resend)) throw new UsageError(words.settling.verdictNeeded);
      return settle({ raw }, async (job, ledger) => {
        const { namesWrite, settleWrite } = await import('./commands/settle-write.ts');
        if (namesWrite(ledger, name)) {
          const { id } = settleWrite(ledger, name, raw.delivered ? 'delivered' : 'resend', job.world.now());
          const { settled, again } = job.words.writeBack;
          return job.reporter.tell('good', raw.delivered ? settled({ id }) : again({ id }));
        }
        const { resolveBatch } = await import('./commands/resolve.ts');
        const { tellResolved } = await import('./commands/tell-settled.ts');
        const verdict = raw.delivered ? 'delivered' : 'resend';
        const context = deliveryContext(job, ledger);
        tellResolved(job, resolveBatch(context, name, verdict, fileNamePatterns(job.config)));
      });
    });
}

/**
 * `adopt`: with a remote CSV the staging folder is taken over for this ledger, whoever's it was.
 */
async function adoptOrders(job: OrdersJob, ledger: Ledger, all: boolean): Promise<void> {
  const { adopt, searchArchive } = await import('./commands/adopt.ts');
  const { tellAdoption, tellArchive } = await import('./commands/tell-settled.ts');
  const { takeOverStaging } = await import('@passerelle/core/delivery/staging.ts');
  const { reportTo } = await import('./report.ts');
  const { config, paths, options, world } = job;
  const emit = reportTo(job);
  const reading = await (await composeOrders(job, emit)).read({ everything: true });
  emit({ kind: 'orders-read', parts: reading.parts });
  const archive = await searchArchive(paths.archive, reading);
  tellArchive(job, paths.archive, archive);
  const rules = () => selectionRules(config.orders, ledger, options.force);
  const now = () => world.now();
  const adoption = adopt({ ledger, reading, archived: archive.orders, all, rules, now });
  if (options.file === undefined) {
    const context = deliveryContext(job, ledger);
    await job.connections.run((transport) => takeOverStaging(transport, context));
  }
  tellAdoption(job, adoption);
}

function ledgerOf({ ledger }: OrdersJob): Ledger {
  if (!ledger) throw new Error('settling needs a ledger');
  return ledger;
}

/** The sub-commands that look and change nothing: status, explain. */
export function addLookingCommands(
  root: Command,
  world: World,
  words: OrdersWords,
  done: (code: ExitCode) => void,
): void {
  const { commands } = words.looking;
  addCommand(root, 'status', commands.status, commands.statusExamples, words)
    .option('--json', commands.json)
    .option('--html <path>', commands.html)
    .action(async (options: LookOptions & { html?: string }) => {
      const { look } = await import('@passerelle/core/program/look.ts');
      const { tellStatus } = await import('./commands/status.ts');
      done(await look({ program, world, options, wordsIn }, (looking) => tellStatus(looking, options)));
    });
  addCommand(root, 'explain <order>', commands.explain, commands.explainExamples, words)
    .option('--json', commands.json)
    .action(async (name: string, options: LookOptions) => {
      const { look } = await import('@passerelle/core/program/look.ts');
      const { explain } = await import('./commands/explain.ts');
      const { explainCustomer } = await import('./commands/customer-in-ledger.ts');
      const asJson = options.json ?? false;
      done(
        await look({ program, world, options, wordsIn }, (looking) =>
          name.includes('@')
            ? explainCustomer(looking, name.trim().toLowerCase(), asJson)
            : explain(looking, name, asJson),
        ),
      );
    });
}

/** `tasks`: asked by the script that installs them. */
export function addTasksCommand(
  root: Command,
  world: World,
  words: OrdersWords,
  done: (code: ExitCode) => void,
): void {
  const { commands } = words.tasks;
  addCommand(root, 'tasks', commands.tasks, commands.tasksExamples, words)
    .option('--json', commands.json)
    .action(async (options: LookOptions) => {
      const { look } = await import('@passerelle/core/program/look.ts');
      const { tellTasks } = await import('./commands/tasks.ts');
      const asJson = options.json ?? false;
      done(await look({ program, world, options, wordsIn }, (looking) => tellTasks(looking, asJson)));
    });
}

/** `layout`: the built-in one, to be copied and changed. */
export function addLayoutCommand(root: Command, world: World, words: OrdersWords): void {
  const { layout, layoutExamples, layoutCustomers } = words.ordersToXml;
  addCommand(root, 'layout', layout, layoutExamples, words)
    .option('--customers', layoutCustomers)
    .action(async ({ customers = false }: { customers?: boolean }) => {
      const { printLayout } = await import('./commands/print-layout.ts');
      world.out.write(printLayout(words, customers ? 'accounts' : 'sales'));
    });
}
