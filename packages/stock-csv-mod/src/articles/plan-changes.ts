import { createHash } from 'node:crypto';
import type { ProductFields, ShopProduct, ShopTexts } from '@passerelle/core/ports/catalogue.ts';
import type { Article, TextKind } from './article.ts';
import type { ArticlePart } from './article-rules.ts';
import { rateOf, taxesOf, taxGroupFor, type PlanContext } from './plan-context.ts';
import { featuresOf } from './plan-new-product.ts';
import { centsOf, shownPrice, storedPrice } from './prices.ts';
import type { FieldChange, Told } from './product-step.ts';

/** What of a product differs from its article, in the parts that are written. Throws Unresolved. */
export function planChanges(
  article: Article,
  product: ShopProduct,
  parts: ReadonlySet<ArticlePart>,
  context: PlanContext,
): FieldChange[] {
  const changes = [
    parts.has('name') ? nameChange(article, product, context) : undefined,
    ...(parts.has('texts') ? textChanges(article, product, context) : []),
    parts.has('vat') ? taxChange(article, product, context) : undefined,
    parts.has('price') ? priceChange(article, product, parts, context) : undefined,
    parts.has('manufacturer') ? manufacturerChange(article, product, context) : undefined,
    parts.has('category') ? categoryChange(article, product, context) : undefined,
    parts.has('weight') ? weightChange(article, product) : undefined,
    parts.has('features') ? featureChange(article, product, context) : undefined,
    parts.has('active') ? activeChange(article, product) : undefined,
  ];
  return changes.filter((change) => change !== undefined);
}

function change(part: ArticlePart, before: Told, after: Told, fields: ProductFields): FieldChange {
  return { kind: 'change', part, before, after, fields };
}

/**
 * The shop's own language, and those that have the same text as it, or none: a translation that somebody made stays.
 * undefined: nothing differs.
 */
function retold(before: ShopTexts, text: string, { facts }: PlanContext): ShopTexts | undefined {
  const [own = 0] = facts.languages;
  const read = (language: number): string => before.get(language) ?? before.get(0) ?? '';
  const copies = facts.languages.filter((language) => ['', read(own)].includes(read(language)));
  if (copies.every((language) => read(language) === text)) return undefined;
  return new Map(copies.map((language) => [language, text]));
}

export function ownText(texts: ShopTexts, { facts }: PlanContext): string {
  return texts.get(facts.languages[0] ?? 0) ?? texts.get(0) ?? '';
}

function nameChange(
  { name }: Article,
  { names }: ShopProduct,
  context: PlanContext,
): FieldChange | undefined {
  const after = retold(names, name, context);
  return after && change('name', ownText(names, context), name, { names: after });
}

function textChanges({ texts }: Article, product: ShopProduct, context: PlanContext): FieldChange[] {
  const entries = Object.entries(texts) as [TextKind, string][];
  return entries.flatMap(([kind, text]) => {
    const before = product.texts[kind];
    const own = ownText(before, context);
    const after = retold(before, text, context);
    if (after === undefined || isAsWritten(product.id, kind, { text, own }, context)) return [];
    return [change('texts', own, text, { texts: { [kind]: after } })];
  });
}

/** The shop cleans HTML: what it made of a text when it was written is that text. */
function isAsWritten(
  product: number,
  kind: TextKind,
  { text, own }: { text: string; own: string },
  { memory }: PlanContext,
): boolean {
  if (plainHtml(own) === plainHtml(text)) return true;
  const fact = memory.fact(product, textFact(kind));
  return fact !== null && fact.said === textHash(text) && fact.found === textHash(own);
}

export function textFact(kind: TextKind): string {
  return `text:${kind}`;
}

export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function plainHtml(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/ ?\/>/g, '>').replace(/> </g, '><').trim();
}

function taxChange(article: Article, product: ShopProduct, context: PlanContext): FieldChange | undefined {
  const { vatRate } = article;
  if (vatRate === null || rateOf(product.taxGroup, context) === vatRate) return undefined;
  const after = taxGroupFor(vatRate, context);
  const before = context.facts.taxGroups.find(({ id }) => id === product.taxGroup)?.name ?? '';
  return change('vat', before, after.name, { taxGroup: after.id });
}

/** The group that the product has, or will have when this is written. */
export function taxGroupThen(
  { vatRate }: Article,
  product: ShopProduct,
  parts: ReadonlySet<ArticlePart>,
  context: PlanContext,
): number {
  const isKept = vatRate === null || !parts.has('vat') || rateOf(product.taxGroup, context) === vatRate;
  return isKept ? product.taxGroup : taxGroupFor(vatRate, context).id;
}

/** Held to what is shown: the sixth decimal of what is stored is nobody's affair. */
function priceChange(
  article: Article,
  product: ShopProduct,
  parts: ReadonlySet<ArticlePart>,
  context: PlanContext,
): FieldChange | undefined {
  const { price } = article;
  if (price === null) return undefined;
  const taxGroup = taxGroupThen(article, product, parts, context);
  const taxes = taxesOf(taxGroup, product.ecotax, context);
  const stored = storedPrice(price, taxes, context.rules.decimals);
  const isTaxKept = taxGroup === product.taxGroup;
  const isSame =
    price.tax === 'with'
      ? isTaxKept && product.shownPrice === centsOf(price.amount)
      : product.price === stored;
  if (isSame) return undefined;
  const before = { cents: product.shownPrice };
  return change('price', before, { cents: shownPrice(stored, taxes) }, { price: stored });
}

function manufacturerChange(
  { manufacturer: name }: Article,
  { manufacturer: before }: ShopProduct,
  { names, facts }: PlanContext,
): FieldChange | undefined {
  if (name === null) return undefined;
  const manufacturer = names.manufacturer(name);
  if (manufacturer === before) return undefined;
  const there = facts.manufacturers.find(({ id }) => id === before);
  return change('manufacturer', [...(there?.names.values() ?? [])][0] ?? '', name, { manufacturer });
}

/** Categories that a person added stay; those that an earlier file named, and this one does not, go. */
function categoryChange(
  article: Article,
  product: ShopProduct,
  context: PlanContext,
): FieldChange | undefined {
  if (article.categories.length === 0) return undefined;
  const { names, memory } = context;
  const wanted = [...new Set(article.categories.map((path) => names.category(path)))];
  const last = (memory.fact(product.id, categoriesFact)?.said ?? '').split(',').map(Number);
  const kept = product.categories.filter((id) => !last.includes(id) && !wanted.includes(id));
  const [mainCategory = 0] = wanted;
  const after = [...wanted, ...kept];
  if (mainCategory === product.mainCategory && isSameSet(after, product.categories)) return undefined;
  const before = context.facts.categories.find(({ id }) => id === product.mainCategory);
  const [path] = article.categories;
  return change('category', before ? ownText(before.names, context) : '', path?.join(' > ') ?? '', {
    mainCategory,
    categories: after,
  });
}

export const categoriesFact = 'categories';

function weightChange({ weight }: Article, { weight: before }: ShopProduct): FieldChange | undefined {
  if (weight === null || weight === before) return undefined;
  return change('weight', { kilograms: before }, { kilograms: weight }, { weight });
}

/** The shop replaces all features of a product: those that the file does not know go along as they are. */
function featureChange(
  article: Article,
  product: ShopProduct,
  context: PlanContext,
): FieldChange | undefined {
  if (article.features.length === 0) return undefined;
  const wanted = featuresOf(article, context);
  const told = new Set(wanted.map(({ feature }) => feature));
  const features = [...product.features.filter(({ feature }) => !told.has(feature)), ...wanted];
  const asKeys = (all: ShopProduct['features']) => all.map(({ feature, value }) => feature * 1e7 + value);
  if (isSameSet(asKeys(features), asKeys(product.features))) return undefined;
  const named = (all: ShopProduct['features']) => all.map((one) => valueName(one.value, context)).join(', ');
  const before = product.features.filter(({ feature }) => told.has(feature));
  const after = article.features.map(({ feature, value }) => `${feature}: ${value}`).join(', ');
  return change('features', named(before), after, { features });
}

function valueName(value: number, context: PlanContext): string {
  const there = context.facts.featureValues.find(({ id }) => id === value);
  return there ? ownText(there.names, context) : '';
}

function activeChange({ isActive }: Article, product: ShopProduct): FieldChange | undefined {
  if (isActive === null || isActive === product.isActive) return undefined;
  return change('active', product.isActive, isActive, { isActive });
}

function isSameSet(one: readonly number[], other: readonly number[]): boolean {
  const there = new Set(other);
  return new Set(one).size === there.size && one.every((id) => there.has(id));
}
