import { secretForms, starredOut } from '../text/secret-forms.ts';
import { visible } from '../text/visible.ts';
import type { Output, World } from '../world/world.ts';

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
   * From now on this text is never told, in no form. Too short a text is no secret that could be told apart. The longest is
   * looked for first: of one that begins like another, the rest would stay.
   */
  hide(secret: string): void {
    this.#secrets.push(...secretForms(secret));
    this.#secrets.sort((a, b) => b.length - a.length);
  }

  tell(tone: Tone, text: string): void {
    const line = visible(this.censor(text));
    for (const listener of this.#listeners) listener(tone, line);
  }

  censor(text: string): string {
    return starredOut(text, this.#secrets);
  }
}

/** Before this a run is short, and says what it did when it has done it. Milliseconds. */
const quietMs = 1000;
const betweenMs = 100;

/**
 * How far a long run is: one line on the terminal, that takes the place of the one before and makes room for the next
 * sentence. Nothing where output is redirected. Written without escape sequences, for old consoles.
 */
export class Progress {
  readonly #out: Output | null;
  readonly #now: () => Date;
  readonly #startedAt: number;
  #shownAt = 0;
  #width = 0;

  /** `isWanted` false: `--quiet` and `--json` show no progress. */
  constructor({ err, now }: Pick<World, 'err' | 'now'>, isWanted: boolean) {
    this.#out = isWanted && err.isTerminal ? err : null;
    this.#now = now;
    this.#startedAt = now().getTime();
  }

  /** Cheap to call often: `text` is made only when it is shown, ten times a second at most. */
  show(text: () => string): void {
    if (!this.#out) return;
    const now = this.#now().getTime();
    const isTooEarly = now - this.#startedAt < quietMs || now - this.#shownAt < betweenMs;
    if (isTooEarly) return;
    this.#shownAt = now;
    this.#write(text());
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#width === 0) return;
    this.#write('');
    this.#out?.write('\r');
  }

  #write(line: string): void {
    this.#out?.write(`\r${line.padEnd(this.#width)}`);
    this.#width = line.length;
  }
}
