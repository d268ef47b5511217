import type { Words } from '@passerelle/core/words/words.ts';
import type { sections } from './fr/sections.ts';

/** The core's words and those that only this program says. French is the original; the compiler holds English to it. */
export type OrdersSections = typeof sections;

export type OrdersWords = OrdersSections & Pick<Words, 'say' | 'canSay'>;
