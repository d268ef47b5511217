const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const formula = /^=\s*"(.*)"$/s;
const textMark = /^['‘’](?=[+\d])/;
/** What begins otherwise is never one of them: nearly every cell is told by its first character. */
const suspect = ['=', "'", '‘', '’'];

/**
 * A cell as its reader sees it: spreadsheets keep the zeros of "01000" by writing `="01000"` or `'01000`. An apostrophe
 * before a letter stays ("'t Hart"). Outer blanks go.
 */
export function plainCell(text: string): string {
  const trimmed = text.trim();
  if (!suspect.includes(trimmed.charAt(0))) return trimmed;
  const [, quoted] = formula.exec(trimmed) ?? [];
  const inner = quoted === undefined ? trimmed.replace(textMark, '') : quoted.replaceAll('""', '"');
  return inner.trim();
}

/** Without the characters that web pages leave and nobody sees: zero-width ones, soft hyphens, marks of direction. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}
