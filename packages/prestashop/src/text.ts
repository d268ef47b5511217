import { decodeHTML } from 'entities';

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * Without control characters, which nothing may obey, and without what no XML may hold; line ends and tabs stay, they are
 * part of addresses and notes. Half a character becomes U+FFFD.
 */
export function withoutControls(text: string): string {
  return isPlain(text) ? text : text.replace(controls, '').toWellFormed();
}

/** Nothing in it can be a control character or half of one: nearly every text, and told fast. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code > 0x7e && code < 0xa0) || code > 0xd7ff) return false;
  }
  return true;
}

/** A text of the shop as a person reads it: entities decoded, one line, cut after 300 characters. For messages only. */
export function forAPerson(text: string): string {
  const line = withoutControls(decodeHTML(text)).replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
