import { foldText } from './fold-text.ts';

/** Signs and names, English and French, as shops write them in place of the code; folded. */
const names: Readonly<Record<string, readonly string[]>> = {
  EUR: ['€', 'euro', 'euros'],
  USD: ['$', 'us$', '$us', 'dollar', 'dollars', 'us dollar', 'us dollars', 'dollar us', 'dollar americain'],
  GBP: [
    '£',
    'pound',
    'pounds',
    'british pound',
    'pound sterling',
    'livre',
    'livre sterling',
    'livres sterling',
  ],
  CHF: ['franc suisse', 'francs suisses', 'swiss franc', 'swiss francs'],
  CAD: ['ca$', 'c$', '$ca', 'dollar canadien', 'canadian dollar'],
};
const codes = new Map(Object.entries(names).flatMap(([code, all]) => all.map((name) => [name, code])));
const isoForm = /^[a-z]{3}$/i;

/**
 * The ISO 4217 code of a currency, from that code, its sign, its name, or two of them that agree ("Euro (EUR)",
 * "EUR €"). 'EUR' for an empty text. null: no telling.
 */
export function parseCurrency(text: string): string | null {
  if (text === '') return 'EUR';
  const found = codeOf(text);
  if (found !== null) return found;
  const parts = text.split(/[\s()[\]/,;-]+/).filter((part) => part !== '');
  const [first, ...others] = parts.map(codeOf);
  return others.length > 0 && others.every((one) => one === first) ? (first ?? null) : null;
}

function codeOf(text: string): string | null {
  const named = codes.get(text.toLowerCase()) ?? codes.get(foldText(text));
  return named ?? (isoForm.test(text) ? text.toUpperCase() : null);
}
