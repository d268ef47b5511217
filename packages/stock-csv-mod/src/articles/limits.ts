import type { CatalogueFacts } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from './article.ts';
import type { ShopArticleFault } from './shop-article-fault.ts';

/** Characters that the shop takes, and what it refuses: it names the field alone, and only after other fields are written. */
const fields = {
  name: { most: 128, forbids: /[<>;=#{}]/ },
  reference: { most: 64, forbids: /[<>;={}]/ },
  metaTitle: { most: 255, forbids: /[<>={}]/ },
  metaDescription: { most: 512, forbids: /[<>={}]/ },
  value: { most: 128, forbids: /[<>={}]/ },
  'feature-value': { most: 255, forbids: /[<>={}]/ },
  manufacturer: { most: 64, forbids: /[<>;=#{}]/ },
  category: { most: 128, forbids: /[<>;=#{}]/ },
} as const;

const scripted = /<\s*(?:script|iframe|form|input|embed|object)\b|\son\w+\s*=|javascript\s*:/i;

/** What of an article the shop would not take; undefined: all of it. To be asked before the first write. */
export function overLimits(article: Article, facts: CatalogueFacts): ShopArticleFault | undefined {
  const { texts, variations, features } = article;
  const values = variations.flatMap(({ attributes }) =>
    attributes.flatMap(({ group, value }) => [group, value]),
  );
  const plain: [keyof typeof fields, string][] = [
    ['name', article.name],
    ['reference', article.reference],
    ...variations.map(({ reference }): [keyof typeof fields, string] => ['reference', reference]),
    ['metaTitle', texts.metaTitle ?? ''],
    ['metaDescription', texts.metaDescription ?? ''],
    ['manufacturer', article.manufacturer ?? ''],
    ...values.map((value): [keyof typeof fields, string] => ['value', value]),
    ...features.map(({ value }): [keyof typeof fields, string] => ['feature-value', value]),
    ...article.categories.flat().map((name): [keyof typeof fields, string] => ['category', name]),
  ];
  for (const [field, text] of plain) {
    const fault = faultIn(field, text);
    if (fault) return fault;
  }
  return overLimitsInHtml(article, facts.longestShortDescription);
}

function faultIn(field: keyof typeof fields, text: string): ShopArticleFault | undefined {
  const { most, forbids } = fields[field];
  const { length } = text;
  if (length > most) return { kind: 'article/too-long', field, length, most };
  const [found] = forbids.exec(text) ?? [];
  return found === undefined ? undefined : { kind: 'article/forbidden', field, found };
}

function overLimitsInHtml({ texts }: Article, mostShort: number): ShopArticleFault | undefined {
  for (const field of ['description', 'shortDescription'] as const) {
    const [found] = scripted.exec(texts[field] ?? '') ?? [];
    if (found !== undefined) return { kind: 'article/forbidden', field, found };
  }
  const { length } = (texts.shortDescription ?? '').replace(/<[^>]*>/g, '');
  if (length <= mostShort) return undefined;
  return { kind: 'article/too-long', field: 'shortDescription', length, most: mostShort };
}
