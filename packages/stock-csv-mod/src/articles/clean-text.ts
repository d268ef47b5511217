/** What the shop takes of names: characters in clear, HTML nowhere. */
const mostNameCharacters = 128;

export interface CleanText {
  text: string;
  /** Something else than blanks and markup was taken out or replaced. */
  isChanged: boolean;
  /** Characters that it had, where it was cut; else null. */
  cutFrom: number | null;
}

const tag = /<\/?[a-z][^<>]*>/gi;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** A product's name: without markup, `< > ; = # { }`, control characters; cut at a word. */
export function cleanName(text: string): CleanText {
  return clean(text, /[<>;=#{}]/g, mostNameCharacters);
}

/** What search engines are shown. */
export function cleanMeta(text: string, most: number): CleanText {
  return clean(text, /[<>={}]/g, most);
}

/** A feature's, category's or attribute's own name. */
export function cleanLabel(text: string, most: number): CleanText {
  return clean(text, /[<>;=#{}]/g, most);
}

function clean(text: string, refused: RegExp, most: number): CleanText {
  const bare = fold(
    withoutMarkup(text)
      .replace(refused, ' ')
      .replace(/\p{Control}/gu, ' '),
  );
  const isChanged = bare !== fold(text);
  if (bare.length <= most) return { text: bare, isChanged, cutFrom: null };
  return { text: cutAtWord(bare, most), isChanged, cutFrom: bare.length };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutMarkup(text: string): string {
  return text
    .replace(tag, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? '');
}

/** A pair of surrogates is one character: it stays whole. */
function cutAtWord(text: string, most: number): string {
  const start = text.slice(0, most + 1);
  const blank = start.lastIndexOf(' ');
  const end = blank > most / 2 ? blank : most;
  return text
    .slice(0, end)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

/** Elements and attributes that the shop refuses in a description. */
const unsafe =
  /<\s*\/?\s*(?:script|iframe|frame|form|input|embed|object|style|link|meta)\b|\son\w+\s*=|javascript:/i;

export type Description = { kind: 'html'; text: string } | { kind: 'unsafe' };

/** A description as HTML; plain text becomes HTML that shows the same. */
export function asHtml(text: string): Description {
  const plain = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, ' ');
  if (unsafe.test(plain)) return { kind: 'unsafe' };
  const isHtml = plain.search(tag) >= 0;
  return { kind: 'html', text: isHtml ? plain : escapeHtml(plain) };
}

function escapeHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/\r\n?|\n/g, '<br />');
}

/** How long a description is for the shop: markup does not count. */
export function shownLength(html: string): number {
  return fold(withoutMarkup(html)).length;
}
