const formula = /^=\s*"(.*)"$/s;
const textMark = /^['‘’](?=[+\d])/;
const [equalsSign, apostrophe] = ['=', "'"].map((mark) => mark.charCodeAt(0));
/** What begins otherwise is never one of them. */
const suspect = new Set(['=', "'", '‘', '’'].map((mark) => mark.charCodeAt(0)));

/**
 * A cell as its reader sees it: spreadsheets keep the zeros of "01000" by writing `="01000"` or `'01000`. An apostrophe
 * before a letter stays ("'t Hart"). Outer blanks go.
 */
export function plainCell(text: string): string {
  if (isBare(text)) return text;
  const trimmed = text.trim();
  if (!suspect.has(trimmed.charCodeAt(0))) return trimmed;
  const [, quoted] = formula.exec(trimmed) ?? [];
  const inner = quoted === undefined ? trimmed.replace(textMark, '') : quoted.replaceAll('""', '"');
  return inner.trim();
}

/** Empty, or neither a blank nor a mark at its ends, told by their codes alone: nearly every cell is such. */
function isBare(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  const isMark = first === equalsSign || first === apostrophe;
  return !isMark && isPrinted(first) && isPrinted(text.charCodeAt(text.length - 1));
}

/** Of ASCII, and no blank. */
function isPrinted(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
