import type { Answer, Keyboard } from '@passerelle/core/world/keyboard.ts';
import type { World } from '@passerelle/core/world/world.ts';

export interface PlayedWorld {
  world: World;
  /** What was printed, on both outputs, in order. */
  said: { all: string };
}

/** Answers a question by what a person would type: a value of a choice, several between commas, '<' for a step back. */
export type Ask = (question: string, how: { isHidden: boolean }) => Promise<string>;

/** A world whose current folder is that one; `ask` answers what is asked at the keyboard. */
export function worldIn(cwd: string, ask?: Ask): PlayedWorld {
  const said = { all: '' };
  const output = {
    write: (text: string | Uint8Array) => void (said.all += Buffer.from(text).toString()),
    isTerminal: false,
  };
  const world = {
    cwd,
    programDir: cwd,
    env: { LANG: 'fr_FR.UTF-8' },
    now: () => new Date('2026-11-22T09:57:03'),
    pace: 1,
    sleep: () => Promise.resolve(),
    uniqueId: () => 'id1',
    ...(ask ? { keyboard: keyboardOf(ask, (line) => output.write(`${line}\n`)) } : {}),
    out: output,
    err: output,
  };
  return { world, said };
}

/** Asks anew, as the terminal does, until an answer can be taken. */
function keyboardOf(ask: Ask, say: (line: string) => void): Keyboard {
  const until = async <T>(
    question: string,
    isHidden: boolean,
    read: (text: string) => T | { refused: string },
  ): Promise<Answer<T>> => {
    for (;;) {
      const text = await ask(question, { isHidden });
      if (text === '<') return { kind: 'back' };
      if (text === '^C') return { kind: 'leave' };
      const value = read(text);
      if (typeof value !== 'object' || value === null || !('refused' in value))
        return { kind: 'answer', value: value };
      say(value.refused);
    }
  };
  const among = (choices: readonly { value: string }[], text: string) =>
    choices.some(({ value }) => value === text) ? text : { refused: `none of the choices: ${text}` };
  return {
    choose: (question, choices, standard) =>
      until(shown(question, choices), false, (text) => among(choices, text || standard)),
    chooseSome: (question, choices, standard) =>
      until(shown(question, choices), false, (text) => {
        const named = text === '' ? standard : text.split(',').map((one) => one.trim());
        const unknown = named.find((one) => typeof among(choices, one) !== 'string');
        if (unknown !== undefined) return { refused: `none of the choices: ${unknown}` };
        return choices.map(({ value }) => value).filter((value) => named.includes(value));
      }),
    type: (question, { standard, isHidden, refuse }) =>
      until(question, isHidden, (text) => {
        const refused = refuse(text.trim() || standard);
        return refused === undefined ? text.trim() || standard : { refused };
      }),
  };
}

function shown(question: string, choices: readonly { label: string; hint: string }[]): string {
  return [question, ...choices.map(({ label, hint }) => `  ${label}${hint && ` (${hint})`}`)].join('\n');
}
