/** Whether two values mean the same: equal, or the same number written with more or fewer decimals. */
export function sameValue(one: string, other: string): boolean {
  return one === other || meaningOf(one) === meaningOf(other);
}

/** A number without useless decimals; anything else as it is. A leading zero makes a code, not a number: 008, 01000. */
export function meaningOf(value: string): string {
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value);
  if (!isNumber) return value;
  const short = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return short === '-0' ? '0' : short;
}
