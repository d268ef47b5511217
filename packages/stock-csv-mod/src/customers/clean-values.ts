import type { Title } from '@passerelle/core/ports/customer-details.ts';
import type { Cleaned, CleanedField, EmailFault } from './customers-fault.ts';

/** A value that the shop takes, and what had to be changed for that. */
export interface CleanValue {
  text: string;
  cleaned: readonly Cleaned[];
}

/** What PrestaShop refuses in each field. A blank takes its place, so that two words stay two. */
const refused: Readonly<Record<CleanedField, RegExp>> = {
  lastName: /[0-9!<>,;?=+()/\\@#"°*`{}_^$%:¤[\]|]/gu,
  firstName: /[0-9!<>,;?=+()/\\@#"°*`{}_^$%:¤[\]|]/gu,
  company: /[<>={};]/gu,
  street: /[!<>?=+@{}_$%]/gu,
  city: /[!<>;?=+@#"°{}_$%]/gu,
  phone: /[^+0-9. ()/-]/gu,
};

/** Names, streets and telephones as PrestaShop takes them. */
export function cleanValue(field: CleanedField, given: string): CleanValue {
  const text = withoutControls(given);
  const pattern = refused[field];
  const bad = [...new Set(text.match(pattern) ?? [])].join('');
  const clean = shapes[field]?.(text.replace(pattern, ' ')) ?? text.replace(pattern, ' ');
  const single = clean.replace(/\s+/g, ' ').trim();
  const isChanged = single !== text.replace(/\s+/g, ' ').trim();
  const characters = bad === '' && isChanged ? '.' : bad;
  return { text: single, cleaned: isChanged ? [{ field, characters }] : [] };
}

/** "J.P." is refused, "J. P." is not. */
const dotted = (text: string): string => text.replace(/[.。](?=\S)/gu, '. ');
/** What letters leave of "04 75 00 00 00 (bureau)". */
const dialled = (text: string): string => text.replace(/\(\s*\)/g, ' ');

const shapes: Partial<Record<CleanedField, (text: string) => string>> = {
  lastName: dotted,
  firstName: dotted,
  phone: dialled,
};

function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').trim();
}

/** Digits alone, as PrestaShop shows them; what is none stays. */
export function cleanNumber(given: string): string {
  return given.replace(/[\s.]/g, '').replace(/[<>={}]/g, '');
}

const longestEmail = 255;

/** The address in small letters, or why it is none that can be trusted to reach somebody. */
export function readEmail(given: string): { email: string } | { why: EmailFault } {
  const text = given.trim().replace(/^mailto:/i, '');
  const isList = text.split('@').length > 2 && /[\s;,|/]/.test(text);
  if (isList) return { why: { kind: 'several' } };
  if (/\s/.test(text)) return { why: { kind: 'blank' } };
  const stranger = /[^a-z0-9.!#$%&'*+/=?^_`{|}~@-]/iu.exec(text)?.[0];
  if (stranger !== undefined) return { why: { kind: 'character', character: stranger } };
  if (text.length > longestEmail) return { why: { kind: 'too-long', most: longestEmail } };
  return isSound(text) ? { email: text.toLowerCase() } : { why: { kind: 'form' } };
}

/** One @, a name without dots at its ends or side by side, a domain of letters, digits and hyphens that ends in letters. */
function isSound(text: string): boolean {
  const [name = '', domain = '', ...more] = text.split('@');
  if (more.length > 0 || name === '' || name.length > 64) return false;
  if (/^\.|\.$|\.\./.test(name)) return false;
  return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(domain);
}

/** "Monsieur", "M", "Mme", "Mlle", "Mrs": as PrestaShop knows them; '' for anything else. */
export function readTitle(given: string): Title {
  const folded = given.toLowerCase().replace(/[^a-zà-ÿ]/g, '');
  if (['m', 'mr', 'monsieur', 'mister'].includes(folded)) return 'M.';
  return ['mme', 'mlle', 'madame', 'mademoiselle', 'mrs', 'ms', 'miss'].includes(folded) ? 'Mme' : '';
}
