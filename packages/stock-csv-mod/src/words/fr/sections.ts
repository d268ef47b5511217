import { sections as core } from '@passerelle/core/words/fr/sections.ts';
import { articleFaults } from './article-faults.ts';
import { articles } from './articles.ts';
import { customers } from './customers.ts';
import { stock } from './stock.ts';
import { stockCycle } from './stock-cycle.ts';

/** Every word of this program, in French: the core's, and its own. */
export const sections = { ...core, articleFaults, articles, customers, stock, stockCycle };
