/** Millionths: the shop's amounts have six decimals, and their sums and products stay exact. */
export type Millionths = bigint;

/** '62.550000' is 62550000n; digits beyond six are cut. undefined: it is no amount. */
export function millionthsOf(text: string): Millionths | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '') return undefined;
  const digits = BigInt(whole + fraction.slice(0, 6).padEnd(6, '0'));
  return sign === '-' ? -digits : digits;
}

export function amountText(amount: Millionths): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(7, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Of that, and less, no reduction is made: it is a rounding. */
export const halfACent: Millionths = 5_000n;

/** `percent`: '20.000' is 20000000n. */
export function withTax(net: Millionths, percent: Millionths): Millionths {
  return divided(net * (100_000_000n + percent), 100_000_000n);
}

/** Halves away from zero. */
export function divided(amount: bigint, by: bigint): bigint {
  const half = (by < 0n ? -by : by) / 2n;
  return (amount < 0n ? amount - half : amount + half) / by;
}

/** Whole cents. */
export function centsOf(amount: Millionths): bigint {
  return divided(amount, 10_000n);
}
