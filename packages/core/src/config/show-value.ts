import { visible } from '../text/visible.ts';
import type { Received } from './fault.ts';
import type { Expectation } from './fields.ts';
const longestShown = 60;

/** A value as a message may show it: cut short, and never one that may be a secret. */
export function showReceived(value: unknown, expects: Expectation): Received {
  if (Array.isArray(value)) return { kind: 'list' };
  if (typeof value === 'object' && value !== null) return { kind: 'object' };
  if (mayBeSecret(value, expects)) return { kind: 'hidden' };
  return { kind: 'value', text: typeof value === 'string' ? quoteText(value) : String(value) };
}

/** An address may hold its password, as a whole section given as one text may: "ftp://user:password@host". */
function mayBeSecret(value: unknown, expects: Expectation): boolean {
  if (expects.kind === 'host' || expects.kind === 'shop-address') return /[@?]/.test(String(value));
  return ['secret', 'url', 'section'].includes(expects.kind);
}

/** Text between quotes, on one line, cut short; control and invisible characters are written out. */
export function quoteText(text: string): string {
  const cut = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return visible(JSON.stringify(cut));
}

/** `orders.states[3]`, `orders.paymentCodes["Carte bancaire"]`. */
export function nameOfPath(path: ConfigPath): string {
  return path.reduce<string>((name, part) => name + nameOfPart(part, name === ''), '');
}

function nameOfPart(part: string | number, isFirst: boolean): string {
  if (typeof part === 'number') return `[${part}]`;
  if (!/^[$\w]{1,40}$/.test(part)) return `[${quoteText(part)}]`;
  return isFirst ? part : `.${part}`;
}

/** A place in a configuration: keys and positions in lists, from the root. */
export type ConfigPath = readonly (string | number)[];
