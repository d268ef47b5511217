import { detached } from '../files/decode.ts';
import { plainCell } from '../text/plain-cell.ts';
import type { Cents } from './model.ts';
import { type MoneyCell, OrdersRefused } from './orders-fault.ts';

export type DecimalSign = '.' | ',';

/** Spaces of all kinds and apostrophes between thousands; a currency before or after. */
const ornaments = /[\s\u00a0\u202f'’]|€|\$|£|EUR/g;
const amountForms: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^([-+\u2212]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/,
  ',': /^([-+\u2212]?)(\d+|\d{1,3}(?:\.\d{3})+)?(?:,(\d*))?$/,
};
/** Beyond this many digits before the decimal sign, cents are no longer exact. */
const maxDigits = 12;

/**
 * An amount as cents, by string arithmetic: "1 234,505" with ',' is 123451. Rounded to the cent, half away from zero.
 * null: it is no amount. An empty text is none either: whoever may meet one looks first.
 */
export function parseAmount(text: string, decimal: DecimalSign): Cents | null {
  return parsePlain(text, decimal) ?? parseOrnate(text, decimal);
}

const zero = 48;

/** "95.80" or "95.800000", as nearly every amount is written. null: it is written otherwise. */
function parsePlain(text: string, decimal: DecimalSign): Cents | null {
  const signAt = text.indexOf(decimal);
  if (signAt < 1 || signAt > maxDigits || text.length < signAt + 3) return null;
  let cents = 0;
  for (let index = 0; index < text.length; index++) {
    if (index === signAt) continue;
    const digit = text.charCodeAt(index) - zero;
    if (digit < 0 || digit > 9) return null;
    if (index <= signAt + 2) cents = cents * 10 + digit;
    else if (digit !== 0) return null;
  }
  return cents;
}

/** An amount as millionths, for what is rounded only once it is summed up or multiplied; else as `parseAmount`. */
export type Millionths = number;

export function parseExact(text: string, decimal: DecimalSign): Millionths | null {
  return parseOrnate(text, decimal, 6, 9);
}

function parseOrnate(text: string, decimal: DecimalSign, places = 2, mostDigits = maxDigits): number | null {
  const form = amountForms[decimal];
  const match = form.exec(text) ?? form.exec(text.replace(ornaments, ''));
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  const digits = whole.replace(/\D/g, '');
  if (digits + fraction === '' || digits.length > mostDigits) return null;
  const units = Number(digits + fraction.slice(0, places).padEnd(places, '0'));
  const rounded = (fraction[places] ?? '0') >= '5' ? units + 1 : units;
  const isNegative = (sign === '-' || sign === '\u2212') && rounded !== 0;
  return isNegative ? -rounded : rounded;
}

/** What one money cell tells of the decimal sign of its file. 'unclear': "1,234" may be either. */
export type DecimalEvidence = DecimalSign | 'unclear' | 'none';

export function decimalEvidenceOf(text: string): DecimalEvidence {
  const signs = text.match(/[.,]/g) ?? [];
  const last = signs.at(-1) as DecimalSign | undefined;
  if (last === undefined) return 'none';
  const other = last === '.' ? ',' : '.';
  const isRepeated = signs.filter((sign) => sign === last).length > 1;
  if (isRepeated) return other;
  if (signs.length > 1) return last;
  return isThousands(text.replace(ornaments, ''), last) ? 'unclear' : last;
}

/** Whether its one sign may stand between thousands: one to three digits before, three after. */
function isThousands(text: string, sign: DecimalSign): boolean {
  const [before = '', after = ''] = text.split(sign);
  return /^[-+\u2212]?[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after);
}

/** Finds the decimal sign of a file from its money cells: one clear cell is enough, two that contradict are too many. */
export class DecimalSurvey {
  readonly #first = new Map<DecimalEvidence, { value: string; offset: number }>();

  /** Whether a cell has shown that sign clearly. */
  has(sign: DecimalSign): boolean {
    return this.#first.has(sign);
  }

  /** `offset` is that of the row, to name its line if need be. */
  add(value: string, offset: number): void {
    const evidence = decimalEvidenceOf(plainCell(value));
    if (!this.#first.has(evidence)) this.#first.set(evidence, { value: detached(value), offset });
  }

  /** Throws OrdersRefused where the cells contradict each other, or none is clear. Without any sign it does not matter. */
  decimalSign(name: string, lineAt: (offset: number) => number): DecimalSign {
    const cell = (evidence: DecimalEvidence): MoneyCell | null => {
      const found = this.#first.get(evidence);
      return found ? { value: found.value, line: lineAt(found.offset) } : null;
    };
    const [point, comma, unclear] = [cell('.'), cell(','), cell('unclear')];
    if (point && comma) throw new OrdersRefused(name, { kind: 'decimal-contradiction', point, comma });
    if (unclear && !point && !comma)
      throw new OrdersRefused(name, { kind: 'decimal-unknown', cell: unclear });
    return comma ? ',' : '.';
  }
}
