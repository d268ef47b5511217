const plainRate = /^(\d{1,3})(?:[.,](\d*))?$/;
const percentages = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%/g;
/** What is more, or less without being none, is no rate of any country: 0.2 is 20 % written as a fraction. */
const [lowest, highest] = [50, 10_000];

/**
 * "20.000", "20,00 %", or a name of the tax that holds one percentage, as PrestaShop's own do ("TVA FR 5,5 %",
 * "FR Taux standard (20%)"): hundredths of a percent, 2000. null: nothing, or no telling which rate is meant.
 */
export function parseRate(text: string): number | null {
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
