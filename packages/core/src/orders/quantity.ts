/**
 * A quantity of whole units: "1", "1.000000" and "2,00" are whole, whatever the decimal sign of the file.
 * null: not a whole number, or beyond what anyone orders. Zero and less are numbers too: the caller decides.
 */
export function parseQuantity(text: string): number | null {
  const match = /^([-+]?\d{1,9})(?:[.,]0*)?$/.exec(text);
  return match ? Number(match[1]) : null;
}
