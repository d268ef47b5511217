/**
 * Text as vtiger can keep it: without what its database turns into question marks (emoji and other signs beyond U+FFFF,
 * halves of them), without control characters (they break every list they appear in) but for line breaks and tabs, and
 * cut here to what the field holds rather than there.
 */
export function cleanText(text: string, longest = 70_000): string {
  return text
    .replace(/[\u{10000}-\u{10FFFF}\p{Cs}]/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longest)
    .trimEnd();
}

/** As the CRM's database compares: case, accents and blanks at the end aside. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trimEnd();
}

/** An e-mail as we compare it: case aside, and nothing else. */
export function sameEmail(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
