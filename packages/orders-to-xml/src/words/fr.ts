import { composeWords } from '@passerelle/core/words/say-fault.ts';
import { shopSayings } from '@passerelle/prestashop/adapters/say-shop.ts';
import { sections } from './fr/sections.ts';
import { crmSayings } from './say-crm.ts';
import { ordersSayings } from './say-fault.ts';
import { writeBackSayings } from './say-write-back.ts';

export const fr = composeWords(sections, ordersSayings, shopSayings, crmSayings, writeBackSayings);
