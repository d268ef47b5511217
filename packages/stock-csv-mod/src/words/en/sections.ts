import { sections as core } from '@passerelle/core/words/en/sections.ts';
import type { StockSections } from '../words.ts';
import { articleFaults } from './article-faults.ts';
import { articles } from './articles.ts';
import { customers } from './customers.ts';
import { stock } from './stock.ts';
import { stockCycle } from './stock-cycle.ts';

export const sections: StockSections = { ...core, articleFaults, articles, customers, stock, stockCycle };
