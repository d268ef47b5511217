import type { ChalkInstance } from 'chalk';
import type { Reporter, Tone } from '../report/reporter.ts';
import type { RunOptions } from './job.ts';
import type { World } from '../world/world.ts';

type Talk = Pick<RunOptions, 'json' | 'quiet' | 'verbose' | 'output'> & { color?: boolean };

/**
 * Tells the run on the terminal, from when it resolves. Faults go to standard error. With `--json`, and with `-o -`,
 * standard output belongs to the result, so every word goes to standard error.
 */
export async function listenOnTerminal(reporter: Reporter, world: World, options: Talk): Promise<void> {
  const outIsTaken = options.json || options.output === '-';
  const isQuiet = options.quiet || options.json;
  const mayColour = options.color !== false && !world.env['NO_COLOR'];
  const colours = mayColour && (world.out.isTerminal || world.err.isTerminal) ? await loadColours() : null;
  reporter.addListener((tone, line) => {
    if (tone === 'title' || (tone === 'detail' && !options.verbose)) return;
    if (isQuiet && tone !== 'bad' && tone !== 'warning') return;
    const sink = outIsTaken || tone === 'bad' ? world.err : world.out;
    sink.write(`${colours && sink.isTerminal ? paint(colours, tone, line) : line}\n`);
  });
}

async function loadColours(): Promise<ChalkInstance> {
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

function paint(chalk: ChalkInstance, tone: Tone, line: string): string {
  switch (tone) {
    case 'good':
      return chalk.green(line);
    case 'warning':
      return chalk.yellow(line);
    case 'bad':
      return chalk.red(line);
    case 'title':
      return chalk.bold(line);
    case 'detail':
      return chalk.dim(line);
    case 'plain':
      return line;
  }
}
