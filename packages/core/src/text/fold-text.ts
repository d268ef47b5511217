import { remembered } from './remembered.ts';

/**
 * Text as people compare it: accents, case and punctuation do not count, spaces are folded. "Chèque-cadeau " and
 * "CHEQUE CADEAU" are the same.
 */
export const foldText = remembered(fold);

function fold(text: string): string {
  const apart = text.normalize('NFD');
  const folded = isLatin1.test(text)
    ? apart
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .replace(/[^0-9a-zªµº²³¹¼-¾ß-öø-ÿ]+/g, ' ')
    : apart
        .replace(/\p{Mark}/gu, '')
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}]+/gu, ' ');
  return folded.trim();
}

/** What nearly every text is made of: to ask for the properties of characters, V8 first compiles their tables. */
const isLatin1 = /^[\u0000-\u00ff]*$/;
