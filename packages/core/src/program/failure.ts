import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import type { ExitCode } from './exit-code.ts';

/** What happened, to which file or order, and what to do next: two sentences for a person, in that person's language. */
export interface Saying {
  message: string;
  hint: string;
  /** The message is a list: its line ends are ours, and each line is told by itself. */
  isList?: boolean;
}

/** Line by line, as a person is told. In any other message a line end is data, and must not begin a line. */
export function linesOf({ message, hint, isList = false }: Saying): string[] {
  return [...(isList ? message.split('\n') : [message]), hint];
}

/**
 * An end of the run that a person can understand and mend. It carries the exit code and the way to say it; the language
 * is only known where it is shown. Anything thrown that is not a Failure is a fault of the program (exit 1).
 */
export class Failure extends Error {
  readonly exitCode: ExitCode;
  readonly say: (words: Words) => Saying;

  constructor(exitCode: ExitCode, say: (words: Words) => Saying, options?: ErrorOptions) {
    super(say(en).message, options);
    this.name = 'Failure';
    this.exitCode = exitCode;
    this.say = say;
  }
}
