import type { OrdersColumnName } from '../config/column-names.ts';
import { hasControlCharacter } from '../files/foreign-content.ts';
import type { Column, OrderColumns } from './columns.ts';
import { foldText } from '../text/fold-text.ts';
import { remembered } from '../text/remembered.ts';
import type { RejectionReason } from './orders-fault.ts';

const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Without the characters that web pages leave and nobody sees: zero-width ones, soft hyphens, marks of direction. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** The parts of a cell that joins several values by commas ("A,B"); none for an empty cell. */
export function splitList(text: string): string[] {
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}

/**
 * A quantity of whole units: "1", "1.000000" and "2,00" are whole, whatever the decimal sign of the file.
 * null: not a whole number, or beyond what anyone orders. Zero and less are numbers too: the caller decides.
 */
export function parseQuantity(text: string): number | null {
  const match = /^([-+]?\d{1,9})(?:[.,]0*)?$/.exec(text);
  return match ? Number(match[1]) : null;
}

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
const currencies = new Map(Object.entries(names).flatMap(([code, all]) => all.map((name) => [name, code])));
const isoForm = /^[a-z]{3}$/i;

/**
 * The ISO 4217 code of a currency, from that code, its sign, its name, or two of them that agree ("Euro (EUR)",
 * "EUR €"). 'EUR' for an empty text. null: no telling.
 */
export const parseCurrency = remembered(readCurrency);

function readCurrency(text: string): string | null {
  if (text === '') return 'EUR';
  const found = codeOf(text);
  if (found !== null) return found;
  const parts = text.split(/[\s()[\]/,;-]+/).filter((part) => part !== '');
  const [first, ...others] = parts.map(codeOf);
  return others.length > 0 && others.every((one) => one === first) ? (first ?? null) : null;
}

function codeOf(text: string): string | null {
  const named = currencies.get(text.toLowerCase()) ?? currencies.get(foldText(text));
  return named ?? (isoForm.test(text) ? text.toUpperCase() : null);
}

const plainRate = /^(\d{1,3})(?:[.,](\d*))?$/;
const percentages = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%/g;
/** What is more, or less without being none, is no rate of any country: 0.2 is 20 % written as a fraction. */
const [lowest, highest] = [50, 10_000];

/**
 * "20.000", "20,00 %", or a name of the tax that holds one percentage, as PrestaShop's own do ("TVA FR 5,5 %",
 * "FR Taux standard (20%)"): hundredths of a percent, 2000. null: nothing, or no telling which rate is meant.
 */
export const parseRate = remembered(readRate);

function readRate(text: string): number | null {
  const [found, ...others] = plainRate.test(text) ? [text] : percentagesIn(text);
  if (found === undefined || others.length > 0) return null;
  const [, whole = '', fraction = ''] = plainRate.exec(found) ?? [];
  const hundredths = Number(whole + fraction.slice(0, 2).padEnd(2, '0'));
  const rate = (fraction[2] ?? '0') >= '5' ? hundredths + 1 : hundredths;
  return rate === 0 || (rate >= lowest && rate <= highest) ? rate : null;
}

/** "20 % (20 %)" is one. */
function percentagesIn(text: string): string[] {
  return [...new Set([...text.matchAll(percentages)].map(([, rate = '']) => rate))];
}

/** What an article is known by: it can't be shown with another character in place of a damaged one, as a name can. */
const articleCodes: readonly OrdersColumnName[] = ['ean13', 'lineRef'];

/**
 * Why an order with a damaged cell can't be taken: a NUL in a cell that is read, or another control character in an
 * article's code. null: there is none. In what is only shown, a control character is replaced when the order is written.
 */
export function findControlCharacter(
  rows: readonly (readonly string[])[],
  columns: OrderColumns,
): RejectionReason | null {
  const coded = articleCodes.flatMap((name) => columns.find(name) ?? []);
  return (
    reasonIn(coded, rows, hasControlCharacter) ?? reasonIn(columns.all(), rows, (cell) => cell.includes('\0'))
  );
}

function reasonIn(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  isDamaged: (cell: string) => boolean,
): RejectionReason | null {
  for (const { index, heading } of columns) {
    const value = rows.map((cells) => cells[index] ?? '').find(isDamaged);
    if (value !== undefined) return { kind: 'control-character', column: heading, value };
  }
  return null;
}
