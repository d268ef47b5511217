import { composeWords } from '@passerelle/core/words/say-fault.ts';
import { sections } from './fr/sections.ts';
import { ordersSayings } from './say-fault.ts';

export const fr = composeWords(sections, ordersSayings);
