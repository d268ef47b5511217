import { sections as core } from '@passerelle/core/words/fr/sections.ts';
import { stock } from './stock.ts';
import { stockCycle } from './stock-cycle.ts';

/** Every word of this program, in French: the core’s, and its own. */
export const sections = { ...core, stock, stockCycle };
