import type { CatalogueFacts, ShopProduct, ShopVariation } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { noMemory, type ArticleMemory } from '@passerelle/stock-csv-mod/articles/article-memory.ts';
import type { ArticlePart } from '@passerelle/stock-csv-mod/articles/article-rules.ts';
import { planArticles, type ArticlesPlan } from '@passerelle/stock-csv-mod/articles/plan-articles.ts';
import { createAll } from './fill-stage.ts';
import { medium, shoe } from './sample-articles.ts';

const french = (text: string) => new Map([[1, text]]);

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

function variation(id: number, gencod: string, values: readonly number[]): ShopVariation {
  return {
    ...{ id, gencod, reference: '', values, extraPrice: 0, isDefault: id === 101 },
    ...{ images: [], stockRow: 1000 + id, pieces: 5 },
  };
}

/** Shoe 1234 as `shoe('1234', '3610001')` makes it. */
function product(more: Partial<ShopProduct> = {}): ShopProduct {
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

const everything: readonly ArticlePart[] = [
  ...(['name', 'texts', 'price', 'vat', 'manufacturer', 'category', 'weight', 'features'] as const),
  ...(['images', 'documents', 'variations', 'active'] as const),
];

interface How {
  update?: readonly ArticlePart[];
  memory?: Partial<ArticleMemory>;
  facts?: Partial<CatalogueFacts>;
  create?: typeof createAll;
  decimals?: number;
  anew?: boolean;
}

function plan(articles: readonly Article[], products: readonly ShopProduct[], how: How = {}): ArticlesPlan {
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
function said(plan: ArticlesPlan): string[] {
  return [
    ...plan.products.map(({ article, product: there, steps, refused }) => {
      const what = steps.map((step) => {
        if (step.kind === 'change') return `${step.part} ${step.before} → ${step.after}`;
        if (step.kind === 'change-variation') return `${step.label}: ${step.before} → ${step.after}`;
        if (step.kind === 'variations') return step.variations.map(({ label }) => `+${label}`).join(' ');
        return step.kind;
      });
      return [article.key, there?.id ?? 'new', ...what, ...refused.map(({ kind }) => kind)].join(', ');
    }),
    ...plan.refused.map(({ article, fault }) => `${article.key}: ${fault.kind}`),
  ];
}

const one = shoe('1234', '3610001');

describe('which product an article is', () => {
  test.each<[string, Article, readonly ShopProduct[], readonly string[]]>([
    ['one that the shop has, just so', one, [product()], []],
    ['known by a gencod', { ...one, reference: '9', name: 'Autre' }, [product({ names: french('X') })], []],
    ['by a gencod whose zeros were dropped', shoe('7', '0036100', ['38']), [gencods('36100000000')], []],
    [
      'by reference and name: its sizes are new',
      shoe('1234', '3619999', ['41']),
      [product()],
      ['1234 noir, 50, +41, quantity'],
    ],
    [
      'another colour of the same model: reference alone is not enough',
      shoe('1234', '3619999', ['38'], { name: 'Bottine 1234 rouge' }),
      [product()],
      ['1234 noir, new, make, +38, quantity, show'],
    ],
    [
      'gencods that stand on two products',
      one,
      [product({ variations: [variation(101, '3610001000000', [11])] }), gencods('3610001000001', 51)],
      ['1234 noir: article/several-products'],
    ],
    [
      'two products of its reference and name',
      shoe('1234', '3619999'),
      [product(), product({ id: 51, variations: [] })],
      ['1234 noir: article/ambiguous'],
    ],
    ['a pack', one, [product({ isGoods: false })], ['1234 noir: article/no-goods']],
  ])('%s', (_, article, products, expected) => {
    expect(said(plan([article], products, { update: ['variations'] }))).toEqual(expected);
  });

  function gencods(gencod: string, id = 50): ShopProduct {
    return product({ id, variations: [variation(201, gencod, [11])], reference: 'autre' });
  }

  test('two articles that are one product are refused, both', () => {
    const other = shoe('1234', '3610001', ['38'], { key: '1234 rouge' });
    expect(said(plan([one, other], [product()]))).toEqual([
      '1234 noir: article/same-product',
      '1234 rouge: article/same-product',
    ]);
  });

  test('two new articles of one reference and one name, too: the next run could not tell them apart', () => {
    const other = shoe('1234', '3610009', ['38'], { key: '1234 rouge' });
    expect(said(plan([one, other], []))).toHaveLength(2);
    expect(plan([one, other], []).products).toEqual([]);
  });

  test.each([
    ['deleted by somebody: it stays away', false, ['1234 noir: article/deleted-there']],
    [
      'named by a person: it is made anew',
      true,
      ['1234 noir, new, make, +38 +39 +40, quantity, quantity, quantity, show'],
    ],
  ])('made here, and %s', (_, anew, expected) => {
    const memory = { product: () => ({ id: 50, isFinished: true }) };
    expect(said(plan([one], [], { memory, anew }))).toEqual(expected);
  });

  test('its name and gencods were changed by a person: what was made for it is known', () => {
    const memory = { product: () => ({ id: 50, isFinished: true }) };
    const changed = product({ names: french('Bottine de Marie'), reference: 'M', variations: [] });
    expect(said(plan([one], [changed], { memory, update: [] }))).toEqual([]);
  });
});

describe('a new product', () => {
  test('nothing is made where the configuration says so', () => {
    expect(said(plan([one], [], { create: null }))).toEqual(['1234 noir: article/not-created']);
  });

  test.each<[string, Partial<Article>, string]>([
    ['no price', { price: null }, 'article/no-price'],
    ['a rate that no group of taxes has', { vatRate: 2100 }, 'article/no-tax-group'],
    ['a category that is there twice', { categories: [['Bottines']] }, 'article/category-twice'],
    ['a name of 129 characters', { name: 'x'.repeat(129) }, 'article/too-long'],
    ['a name with a bracket', { name: 'Bottine <noire>' }, 'article/forbidden'],
    ['a name with a semicolon', { name: 'Bottine; noire' }, 'article/forbidden'],
    ['a reference of 65 characters', { reference: 'x'.repeat(65) }, 'article/too-long'],
    ['a reference with an equals sign', { reference: 'a=b' }, 'article/forbidden'],
    ['a title of 256 characters', { texts: { metaTitle: 'x'.repeat(256) } }, 'article/too-long'],
    ['a script in the description', { texts: { description: '<p onclick="x">a</p>' } }, 'article/forbidden'],
    ['a frame in the description', { texts: { description: '<iframe src="x">' } }, 'article/forbidden'],
    [
      '801 characters of summary',
      { texts: { shortDescription: `<p>${'x'.repeat(801)}</p>` } },
      'article/too-long',
    ],
  ])('refused before anything is written: %s', (_, more, kind) => {
    expect(said(plan([shoe('1234', '3610001', ['38'], more)], []))).toEqual([`1234 noir: ${kind}`]);
  });

  test.each<[string, Partial<Article>]>([
    ['a name of 128 characters', { name: 'x'.repeat(128) }],
    ['a reference of 64', { reference: 'x'.repeat(64) }],
    ['800 characters of summary, tags aside', { texts: { shortDescription: `<p>${'x'.repeat(800)}</p>` } }],
    ['no rate: the group of the configuration', { vatRate: null }],
    ['the whole path of a category', { categories: [['Femme', 'Bottines']] }],
  ])('taken: %s', (_, more) => {
    expect(plan([shoe('1234', '3610001', ['38'], more)], []).products).toHaveLength(1);
  });

  test('what the shop lacks is planned before it, each once, and each after what it belongs to', () => {
    const article = shoe('1234', '3610001', ['38', '45'], {
      categories: [['Enfant', 'Bottes']],
      manufacturer: 'Atelier',
      features: [
        { feature: 'Doublure', value: 'Laine' },
        { feature: 'Matière', value: 'rosé' },
        { feature: 'Matière', value: 'Rose' },
      ],
    });
    const [first] = plan([article], []).products;
    expect(first?.things.map(({ key }) => key)).toEqual([
      'category:/Enfant',
      'category:/Enfant/Bottes',
      'feature:Doublure',
      'feature-value:Doublure/Laine',
      // Rosé and rosé are one value, Rose is another.
      'feature-value:Matière/Rose',
      'manufacturer:Atelier',
      'attribute-value:Pointure/45',
    ]);
  });

  test.each([
    ['49.90 at 20 %', 49_900_000, 2000, 6, 41_583_333],
    ['49.90 with two decimals', 49_900_000, 2000, 2, 41_580_000],
    ['0.99 with two decimals: as many more as it takes', 990_000, 2000, 2, 825_000],
    ['12.00 with two decimals', 12_000_000, 2000, 2, 10_000_000],
    ['0.99 at 5.5 %', 990_000, 550, 6, 938_389],
  ])('the price without tax: %s', (_, amount, vatRate, decimals, stored) => {
    const article = shoe('1', '3610001', ['38'], { vatRate, price: { amount, tax: 'with' } });
    const [step] = plan([article], [], { decimals }).products[0]?.steps ?? [];
    expect(step).toMatchObject({
      kind: 'make',
      product: { price: stored },
      shown: Math.round(amount / 10_000),
    });
  });
});

describe('a product that is there', () => {
  const changed: Partial<Article> = {
    name: 'Bottine fourrée',
    texts: { description: '<p>Neuve</p>' },
    price: { amount: 55_000_000, tax: 'with' },
    vatRate: 550,
    manufacturer: 'Atelier',
    categories: [['Homme', 'Bottines']],
    weight: 900_000,
    features: [{ feature: 'Semelle', value: 'Gomme' }],
    isActive: false,
  };

  test('only what `update` names is written: the shop’s own texts stay', () => {
    expect(said(plan([{ ...one, ...changed }], [product()], { update: ['variations'] }))).toEqual([]);
    expect(said(plan([{ ...one, ...changed }], [product()], { update: ['weight'] }))).toEqual([
      '1234 noir, 50, weight 0.85 → 0.9',
    ]);
  });

  test('old and new values of everything', () => {
    expect(said(plan([{ ...one, ...changed }], [product()]))).toEqual([
      [
        '1234 noir, 50',
        'name Bottine 1234 → Bottine fourrée',
        'texts  → <p>Neuve</p>',
        'vat FR Taux standard (20%) → FR Taux réduit (5.5%)',
        'price 49.90 → 55.00',
        'manufacturer Maison Essai → Atelier',
        'category Bottines → Homme > Bottines',
        'weight 0.85 → 0.9',
        'features  → Semelle: Gomme',
        'active true → false',
      ].join(', '),
    ]);
  });

  test('features are sent whole: those that the file does not know go along', () => {
    const [first] = plan(
      [{ ...one, features: [{ feature: 'Semelle', value: 'Gomme' }] }],
      [product()],
    ).products;
    expect(first?.steps).toMatchObject([
      {
        fields: {
          features: [
            { feature: 1, value: 21 },
            { feature: 2, value: 23 },
          ],
        },
      },
    ]);
  });

  test('a category that a person added stays, one that an earlier file named goes', () => {
    const there = product({ categories: [4, 7, 3] });
    const memory = { fact: () => ({ said: '4,3', found: '' }) };
    const [first] = plan([{ ...one, categories: [['Homme', 'Bottines']] }], [there], { memory }).products;
    expect(first?.steps).toMatchObject([{ fields: { mainCategory: 6, categories: [6, 7] } }]);
  });

  test('what the shop made of a description when it was written is that description', () => {
    const article = { ...one, texts: { description: '<p>Neuve<br></p>' } };
    const there = product({ texts: { ...product().texts, description: french('<p>Neuve</p><br />') } });
    expect(said(plan([article], [there]))).toHaveLength(1);
    const spaced = product({ texts: { ...product().texts, description: french('<p>Neuve<br /></p>\n') } });
    expect(said(plan([article], [spaced]))).toEqual([]);
  });

  test('ecotax: what is stored is less by it, what is shown is the file’s price', () => {
    const there = product({ ecotax: 1_000_000, shownPrice: 5110 });
    const [first] = plan([one], [there], { facts: { ecotaxRate: 2000 } }).products;
    expect(first?.steps).toMatchObject([
      { part: 'price', before: '51.10', after: '49.90', fields: { price: 40_583_333 } },
    ]);
  });

  test.each<[string, ShopVariation[], string]>([
    ['its gencod is another', [variation(101, '999', [11])], 'variation/other-gencod'],
    [
      'two of its gencod',
      [variation(101, '3610001000000', [11]), variation(102, '3610001000000', [12])],
      'variation/twice',
    ],
    ['it varies by more', [variation(101, '999', [12, 31])], 'variation/other-attributes'],
  ])('a size stays out: %s', (_, variations, kind) => {
    const there = product({ variations });
    expect(said(plan([shoe('1234', '3610001', ['38'])], [there]))).toEqual([`1234 noir, 50, ${kind}`]);
  });

  test('a size without gencod gets it', () => {
    const there = product({ variations: [variation(101, '', [11])] });
    expect(said(plan([shoe('1234', '3610001', ['38'])], [there]))).toEqual([
      '1234 noir, 50, 38:  → 3610001000000',
    ]);
  });

  test('a size that was made here and deleted by a person stays away, unless it is named', () => {
    const there = product({ variations: [variation(102, '3610001000001', [12])] });
    const memory = { wasMade: () => true };
    const article = shoe('1234', '3610001', ['38', '39']);
    expect(said(plan([article], [there], { memory }))).toEqual(['1234 noir, 50, variation/deleted-there']);
    expect(said(plan([article], [there], { memory, anew: true }))).toEqual(['1234 noir, 50, +38, quantity']);
  });

  test('begun here and not whole: all of it is gone on with, whatever `update` says', () => {
    const memory = { product: () => ({ id: 50, isFinished: false }) };
    const there = product({ isActive: false, variations: [], features: [] });
    const article = { ...one, images: [medium('a.png')] };
    expect(said(plan([article], [there], { memory, update: [] }))).toEqual([
      [
        '1234 noir, 50, features  → Matière: Cuir',
        '+38 +39 +40, image, quantity, quantity, quantity, show',
      ].join(', '),
    ]);
  });

  test('a translation stays: only the shop’s own language and copies of it are written', () => {
    const texts = new Map([
      [1, 'Bottine 1234'],
      [2, 'Ankle boot 1234'],
      [3, 'Bottine 1234'],
    ]);
    const article = { ...one, name: 'Bottine fourrée' };
    const there = product({ names: texts });
    const [first] = plan([article], [there], { facts: { languages: [1, 2, 3] }, memory: known }).products;
    expect(first?.steps).toMatchObject([
      {
        fields: {
          names: new Map([
            [1, 'Bottine fourrée'],
            [3, 'Bottine fourrée'],
          ]),
        },
      },
    ]);
  });
  const known = { product: () => ({ id: 50, isFinished: true }) };
});
