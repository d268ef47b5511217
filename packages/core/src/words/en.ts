import { sections } from './en/sections.ts';
import { composeWords } from './say-fault.ts';

export const en = composeWords(sections);
