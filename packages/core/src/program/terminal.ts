import { Chalk, type ChalkInstance } from 'chalk';
import type { Narrator, Tone } from '../trace/narrator.ts';
import type { RunOptions } from './job.ts';
import type { World } from './world.ts';

type Talk = Pick<RunOptions, 'json' | 'quiet' | 'verbose' | 'output'> & { color?: boolean };

/**
 * Tells the run on the terminal. Faults go to standard error. With `--json`, and with `-o -`, standard output belongs
 * to the result, so every word goes to standard error.
 */
export function listenOnTerminal(narrator: Narrator, world: World, options: Talk): void {
  const outIsTaken = options.json || options.output === '-';
  const isQuiet = options.quiet || options.json;
  narrator.addListener((tone, line) => {
    if (tone === 'title' || (tone === 'detail' && !options.verbose)) return;
    if (isQuiet && tone !== 'bad' && tone !== 'warning') return;
    const sink = outIsTaken || tone === 'bad' ? world.err : world.out;
    const isColoured = options.color !== false && !world.env['NO_COLOR'] && sink.isTerminal;
    sink.write(`${paint(new Chalk({ level: isColoured ? 1 : 0 }), tone, line)}\n`);
  });
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
