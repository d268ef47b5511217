import { composeWords } from '@passerelle/core/words/say-fault.ts';
import { shopSayings } from '@passerelle/prestashop/adapters/say-shop.ts';
import { sections } from './en/sections.ts';
import { crmSayings } from './say-crm.ts';
import { ordersSayings } from './say-fault.ts';
import { writeBackSayings } from './say-write-back.ts';

export const en = composeWords(sections, ordersSayings, shopSayings, crmSayings, writeBackSayings);
