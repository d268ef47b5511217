import { cleanGencod, isScientific } from '@passerelle/core/orders/gencod.ts';
import { plainCell } from '@passerelle/core/text/plain-cell.ts';

const onlyDigits = /^\d+$/;
const decimalNumber = /^\d+(?:\.\d+)?$/;
const halfSize = /^(\d+) ?(?: 1\/2|½)$/;

/**
 * A gencod as it is compared, with all that spreadsheets leave on it taken off; '' if there is none. "3,61E+12" is none:
 * it is written so for a thousand other shoes.
 */
export function gencodKey(gencod: string): string {
  const clean = cleanGencod(gencod);
  return isScientific(clean) ? '' : codeKey(clean);
}

/**
 * A product number or a shop code as it is compared; '' if there is none. Zeros on the left don't count: spreadsheets
 * drop them, and GS1 codes of 8, 12, 13 and 14 digits are one number space padded with them.
 */
export function codeKey(code: string): string {
  const text = plainCell(code);
  return onlyDigits.test(text) ? text.replace(/^0+/, '') : text.toUpperCase();
}

/** A reference as it is compared: case and runs of spaces don't count, zeros do. */
export function referenceKey(reference: string): string {
  return plainCell(reference).replace(/\s+/g, ' ').toUpperCase();
}

/** A size as it is compared: '38', '38,0' and '038' are one size; '38,5', '38.5', '38 1/2' and '38½' are another. */
export function sizeKey(size: string): string {
  const text = referenceKey(size).replace(halfSize, '$1.5').replace(',', '.');
  return decimalNumber.test(text) ? String(Number(text)) : text;
}

/** Reference and size together; '' unless both are there: a reference alone names every size of a shoe. */
export function modelKey(reference: string, size: string): string {
  const keys = [referenceKey(reference), sizeKey(size)];
  return keys.includes('') ? '' : keys.join('\n');
}

/** FNV-1a, 32 bits; never 0 for a text that is not empty. */
export function hashText(text: string): number {
  if (text === '') return 0;
  let hash = startOfHash;
  for (let at = 0; at < text.length; at += 1) hash = hashStep(hash, text.charCodeAt(at));
  return hash >>> 0 || 1;
}

export const startOfHash = 0x811c9dc5;

export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}
