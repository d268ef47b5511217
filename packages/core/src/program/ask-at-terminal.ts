import { type CANCEL_SYMBOL, isCancel, multiselect, password, select, text } from '@clack/prompts';
import type { Answer, Choice, Keyboard } from '../world/keyboard.ts';

export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
}

/** Questions on the terminal of this process. */
export const askAtTerminal: Keyboard = askAt({ input: process.stdin, output: process.stdout });

/** Arrows choose, Esc goes back, Ctrl+C leaves. */
export function askAt(terminal: Terminal): Keyboard {
  return {
    choose: (message, choices, standard) =>
      answerOf(terminal, () =>
        select({
          ...{ ...terminal, message, options: optionsOf(choices), initialValue: standard },
          showInstructions: false,
        }),
      ),
    chooseSome: (message, choices, standard) =>
      answerOf(terminal, () =>
        multiselect({
          ...{ ...terminal, message, options: optionsOf(choices), initialValues: [...standard] },
          ...{ required: false, showInstructions: false },
        }),
      ),
    type: (message, { standard, isHidden, refuse }) => {
      const validate = (typed: string | undefined) => refuse((typed ?? '').trim() || standard);
      const question = { ...terminal, message, validate };
      const proposal = { placeholder: standard, defaultValue: standard };
      return answerOf(terminal, async () => {
        const typed = await (isHidden ? password(question) : text({ ...question, ...proposal }));
        return isCancel(typed) ? typed : (typed ?? '').trim() || standard;
      });
    },
  };
}

function optionsOf(choices: readonly Choice[]): { value: string; label: string; hint?: string }[] {
  return choices.map(({ value, label, hint }) => ({ value, label, ...(hint === '' ? {} : { hint }) }));
}

/** The library tells Esc and Ctrl+C by the same sign; which key it was, the keyboard says. */
async function answerOf<T>(
  { input, output }: Terminal,
  ask: () => Promise<T | typeof CANCEL_SYMBOL>,
): Promise<Answer<T>> {
  let isLeft = false;
  const watch = (_text: string, key: { ctrl?: boolean; name?: string } | undefined): void => {
    if (key?.ctrl && key.name === 'c') isLeft = true;
  };
  input.on('keypress', watch);
  // A terminal that does not know its size has one all the same: at 0 columns every letter would get a line.
  output.columns ||= 80;
  output.rows ||= 24;
  try {
    const value = await ask();
    if (!isCancel(value)) return { kind: 'answer', value };
    return { kind: isLeft ? 'leave' : 'back' };
  } finally {
    input.off('keypress', watch);
  }
}
