import {
  decimalEvidenceOf,
  parseExact,
  type DecimalSign,
  type Millionths,
} from '@passerelle/core/orders/amounts.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';

/** A number read; 'unclear': "1,234" may be either; null: it is none. */
export type ReadAmount = Millionths | 'unclear' | null;

/**
 * An amount in the form that its own cell shows: "59,90", "59.90" and "1 299,00 €" may stand in one file. `usual`: the
 * decimal sign that other cells of the file show, for those that may be read both ways.
 */
export function readAmount(text: string, usual: DecimalSign | null): ReadAmount {
  const evidence = decimalEvidenceOf(text);
  const sign = evidence === 'unclear' ? usual : evidence === 'none' ? '.' : evidence;
  return sign === null ? 'unclear' : parseExact(text, sign);
}

/** The decimal sign that all clear cells show; null: none does, or they show both. */
export function usualSign(texts: Iterable<string>): DecimalSign | null {
  const signs = new Set<DecimalSign>();
  for (const text of texts) {
    const evidence = decimalEvidenceOf(text);
    if (evidence === '.' || evidence === ',') signs.add(evidence);
  }
  const [sign, ...others] = signs;
  return others.length === 0 ? (sign ?? null) : null;
}

/** Kilograms: "0,85", "0.85 kg", "850 g". */
export function readWeight(text: string, usual: DecimalSign | null): ReadAmount {
  const [, number = '', unit = 'kg'] = /^(.*?)\s*(kg|g)?$/i.exec(text) ?? [];
  const amount = readAmount(number, usual ?? (unit.toLowerCase() === 'kg' ? usual : '.'));
  if (amount === null || amount === 'unclear' || amount < 0) return amount === 'unclear' ? amount : null;
  return unit.toLowerCase() === 'g' ? Math.round(amount / 1000) : amount;
}

const yes = new Set(['1', 'o', 'oui', 'y', 'yes', 'true', 'vrai', 'x', 'actif', 'active']);
const no = new Set(['0', 'n', 'non', 'no', 'false', 'faux', 'inactif', 'inactive']);

/** undefined: neither yes nor no. */
export function readFlag(text: string): boolean | undefined {
  const folded = foldText(text);
  if (yes.has(folded)) return true;
  return no.has(folded) ? false : undefined;
}

/** "Cuir|Textile": several values of one cell. */
export function readList(text: string): string[] {
  return partsOf(text, /[|\n]/);
}

/** Several file names or addresses; an address may have commas and semicolons of its own. */
export function readFiles(text: string): string[] {
  return readList(text).flatMap((part) =>
    partsOf(part, /https?:/.test(part) ? /[,;]\s*(?=https?:)/ : /[,;]/),
  );
}

/** "Femme > Bottes | Promotions": paths from the top. */
export function readPaths(text: string): string[][] {
  return readList(text)
    .map((path) => partsOf(path, />/))
    .filter((parts) => parts.length > 0);
}

function partsOf(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
