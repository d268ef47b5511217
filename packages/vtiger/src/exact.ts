/**
 * An exact decimal, in units of 10⁻¹⁸. Wide enough for a quantity (3 decimals) times a price (8) with a rate (5 as a
 * factor): no product that an order needs is ever rounded before it is meant to be.
 */
export type Exact = bigint;

const places = 18;
const one = 10n ** BigInt(places);
const tooLarge = 10n ** 15n * one;

export const nothing: Exact = 0n;

/** Reads `12`, `-12.50`, `1e-7`, or a JSON number. null: no number, or one that no invoice has (16 digits and more). */
export function exact(given: unknown): Exact | null {
  if (typeof given !== 'string' && typeof given !== 'number') return null;
  const parts = /^([+-]?)(\d{1,15})(?:\.(\d{1,18}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(String(given).trim());
  if (parts === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const size = shifted(BigInt(whole + fraction), places - fraction.length + Number(exponent));
  if (size === null || size >= tooLarge) return null;
  return sign === '-' ? -size : size;
}

/** null where digits would be lost, or the number leaves all bounds. */
function shifted(value: bigint, by: number): bigint | null {
  if (by > 40) return null;
  if (by >= 0) return value * 10n ** BigInt(by);
  const step = 10n ** BigInt(-by);
  return value % step === 0n ? value / step : null;
}

/** Exact for factors with 18 decimals between them. */
export function times(left: Exact, right: Exact): Exact {
  return (left * right) / one;
}

/** `amount` with tax: `rate` in percent. */
export function withTax(amount: Exact, rate: Exact): Exact {
  return amount + times(amount, rate) / 100n;
}

/** Rounded half away from zero, as money is. */
export function dividedBy(amount: Exact, divisor: Exact, decimals: number): Exact {
  const wide = 10n ** BigInt(decimals);
  const doubled = (2n * amount * wide) / divisor;
  const away = doubled < 0n ? doubled - 1n : doubled + 1n;
  return ((away / 2n) * one) / wide;
}

/** Rounded half away from zero to that many decimals. */
export function rounded(amount: Exact, decimals: number): Exact {
  return dividedBy(amount, one, decimals);
}

export function sum(amounts: Iterable<Exact>): Exact {
  let total = nothing;
  for (const amount of amounts) total += amount;
  return total;
}

export function absolute(amount: Exact): Exact {
  return amount < 0n ? -amount : amount;
}

/** `-12.5`, without zeros at the end; rounded to at most `decimals`. */
export function plain(amount: Exact, decimals: number): string {
  const [whole = '0', fraction = ''] = fixed(amount, decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}

/** `-12.50`: always that many decimals. */
export function fixed(amount: Exact, decimals: number): string {
  const size = absolute(rounded(amount, decimals));
  const digits = String(size / 10n ** BigInt(places - decimals)).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return amount < 0n && /[1-9]/.test(text) ? `-${text}` : text;
}
