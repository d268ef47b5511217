import type { Language } from '@passerelle/core/words/formats.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { OrdersWords } from './words.ts';

export function wordsIn(language: Language): OrdersWords {
  return language === 'fr' ? fr : en;
}
