import type { Language } from '@passerelle/core/words/formats.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { StockWords } from './words.ts';

export function wordsIn(language: Language): StockWords {
  return language === 'fr' ? fr : en;
}
