import type { ShopProduct } from '@passerelle/core/ports/catalogue.ts';
import type { Article } from '@passerelle/stock-csv-mod/articles/article.ts';
import { shoe } from './sample-articles.ts';
import { french, variation, product, plan, said, one } from './plan-stage.ts';

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
