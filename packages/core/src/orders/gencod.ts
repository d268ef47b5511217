import { plainCell } from '../text/plain-cell.ts';
import { withoutInvisible } from './cells.ts';

const usualForm = /^[1-9]\d*$/;
const onlyDigits = /^\d+$/;
const onlyZeros = /^0*(?:[.,]0*)?$/;
/** What stands for "none": of databases, of people, and what a spreadsheet shows where a formula failed (#N/A, #REF!). */
const noCode =
  /^(?:null|nil|nan|none|nothing|undefined|aucune?|vide|n[/.]?[acd]\.?|[-–—_.?*/]+|#[a-z0/]+[!?]?)$/i;
const decimalZeros = /^(\d+|\d{1,3}(?:\D\d{3})+)[.,]0*$/;
const thousands = /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})+$/;
/** Digits in groups: "3 612345 678904", "978-2-1234-5680-3". */
const grouped = /^\d{1,7}(?:[-‐‑–.\s]+\d{1,7})+$/;
/** As long as an EAN-8, a UPC-A, an EAN-13 or a GTIN-14. */
const codeLength = /^(?:\d{8}|\d{12,14})$/;

/**
 * A gencod as the file means it, in orders and in the stock alike: without what spreadsheets and web pages leave around,
 * between and behind its digits. '' where there is none: "0", "NULL", "N/A", "-". Digits that a spreadsheet lost stay
 * lost: "3,61E+12" is given back as it is, and so is what is no number.
 */
export function cleanGencod(text: string): string {
  if (usualForm.test(text)) return text;
  const bare = withoutQuotes(plainCell(withoutInvisible(text)));
  if (onlyZeros.test(bare) || noCode.test(bare)) return '';
  const whole = thousands.test(bare) ? bare : (decimalZeros.exec(bare)?.[1] ?? bare);
  return (thousands.test(whole) ? digitsOf(whole) : codeOfGroups(whole)).replace(/\s/g, '');
}

function withoutQuotes(text: string): string {
  return text.replace(/^["'`‘’“”«\s]+|["'`‘’“”»\s]+$/g, '');
}

/** A shop's own code such as "1234-38" is no gencod in groups: it stays. */
function codeOfGroups(text: string): string {
  const digits = grouped.test(text) ? digitsOf(text) : '';
  return codeLength.test(digits) ? digits : text;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/**
 * Whether something stands on it that a spreadsheet or a web page has left there: who compares it as it is written does not
 * find it. Digits in groups are a way of writing them.
 */
export function isSpoilt(text: string): boolean {
  if (onlyDigits.test(text)) return false;
  const isGrouped = grouped.test(text) && !thousands.test(text);
  return !isGrouped && onlyDigits.test(cleanGencod(text));
}

/** What a spreadsheet makes of a long number: "3,6123E+12". The digits are lost. */
export function isScientific(code: string): boolean {
  return /^\d+([.,]\d+)?E\+?\d+$/i.test(code);
}

const zero = 48;

/** GS1 check digit of an EAN-8, UPC-A, EAN-13 or GTIN-14: weights 3 and 1 from the right. */
export function hasRightCheckDigit(code: string): boolean {
  if (!codeLength.test(code)) return false;
  let sum = 0;
  for (let place = 0; place < code.length; place += 1) {
    const weight = place % 2 === 0 ? 1 : 3;
    sum += weight * (code.charCodeAt(code.length - 1 - place) - zero);
  }
  return sum % 10 === 0;
}
