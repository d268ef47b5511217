import { forAPerson } from './text.ts';

/** A page for people: that of a firewall, of a shop under maintenance, or the shop itself. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(text);
}

/** What the page says at its head, '' if nothing. */
export function titleOf(text: string): string {
  return forAPerson(/<title[^>]*>([\s\S]*?)<\/title>/i.exec(text)?.[1] ?? '');
}
