import { Option, type Command } from 'commander';
import { addCommand } from '../program/command-line.ts';
import type { ExitCode } from '../failure/exit-code.ts';
import type { ShopPlace } from './check.ts';
import type { Finding } from './finding.ts';
import type { MeetShop } from '../set-up/meet-shop.ts';
import type { InitFlags } from '../set-up/init-flags.ts';
import type { MeetCrm } from '../set-up/trials.ts';
import { ways } from '../set-up/ways.ts';
import type { RunOptions } from '../program/job.ts';
import type { LookOptions } from '../program/look.ts';
import type { RunReport } from '../report/run-report.ts';
import type { Saying } from '../words/saying.ts';
import type { Words, WordsIn } from '../words/words.ts';
import type { World } from '../world/world.ts';
import type { ProgramName } from '../ledger/runs.ts';

export interface SetUpCommands<W extends Words> {
  program: ProgramName;
  world: World;
  words: W;
  wordsIn: WordsIn<W>;
  /** A dry run of the program, told to nobody. */
  dryRun: (world: World, options: RunOptions) => Promise<RunReport>;
  checkShop: (world: World, place: ShopPlace<W>) => Promise<Finding[]>;
  checkCrm?: (world: World, place: ShopPlace<W>) => Promise<Finding[]>;
  meetShop: MeetShop;
  meetCrm?: MeetCrm;
  describe: (report: RunReport, words: W) => string;
  warn?: (report: RunReport, words: W) => readonly Saying[];
  done: (code: ExitCode) => void;
}

/** `init` and `check`, which both programs have. */
export function addSetUpCommands<W extends Words>(
  root: Command,
  {
    program,
    world,
    words,
    wordsIn,
    dryRun,
    checkShop,
    checkCrm,
    meetShop,
    meetCrm,
    describe,
    warn,
    done,
  }: SetUpCommands<W>,
): void {
  const withCrm = meetCrm !== undefined;
  const offered = ways.filter((way) => withCrm || way !== 'shop-and-crm');
  const command = addCommand(
    root,
    'init',
    words.init.command,
    [
      `  ${program} init`,
      `  ${program} init --yes --host ftp.exemple.fr --user boutique`,
      `  ${program} init --yes --way shop --host ftp.exemple.fr --user boutique --shop https://www.exemple.fr`,
    ].join('\n'),
    words,
  )
    .option('--yes', words.init.yes)
    .addOption(new Option('--way <way>', words.init.way({ withCrm })).choices(offered))
    .option('--host <host>', words.init.host)
    .option('--user <user>', words.init.user)
    .option('--shop <address>', words.init.shop);
  if (withCrm)
    command.option('--crm <address>', words.init.crm).option('--crm-user <user>', words.init.crmUser);
  command.action(async (options: LookOptions & InitFlags) => {
    const { init } = await import('../set-up/init.ts');
    done(await init({ world, options, wordsIn, meetShop, meetCrm }));
  });
  addCommand(root, 'check', words.check.command, `  ${program} check\n  ${program} check --json`, words)
    .option('--json', words.check.json)
    .action(async (options: LookOptions) => {
      const { check } = await import('./check.ts');
      const { lang } = options;
      const withConfig = (config: string) => dryRun(world, { ...silentDryRun, config, lang });
      const shop = (place: ShopPlace<W>) => checkShop(world, place);
      const crm = checkCrm && ((place: ShopPlace<W>) => checkCrm(world, place));
      const more = { ...(warn ? { warn } : {}), ...(crm ? { checkCrm: crm } : {}) };
      const tries = { dryRun: withConfig, checkShop: shop, describe, ...more };
      done(await check({ program, world, options, wordsIn, ...tries }));
    });
}

const silentDryRun: RunOptions = {
  dryRun: true,
  force: false,
  json: false,
  verbose: false,
  quiet: true,
};
