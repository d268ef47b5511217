import type { ArticleColumn } from '@passerelle/core/config/column-names.ts';
import { hasControlCharacter } from '@passerelle/core/files/foreign-content.ts';
import type { DecimalSign } from '@passerelle/core/orders/amounts.ts';
import { parseRate } from '@passerelle/core/orders/cells.ts';
import type { Article, CategoryPath, TextKind } from './article.ts';
import { readFlag, readList, readPaths, readWeight } from './article-cells.ts';
import type { ArticleColumns } from './article-columns.ts';
import { ArticleDraft, ArticleRefused } from './article-draft.ts';
import type { ArticleNote } from './article-fault.ts';
import { asHtml, cleanLabel, cleanMeta, cleanName, shownLength, type CleanText } from './clean-text.ts';
import type { RowCells } from './row-cells.ts';
import { readVariations } from './read-variations.ts';

/** What the configuration and the whole file say of each article. */
export interface BuildContext {
  columns: ArticleColumns;
  name: string;
  tax: 'with' | 'without';
  /** How many headings the file has. */
  width: number;
  /** Of the whole file; null: its cells do not show it. */
  decimalSign: DecimalSign | null;
}

/** An article but for its images and documents, whose cells are given instead. */
export interface BuiltArticle {
  article: Article;
  notes: readonly ArticleNote[];
  /** As the cells have them. */
  images: string;
  documents: string;
}

/** What the shop takes at most. */
const most = { reference: 64, shortDescription: 800, metaTitle: 255, metaDescription: 512, label: 128 };

/** Puts the lines of one article together. Throws ArticleRefused. */
export function buildArticle(
  key: string,
  rows: readonly [RowCells, ...RowCells[]],
  context: BuildContext,
): BuiltArticle {
  const draft = new ArticleDraft(rows);
  refuseDamaged(draft, context);
  const reference = referenceOf(draft);
  const { variations, price } = readVariations(draft, context);
  const isUnknowable = reference === '' && variations.some(({ gencod }) => gencod === '');
  if (isUnknowable) throw new ArticleRefused({ kind: 'article/no-identity', line: draft.line });
  const supplier = draft.agreed('supplier').text;
  const material = draft.agreed('material').text;
  const colour = draft.agreed('colour').text;
  const article: Article = {
    key,
    reference,
    name: nameOf(draft, context.name, { reference, supplier, material, colour }),
    ...{ supplier, material, colour },
    texts: textsOf(draft),
    categories: categoriesOf(draft),
    manufacturer: label(draft, 'manufacturer', 64) || null,
    weight: weightOf(draft, context.decimalSign),
    isActive: flagOf(draft),
    vatRate: rateOf(draft),
    price: price === null ? null : { amount: price, tax: context.tax },
    features: featuresOf(draft, context.columns),
    variations,
    images: [],
    documents: [],
    lines: rows.map(({ line }) => line),
  };
  const { notes } = draft;
  return { article, notes, images: draft.first('images').text, documents: draft.first('documents').text };
}

function refuseDamaged({ rows }: ArticleDraft, { columns: { at }, width: headings }: BuildContext): void {
  for (const { row } of rows) {
    const { line, cells } = row;
    if (row.isOdd) throw new ArticleRefused({ kind: 'article/odd-row', line, cells: cells.length, headings });
    for (const [column, index] of Object.entries(at)) {
      const value = index === null ? '' : (cells[index] ?? '');
      if (hasControlCharacter(value))
        throw new ArticleRefused({ kind: 'article/control-character', line, column, value });
    }
  }
}

function referenceOf(draft: ArticleDraft): string {
  const { text: reference, line } = draft.agreed('reference');
  if (/[;=<>{}]/.test(reference))
    throw new ArticleRefused({ kind: 'article/reference-characters', line, reference });
  const isLong = reference.length > most.reference;
  if (isLong)
    throw new ArticleRefused({ kind: 'article/reference-too-long', line, reference, most: most.reference });
  return reference;
}

type NameParts = Readonly<Record<'reference' | 'supplier' | 'material' | 'colour', string>>;

/** By the pattern; where that gives nothing, the name of the file. */
function nameOf(draft: ArticleDraft, pattern: string, parts: NameParts): string {
  const given = draft.first('name');
  const all: Readonly<Record<string, string>> = { ...parts, name: given.text };
  const filled = pattern.replace(/\{(\w+)\}/g, (_, part: string) => all[part] ?? '');
  const raw = filled.trim() === '' ? given.text : filled;
  const name = keep(draft, 'name', draft.line, raw, cleanName(raw));
  if (name === '') throw new ArticleRefused({ kind: 'article/no-name', line: draft.line });
  return name;
}

/** The text, and a note of what was done to it. */
function keep(
  { notes }: ArticleDraft,
  column: ArticleColumn,
  line: number,
  from: string,
  { text, isChanged, cutFrom }: CleanText,
): string {
  if (isChanged) notes.push({ kind: 'article-note/cleaned', line, column, from, to: text });
  if (cutFrom !== null)
    notes.push({ kind: 'article-note/cut', line, column, length: cutFrom, most: text.length });
  return text;
}

function label(draft: ArticleDraft, column: ArticleColumn, longest = most.label): string {
  const { text, line } = draft.first(column);
  return keep(draft, column, line, text, cleanLabel(text, longest));
}

function textsOf(draft: ArticleDraft): Article['texts'] {
  const texts: Partial<Record<TextKind, string>> = {};
  for (const kind of ['description', 'shortDescription'] as const) {
    const html = htmlOf(draft, kind);
    if (html !== '') texts[kind] = html;
  }
  for (const kind of ['metaTitle', 'metaDescription'] as const) {
    const { text, line } = draft.first(kind);
    const kept = keep(draft, kind, line, text, cleanMeta(text, most[kind]));
    if (kept !== '') texts[kind] = kept;
  }
  return texts;
}

/** '' for none, and for what the shop would refuse. */
function htmlOf(draft: ArticleDraft, kind: 'description' | 'shortDescription'): string {
  const { text, line } = draft.first(kind);
  const description = asHtml(text);
  if (description.kind === 'unsafe') {
    draft.notes.push({ kind: 'article-note/unsafe-html', line, column: kind });
    return '';
  }
  const length = shownLength(description.text);
  if (kind === 'description' || length <= most.shortDescription) return description.text;
  const cut = cleanLabel(text, most.shortDescription).text;
  draft.notes.push({ kind: 'article-note/cut', line, column: kind, length, most: cut.length });
  return cut;
}

function categoriesOf(draft: ArticleDraft): CategoryPath[] {
  const { text, line } = draft.first('category');
  return readPaths(text).flatMap((names) => {
    const [top, ...below] = names
      .map((name) => keep(draft, 'category', line, name, cleanLabel(name, most.label)))
      .filter((name) => name !== '');
    return top === undefined ? [] : [[top, ...below] as const];
  });
}

function weightOf(draft: ArticleDraft, sign: DecimalSign | null): number | null {
  const { text, line } = draft.agreed('weight');
  if (text === '') return null;
  const weight = readWeight(text, sign);
  if (weight === null || weight === 'unclear') throw unreadable('weight', text, line);
  return weight;
}

function flagOf(draft: ArticleDraft): boolean | null {
  const { text, line } = draft.agreed('active');
  const flag = text === '' ? null : readFlag(text);
  if (flag === undefined) throw unreadable('active', text, line);
  return flag;
}

function rateOf(draft: ArticleDraft): number | null {
  const { text, line } = draft.agreed('vatRate');
  const rate = text === '' ? null : parseRate(text);
  if (text !== '' && rate === null) throw unreadable('vatRate', text, line);
  return rate;
}

function unreadable(column: ArticleColumn, value: string, line: number): ArticleRefused {
  return new ArticleRefused({ kind: 'article/unreadable', line, column, value });
}

/** Each value once, in the order of the file. */
function featuresOf(draft: ArticleDraft, { features }: ArticleColumns): Article['features'] {
  const found = new Map<string, { feature: string; value: string }>();
  for (const { name: feature, index } of features) {
    for (const row of draft.rows) {
      for (const text of readList(row.at(index))) {
        const { text: value } = cleanLabel(text, 255);
        if (value !== '') found.set(`${feature}\n${value}`, { feature, value });
      }
    }
  }
  return [...found.values()];
}
