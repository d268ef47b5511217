import { sections as core } from '@passerelle/core/words/en/sections.ts';
import type { StockSections } from '../words.ts';
import { customers } from './customers.ts';
import { stock } from './stock.ts';
import { stockCycle } from './stock-cycle.ts';

export const sections: StockSections = { ...core, customers, stock, stockCycle };
