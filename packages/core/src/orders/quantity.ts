/**
 * A quantity of whole units: "1", "1.000000" and "2,00" are whole, whatever the decimal sign of the file.
 * null: not a whole number, or beyond what anyone orders. Zero and less are numbers too: the caller decides.
 */
export function parseQuantity(text: string): number | null {
  const match = /^([-+]?\d{1,9})(?:[.,]0*)?$/.exec(text);
  return match ? Number(match[1]) : null;
}

/** "20.000" or "20,00 %" as hundredths of a percent: 2000. null: not a rate. No rate has thousands. */
export function parseRate(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d*))?\s*%?$/.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  const hundredths = Number(whole + fraction.slice(0, 2).padEnd(2, '0'));
  return (fraction[2] ?? '0') >= '5' ? hundredths + 1 : hundredths;
}
