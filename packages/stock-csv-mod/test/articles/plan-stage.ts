import type { Told } from '@passerelle/stock-csv-mod/articles/product-step.ts';
import type { CatalogueFacts, ShopProduct, ShopVariation } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { noMemory, type ArticleMemory } from '@passerelle/stock-csv-mod/articles/article-memory.ts';
import type { ArticlePart } from '@passerelle/stock-csv-mod/articles/article-rules.ts';
import { planArticles, type ArticlesPlan } from '@passerelle/stock-csv-mod/articles/plan-articles.ts';
import { createAll } from './fill-stage.ts';
import { everything, shoe } from './sample-articles.ts';

export const french = (text: string) => new Map([[1, text]]);

/** What the shop has beside its products. */
const facts: CatalogueFacts = {
  languages: [1],
  homeCategory: 2,
  categories: [
    { id: 1, parent: 0, names: french('Racine') },
    { id: 2, parent: 1, names: french('Accueil') },
    { id: 3, parent: 2, names: french('Femme') },
    { id: 4, parent: 3, names: french('Bottines') },
    { id: 5, parent: 2, names: french('Homme') },
    { id: 6, parent: 5, names: french('Bottines') },
    { id: 7, parent: 2, names: french('Soldes') },
  ],
  manufacturers: [{ id: 1, names: new Map([[0, 'Maison Essai']]) }],
  attributes: [
    { id: 1, names: french('Pointure') },
    { id: 2, names: french('Couleur') },
  ],
  attributeValues: ['38', '39', '40', '41'].map((name, at) => ({ id: 11 + at, of: 1, names: french(name) })),
  features: [
    { id: 1, names: french('Matière') },
    { id: 2, names: french('Semelle') },
  ],
  featureValues: [
    { id: 21, of: 1, names: french('Cuir') },
    { id: 22, of: 1, names: french('Rosé') },
    { id: 23, of: 2, names: french('Gomme') },
  ],
  taxGroups: [
    { id: 1, name: 'FR Taux standard (20%)', rate: 2000 },
    { id: 2, name: 'FR Taux réduit (5.5%)', rate: 550 },
  ],
  ecotaxRate: 0,
  mostImageBytes: 2_097_152,
  mostDocumentBytes: 8_388_608,
  longestShortDescription: 800,
};

/** A size that the shop has; its values are ids of attribute values. */
export function variation(id: number, gencod: string, values: readonly number[]): ShopVariation {
  return {
    ...{ id, gencod, reference: '', values, extraPrice: 0, isDefault: id === 101 },
    ...{ images: [], stockRow: 1000 + id, pieces: 5 },
  };
}

/** Shoe 1234 as `shoe('1234', '3610001')` makes it. */
export function product(more: Partial<ShopProduct> = {}): ShopProduct {
  const none = french('');
  return {
    id: 50,
    reference: '1234',
    gencod: '',
    names: french('Bottine 1234'),
    texts: { description: none, shortDescription: none, metaTitle: none, metaDescription: none },
    isActive: true,
    isGoods: true,
    ...{ price: 41_583_333, ecotax: 0, taxGroup: 1, manufacturer: 1, mainCategory: 4, categories: [4] },
    weight: 850_000,
    features: [{ feature: 1, value: 21 }],
    images: [],
    documents: [],
    variations: ['38', '39', '40'].map((_, at) => variation(101 + at, `361000100000${at}`, [11 + at])),
    ...{ stockRow: 1050, pieces: 15, shownPrice: 4990 },
    ...more,
  };
}

interface How {
  update?: readonly ArticlePart[];
  memory?: Partial<ArticleMemory>;
  facts?: Partial<CatalogueFacts>;
  create?: typeof createAll;
  decimals?: number;
  anew?: boolean;
}

/** What would be done with the articles where the shop has these products; all is updated unless told otherwise. */
export function plan(
  articles: readonly Article[],
  products: readonly ShopProduct[],
  how: How = {},
): ArticlesPlan {
  return planArticles(articles, {
    facts: { ...facts, ...how.facts },
    products,
    rules: {
      create: how.create === undefined ? createAll : how.create,
      update: new Set(how.update ?? everything),
      decimals: how.decimals ?? 6,
    },
    memory: { ...noMemory, ...how.memory },
    mayBeMadeAnew: () => how.anew ?? false,
  });
}

/** One line an article: what is done with it. */
export function said(plan: ArticlesPlan): string[] {
  return [
    ...plan.products.map(({ article, product: there, steps, refused }) => {
      const what = steps.map((step) => {
        if (step.kind === 'change') return `${step.part} ${plain(step.before)} → ${plain(step.after)}`;
        if (step.kind === 'change-variation')
          return `${step.label}: ${plain(step.before)} → ${plain(step.after)}`;
        if (step.kind === 'variations') return step.variations.map(({ label }) => `+${label}`).join(' ');
        return step.kind;
      });
      return [article.key, there?.id ?? 'new', ...what, ...refused.map(({ kind }) => kind)].join(', ');
    }),
    ...plan.refused.map(({ article, fault }) => `${article.key}: ${fault.kind}`),
  ];
}

function plain(told: Told): string {
  if (typeof told !== 'object') return String(told);
  return 'cents' in told ? (told.cents / 100).toFixed(2) : String(told.kilograms / 1_000_000);
}

export const one = shoe('1234', '3610001');
