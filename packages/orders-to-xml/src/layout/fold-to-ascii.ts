/** Letters and signs that taking accents off does not bring to ASCII. */
const spelledOut: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '€': 'EUR',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '°': 'o',
  '\u00A0': ' ',
  '\u202F': ' ',
};

/** The text in ASCII: accents off, ligatures and signs spelled out, `?` for what has no Latin spelling. */
export function foldToAscii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\u0000-\u007F]/gu, (character) => spelledOut[character] ?? '?');
}
