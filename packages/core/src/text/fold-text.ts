import { remembered } from './remembered.ts';

/**
 * Text as people compare it: accents, case and punctuation do not count, spaces are folded. "Chèque-cadeau " and
 * "CHEQUE CADEAU" are the same.
 */
export const foldText = remembered(fold);

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
