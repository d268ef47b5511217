import { decodeHTML } from 'entities';

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * Without control characters, which nothing may obey, and without what no XML may hold; line ends and tabs stay, they are
 * part of addresses and notes. Half a character becomes U+FFFD.
 */
export function withoutControls(text: string): string {
  return text.replace(controls, '').toWellFormed();
}

/** A text of the shop as a person reads it: entities decoded, one line, cut after 300 characters. For messages only. */
export function forAPerson(text: string): string {
  const line = withoutControls(decodeHTML(text)).replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
