const formula = /^=\s*"(.*)"$/s;
const textMark = /^['‘’](?=[+\d])/;
/** What begins otherwise is never one of them: nearly every cell is told by its first character. */
const suspect = new Set(['=', "'", '‘', '’'].map((mark) => mark.charCodeAt(0)));

/**
 * A cell as its reader sees it: spreadsheets keep the zeros of "01000" by writing `="01000"` or `'01000`. An apostrophe
 * before a letter stays ("'t Hart"). Outer blanks go.
 */
export function plainCell(text: string): string {
  const trimmed = text.trim();
  if (!suspect.has(trimmed.charCodeAt(0))) return trimmed;
  const [, quoted] = formula.exec(trimmed) ?? [];
  const inner = quoted === undefined ? trimmed.replace(textMark, '') : quoted.replaceAll('""', '"');
  return inner.trim();
}
