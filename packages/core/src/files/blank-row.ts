/** A row of nothing but delimiters, quotes and blanks is no row: spreadsheets and tills leave them behind. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every(isBlankCell);
}

function isBlankCell(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) if (!isBlankCode(cell.charCodeAt(at))) return false;
  return true;
}

/** Of a byte or of a character: a tab, a line end, a space. */
export function isBlankCode(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
