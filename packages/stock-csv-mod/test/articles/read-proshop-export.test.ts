import type { Article } from '../../src/articles/article.ts';
import type { ArticlesSettings } from '../../src/articles/read-articles.ts';
import { read, heading, lines, one, sofia38, sofia39 } from './proshop-export.ts';

const inShort = ({ name, price, variations }: Article) => [
  name,
  price?.amount,
  ...variations.map(
    ({ gencod, attributes, quantity, extraPrice }) =>
      `${attributes.map(({ value }) => value).join('/')} ${gencod} ×${quantity}${extraPrice ? ` +${extraPrice}` : ''}`,
  ),
];

describe("ProShop's export", () => {
  test('a model and colour is a product, its lines are the sizes', () => {
    expect(inShort(one(lines(sofia38, sofia39)))).toEqual([
      'Lumberjack Cuir Noir',
      89_900_000,
      '38 3612345678904 ×2',
      '39 3612345678911 ×0',
    ]);
  });

  test('two colours of one model are two products, in the order of the file', () => {
    const red = '3612345678928;SOFIA;Lumberjack;Cuir;Rouge;38;89,90;1';
    const { articles } = read(lines(sofia38, red, sofia39));
    expect(articles.map(({ article }) => [article.key, article.lines])).toEqual([
      ['SOFIA Noir', [2, 4]],
      ['SOFIA Rouge', [3]],
    ]);
  });

  test.each([
    [
      'sizes that cost more',
      '3612345678911;SOFIA;Lumberjack;Cuir;Noir;46;94,90;1',
      '46 3612345678911 ×1 +5000000',
    ],
    [
      'a negative stock is none',
      '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;89,90;-1',
      '39 3612345678911 ×0',
    ],
    ['1 299,00', '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;1 299,00;1', '39 3612345678911 ×1 +1209100000'],
    [
      '1.299,00 €',
      '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;"1.299,00 €";1',
      '39 3612345678911 ×1 +1209100000',
    ],
    ['a point among commas', '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;89.90;1', '39 3612345678911 ×1'],
    [
      '"1,299" beside "89,90" is one and a bit less',
      '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;"90,000";1',
      '39 3612345678911 ×1 +100000',
    ],
    [
      'a gencod of a spreadsheet',
      '"=""03612345678911""";SOFIA;Lumberjack;Cuir;Noir;39;89,90;1',
      '39 3612345678911 ×1',
    ],
    ['another case', '3612345678911;sofia;LUMBERJACK;cuir;NOIR;39;89,90;1', '39 3612345678911 ×1'],
  ])('%s', (_, row, expected) => {
    expect(inShort(one(lines(sofia38, row)))[3]).toBe(expected);
  });

  test('a size in two shops of the file is one, with the pairs of both', () => {
    const again = '3612345678904;SOFIA;Lumberjack;Cuir;Noir;38;89,90;3';
    expect(inShort(one(lines(sofia38, again)))).toEqual([
      'Lumberjack Cuir Noir',
      89_900_000,
      '38 3612345678904 ×5',
    ]);
  });

  test.each<[string, Partial<ArticlesSettings>, number, string[]]>([
    ['a filter', { filters: [{ column: 'Taille', is: ['38'] }] }, 1, ['38']],
    [
      'a filter that all lines pass',
      { filters: [{ not: [{ column: 'Taille', is: ['40'] }] }] },
      0,
      ['38', '39'],
    ],
    ['the lines of another shop', { columns: { store: 'Quantité' }, stores: ['2'] }, 1, ['38']],
    [
      'the same shop with its zeros',
      { columns: { store: 'Quantité' }, stores: ['002', '0'] },
      0,
      ['38', '39'],
    ],
  ])('%s', (_, changes, left, sizes) => {
    const reading = read(lines(sofia38, sofia39), changes);
    const [first] = reading.articles;
    const values = first?.article.variations.flatMap(({ attributes }) =>
      attributes.map(({ value }) => value),
    );
    expect([reading.left, values]).toEqual([left, sizes]);
  });

  test.each([
    ['one recent line brings the whole product', ['01/10/2026', '27/11/2026'], 2, []],
    ['none does not', ['01/10/2026', '02/10/2026'], 0, []],
    ['a date that is none, where none is recent', ['01/10/2026', 'hier'], 2, ['article/unreadable-date']],
    ['a date that is none beside a recent one', ['27/11/2026', 'hier'], 2, []],
  ])('%s', (_, [one, other], rows, faults) => {
    const file = `${heading};Modifié\n${sofia38};${one}\n${sofia39};${other}\n`;
    const reading = read(file, { filters: [{ column: 'Modifié', withinDays: 2 }] });
    expect([reading.rows, reading.refused.map(({ fault }) => fault.kind)]).toEqual([rows, faults]);
  });
});
