import type { Reporter } from '../report/reporter.ts';
import type { Words } from '../words/words.ts';
import type { World } from '../world/world.ts';

/** Questions to the person at the keyboard. */
export interface Asking {
  ask: (question: string, standard: string) => Promise<string>;
  /** A slip of the finger must not turn encryption off: asked again until the answer can be taken. */
  askFor: <T>(question: string, standard: string, read: (text: string) => T | null) => Promise<T>;
  /** Without echo; '' where nothing was typed. */
  askHidden: (question: string) => Promise<string>;
}

/** `ask` of the world, with what is in brackets for an empty answer. */
export function askingOf(ask: NonNullable<World['ask']>, reporter: Reporter, words: Words): Asking {
  const once = async (question: string, standard: string): Promise<string> => {
    const answer = await ask(`${question} [${standard}] `, { isHidden: false });
    return answer.trim() || standard;
  };
  return {
    ask: once,
    askFor: async (question, standard, read) => {
      for (;;) {
        const answer = read(await once(question, standard));
        if (answer !== null) return answer;
        reporter.tell('warning', words.init.notTaken);
      }
    },
    askHidden: (question) => ask(`${question} `, { isHidden: true }),
  };
}
