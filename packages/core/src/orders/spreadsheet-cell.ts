const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const formula = /^\s*=\s*"(.*)"\s*$/s;
const textMark = /^\s*['‘’](?=[+\d])/;
/** What begins otherwise is never one of them: nearly every cell is told by its first character. */
const suspect = /^\s*[='‘’]/;

/**
 * A cell as its reader sees it: spreadsheets keep the zeros of "01000" by writing `="01000"` or `'01000`. An apostrophe
 * before a letter stays ("'t Hart"). Outer blanks go.
 */
export function plainCell(text: string): string {
  if (!suspect.test(text)) return text.trim();
  const [, quoted] = formula.exec(text) ?? [];
  const inner = quoted === undefined ? text.replace(textMark, '') : quoted.replaceAll('""', '"');
  return inner.trim();
}

/** Without the characters that web pages leave and nobody sees: zero-width ones, soft hyphens, marks of direction. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}
