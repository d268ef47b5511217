import type { Command } from 'commander';
import { addCommand } from '@passerelle/core/program/command-line.ts';
import type { ExitCode } from '@passerelle/core/program/exit-code.ts';
import type { LookOptions } from '@passerelle/core/program/look.ts';
import type { World } from '@passerelle/core/program/world.ts';
import { wordsIn } from '../words/language.ts';
import type { OrdersWords } from '../words/words.ts';

const program = 'orders-to-xml';

/** The sub-commands that look and change nothing: status, explain. */
export function addLookingCommands(
  root: Command,
  world: World,
  words: OrdersWords,
  done: (code: ExitCode) => void,
): void {
  const { commands } = words.status;
  addCommand(root, 'status', commands.status, commands.statusExamples, words)
    .option('--json', commands.json)
    .option('--html <path>', commands.html)
    .action(async (options: LookOptions & { html?: string }) => {
      const { look } = await import('@passerelle/core/program/look.ts');
      const { tellStatus } = await import('./status.ts');
      done(await look({ program, world, options, wordsIn }, (looking) => tellStatus(looking, options)));
    });
  addCommand(root, 'explain <order>', commands.explain, commands.explainExamples, words)
    .option('--json', commands.json)
    .action(async (name: string, options: LookOptions) => {
      const { look } = await import('@passerelle/core/program/look.ts');
      const { explain } = await import('./explain.ts');
      done(
        await look({ program, world, options, wordsIn }, (looking) =>
          explain(looking, name, options.json ?? false),
        ),
      );
    });
}
