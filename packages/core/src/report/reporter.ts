import { visible } from '../text/visible.ts';

/** How a sentence weighs: `detail` is for the trace and for --verbose. */
export type Tone = 'title' | 'plain' | 'detail' | 'good' | 'warning' | 'bad';

export type Listener = (tone: Tone, line: string) => void;

/**
 * Tells the run, sentence by sentence, to whoever listens: the trace, the terminal. What is told is made harmless here,
 * once for all: one line, no control character, no secret.
 */
export class Reporter {
  readonly #listeners: Listener[] = [];
  readonly #secrets: string[] = [];

  addListener(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /**
   * From now on this text is never told. Too short a text is no secret that could be told apart. The longest is looked for
   * first: of one that begins like another, the rest would stay.
   */
  hide(secret: string): void {
    if (secret.length < 3) return;
    this.#secrets.push(secret);
    this.#secrets.sort((a, b) => b.length - a.length);
  }

  tell(tone: Tone, text: string): void {
    const line = visible(this.censor(text));
    for (const listener of this.#listeners) listener(tone, line);
  }

  censor(text: string): string {
    return this.#secrets.reduce((censored, secret) => censored.replaceAll(secret, '*****'), text);
  }
}
