import { type CANCEL_SYMBOL, isCancel, multiselect, password, select, text } from '@clack/prompts';
import type { Answer, Choice, Keyboard } from '../world/keyboard.ts';

/** Questions on the terminal of this process: arrows choose, Esc goes back, Ctrl+C leaves. */
export const askAtTerminal: Keyboard = {
  choose: (message, choices, standard) =>
    answerOf(() =>
      select({ message, options: optionsOf(choices), initialValue: standard, showInstructions: false }),
    ),
  chooseSome: (message, choices, standard) =>
    answerOf(() =>
      multiselect({
        ...{ message, options: optionsOf(choices), initialValues: [...standard] },
        ...{ required: false, showInstructions: false },
      }),
    ),
  type: (message, { standard, isHidden, refuse }) => {
    const validate = (typed: string | undefined) => refuse((typed ?? '').trim() || standard);
    const question = { message, validate };
    return answerOf(async () => {
      const typed = await (isHidden ? password(question) : text({ ...question, placeholder: standard }));
      return isCancel(typed) ? typed : (typed ?? '').trim() || standard;
    });
  },
};

function optionsOf(choices: readonly Choice[]): { value: string; label: string; hint?: string }[] {
  return choices.map(({ value, label, hint }) => ({ value, label, ...(hint === '' ? {} : { hint }) }));
}

/** The library tells Esc and Ctrl+C by the same sign; which key it was, the keyboard says. */
async function answerOf<T>(ask: () => Promise<T | typeof CANCEL_SYMBOL>): Promise<Answer<T>> {
  let isLeft = false;
  const watch = (_text: string, key: { ctrl?: boolean; name?: string } | undefined): void => {
    if (key?.ctrl && key.name === 'c') isLeft = true;
  };
  process.stdin.on('keypress', watch);
  // A terminal that does not know its size has one all the same: at 0 columns every letter would get a line.
  process.stdout.columns ||= 80;
  process.stdout.rows ||= 24;
  try {
    const value = await ask();
    if (!isCancel(value)) return { kind: 'answer', value };
    return { kind: isLeft ? 'leave' : 'back' };
  } finally {
    process.stdin.off('keypress', watch);
  }
}
