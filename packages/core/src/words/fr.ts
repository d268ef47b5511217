import { sections } from './fr/sections.ts';
import { composeWords } from './say-fault.ts';

export const fr = composeWords(sections);
