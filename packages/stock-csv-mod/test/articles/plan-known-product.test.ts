import type { ShopVariation } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { medium, shoe } from './sample-articles.ts';
import { french, variation, product, plan, said, one } from './plan-stage.ts';

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
      { part: 'price', before: { cents: 5110 }, after: { cents: 4990 }, fields: { price: 40_583_333 } },
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
