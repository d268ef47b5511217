import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { shoe } from './sample-articles.ts';
import { plan, said, one } from './plan-stage.ts';

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
