import type { fr } from './fr.ts';

/** Every word a person reads. French is the original; the compiler holds English to the same shape. */
export type Words = typeof fr;

export type Language = 'fr' | 'en';
