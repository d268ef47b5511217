/** States, payment labels and headings come again on every row: what they fold to is kept, up to this many texts. */
const mostKept = 10_000;
const kept = new Map<string, string>();

/**
 * Text as people compare it: accents, case and punctuation do not count, spaces are folded. "Chèque-cadeau " and
 * "CHEQUE CADEAU" are the same.
 */
export function foldText(text: string): string {
  const before = kept.get(text);
  if (before !== undefined) return before;
  const folded = fold(text);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, folded);
  return folded;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
