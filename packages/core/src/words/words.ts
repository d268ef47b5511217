import type { Saying } from './saying.ts';
import type { Fault } from '../failure/failure.ts';
import type { Language } from './formats.ts';
import type { sections } from './fr/sections.ts';

/** Every word a person reads, by room. French is the original; the compiler holds English to the same shape. */
export type Sections = typeof sections;

export type Words = Sections & {
  /** What a person is told of a fault. */
  say: (fault: Fault) => Saying;
  /** Whether it has words of its own in this program. */
  canSay: (fault: Fault) => boolean;
};

/** The words of a program: the core's, and those that only the program says. */
export type WordsIn<W extends Words = Words> = (language: Language) => W;
