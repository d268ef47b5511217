import { composeWords } from '@passerelle/core/words/say-fault.ts';
import { shopSayings } from '@passerelle/prestashop/adapters/say-shop.ts';
import { customersSayings } from './say-customers.ts';
import { sections } from './fr/sections.ts';
import { articleSayings } from './article-sayings.ts';
import { stockSayings } from './say-fault.ts';

export const fr = composeWords(sections, stockSayings, articleSayings, shopSayings, customersSayings);
