/** A whole number, or one with two decimals at most that are nought: '3', '-1', '3,00', '3.0'. */
const wholeQuantity = /^([+-]?\d{1,9})(?:[.,]0{1,2})?$/;

const integerPart = /[+-]?\d+/;

/**
 * Pairs in stock, as the cell says: may be negative. NaN where it is no whole quantity: '2,5', '', 'n/a', and also
 * '3,000', which may be three or three thousand.
 */
export function readQuantity(cell: string): number {
  const digits = wholeQuantity.exec(cell.trim())?.[1];
  return digits === undefined ? NaN : Number(digits);
}

/** What can be sold of a line. A till also writes zero and negative stock; both mean that nothing is there (contract, 7.5). */
export function sellable(quantity: number): number {
  return Math.max(0, quantity);
}

/** The same cell with another quantity, in the same form: '3,00' becomes '2,00', spaces stay. */
export function rewriteQuantity(cell: string, quantity: number): string {
  return cell.replace(integerPart, String(quantity));
}
