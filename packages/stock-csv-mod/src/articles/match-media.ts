import type { Article, ArticleMedium, MediumPlace } from './article.ts';
import { readFiles } from './article-cells.ts';

/** Files that may be images or documents of articles, in one folder. */
export interface MediaFolder {
  /** Plain names, and where each lies. */
  files: ReadonlyMap<string, MediumPlace>;
  /** How the files of an article are called: "{reference}*.jpg", "{gencod}.png". */
  patterns: readonly string[];
}

/** A medium found; its stamp is asked for later, of those that are used only. */
export type FoundMedium = Omit<ArticleMedium, 'stamp'>;

/**
 * The files of each article, in the order in which they are to be shown: what its cell names, else what the patterns find,
 * by name, "2" before "10". A file that two references match ("SOF", "SOFIA") belongs to the longer one. Upper and lower
 * case don't count, as on Windows.
 */
export function matchMedia(
  articles: readonly { article: Article; cell: string }[],
  folders: readonly MediaFolder[],
): Map<Article, FoundMedium[]> {
  const found = new Map(articles.map(({ article }): [Article, FoundMedium[]] => [article, []]));
  const claims = folders.flatMap((folder) => claimsIn(folder, articles));
  for (const { owners, medium } of strongest(claims))
    for (const { article, gencod } of owners) found.get(article)?.push({ ...medium, gencod });
  for (const { article, cell } of articles) {
    const named = readFiles(cell).map((name) => namedMedium(name, folders));
    if (named.length > 0) found.set(article, named);
  }
  return found;
}

/** A pattern of an article matches a file. */
interface Claim {
  article: Article;
  gencod: string;
  medium: Omit<FoundMedium, 'gencod'>;
  /** Place of the pattern in its list. */
  rank: number;
  /** Characters of the name that are the article's own. */
  strength: number;
}

function claimsIn({ files, patterns }: MediaFolder, articles: readonly { article: Article }[]): Claim[] {
  const names = [...files.keys()].map((name) => ({ name, low: name.toLowerCase() }));
  const sorted = names.toSorted((one, other) => (one.low < other.low ? -1 : 1));
  return articles.flatMap(({ article }) =>
    patterns.flatMap((pattern, rank) =>
      fillPattern(pattern, article).flatMap(({ gencod, filled, strength }) =>
        filesLike(filled, sorted).flatMap((name): Claim[] => {
          const place = files.get(name);
          return place ? [{ article, gencod, medium: { name, place }, rank, strength }] : [];
        }),
      ),
    ),
  );
}

interface Filled {
  gencod: string;
  /** Lower case; `*` for anything. */
  filled: string;
  strength: number;
}

/** The pattern with the article's own words; one for each gencod where it has that. */
function fillPattern(pattern: string, article: Article): Filled[] {
  const hasGencod = pattern.includes('{gencod}');
  const gencods = hasGencod ? article.variations.map(({ gencod }) => gencod) : [''];
  return gencods.flatMap((gencod) => {
    const words: Readonly<Record<string, string>> = { ...textsOf(article), gencod };
    const parts = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => words[part] ?? '');
    // A word that is not there would match the files of others.
    if (parts.includes('')) return [];
    const filled = pattern.replace(/\{(\w+)\}/g, (_, part: string) => words[part] ?? '').toLowerCase();
    return [{ gencod, filled, strength: parts.join('').length }];
  });
}

/** `*` is no joker in a reference. */
function textsOf({ reference, supplier, material, colour }: Article): Record<string, string> {
  const plain = (text: string) => text.replaceAll('*', ' ');
  return {
    reference: plain(reference),
    supplier: plain(supplier),
    material: plain(material),
    colour: plain(colour),
  };
}

/** What no file name can hold: somebody has written something else there, or nothing. */
const unwritable = /[\\/:*?"<>|\s]/;

function filesLike(filled: string, sorted: readonly { name: string; low: string }[]): string[] {
  const start = /^[^*\\/:?"<>|\s]*/.exec(filled)?.[0] ?? '';
  const form = new RegExp(`^${[...filled].map(formOf).join('')}$`, 'u');
  const found: string[] = [];
  for (let at = firstFrom(start, sorted); sorted[at]?.low.startsWith(start); at += 1) {
    const { name = '', low = '' } = sorted[at] ?? {};
    if (form.test(low)) found.push(name);
  }
  return found;
}

function formOf(character: string): string {
  if (character === '*') return '.*';
  if (unwritable.test(character)) return '[-_ .]?';
  return character.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

/** Index of the first name that is not before `start`. */
function firstFrom(start: string, sorted: readonly { low: string }[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.low ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Owned {
  owners: { article: Article; gencod: string }[];
  medium: Omit<FoundMedium, 'gencod'>;
}

/** Each file with those whose words are the longest; by pattern, then by name. */
function strongest(claims: readonly Claim[]): Owned[] {
  const byPlace = Map.groupBy(claims, ({ medium }) => medium.place);
  const order = new Intl.Collator('fr', { numeric: true }).compare;
  const best = [...byPlace.values()].map((all) => {
    const strength = Math.max(...all.map((claim) => claim.strength));
    const winners = all.filter((claim) => claim.strength === strength);
    return { winners, rank: Math.min(...winners.map(({ rank }) => rank)) };
  });
  return best
    .toSorted((one, other) => one.rank - other.rank || order(nameOf(one.winners), nameOf(other.winners)))
    .flatMap(({ winners }) => {
      const [first] = winners;
      if (first === undefined) return [];
      const owners = new Map(winners.map(({ article, gencod }) => [article, { article, gencod }]));
      return [{ owners: [...owners.values()], medium: first.medium }];
    });
}

function nameOf([first]: readonly Claim[]): string {
  return first?.medium.name ?? '';
}

/** What a cell names: an address, or a file of the folders; one that is nowhere is told when it is to be read. */
function namedMedium(text: string, folders: readonly MediaFolder[]): FoundMedium {
  if (/^https?:\/\//i.test(text))
    return { gencod: '', name: nameInAddress(text), place: { kind: 'address', address: text } };
  const low = text.toLowerCase();
  for (const { files } of folders)
    for (const [name, place] of files) if (name.toLowerCase() === low) return { gencod: '', name, place };
  return { gencod: '', name: text, place: { kind: 'local', path: '' } };
}

/** The last part of its path. */
function nameInAddress(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  const last = path.split('/').findLast((part) => part !== '') ?? 'image';
  try {
    return decodeURIComponent(last).replace(/[\\/:*?"<>|\p{Control}]/gu, '_');
  } catch {
    return last;
  }
}
