/** What a person answered, or that they want one step back, or to leave. */
export type Answer<T> = { kind: 'answer'; value: T } | { kind: 'back' } | { kind: 'leave' };

export interface Choice {
  value: string;
  label: string;
  /** Said beside it; '' for nothing. */
  hint: string;
}

export interface Typing {
  /** What an empty answer means; '' where nothing does. */
  standard: string;
  /** Nothing of what is typed is shown. */
  isHidden: boolean;
  /** Why an answer cannot be taken: it is asked for again. undefined: it can. */
  refuse: (text: string) => string | undefined;
}

/** The person at the keyboard, and ways to ask. */
export interface Keyboard {
  choose(question: string, choices: readonly Choice[], standard: string): Promise<Answer<string>>;
  /** Any number of them, in the order of the choices. */
  chooseSome(
    question: string,
    choices: readonly Choice[],
    standard: readonly string[],
  ): Promise<Answer<string[]>>;
  /** Without the blanks around it. */
  type(question: string, how: Typing): Promise<Answer<string>>;
}
