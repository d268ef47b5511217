import { read, lines, sofia38 } from './proshop-export.ts';

describe('an article that is refused, the others go on', () => {
  const good = '3612345678928;LUNA;Lumberjack;Cuir;Bleu;38;59,90;1';
  test.each([
    ['letters in the gencod', ['361234A;SOFIA;L;C;Noir;38;89,90;2'], 'gencod-not-digits', 2],
    ['what a spreadsheet made of it', ['"3,61E+12";SOFIA;L;C;Noir;38;89,90;2'], 'gencod-not-digits', 2],
    ['14 digits', ['13612345678901;SOFIA;L;C;Noir;38;89,90;2'], 'gencod-too-long', 2],
    ['price 0', ['3612345678904;SOFIA;L;C;Noir;38;0,00;2'], 'line-without-price', 2],
    ['a price below', ['3612345678904;SOFIA;L;C;Noir;38;-5;2'], 'unreadable', 2],
    [
      'a price of one size only',
      [sofia38, '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;;1'],
      'line-without-price',
      3,
    ],
    ['a price in words', ['3612345678904;SOFIA;L;C;Noir;38;gratuit;2'], 'unreadable', 2],
    ['a quantity in words', ['3612345678904;SOFIA;L;C;Noir;38;89,90;deux'], 'unreadable', 2],
    [
      'one gencod on two sizes',
      [sofia38, '3612345678904;SOFIA;Lumberjack;Cuir;Noir;39;89,90;1'],
      'gencod-twice',
      3,
    ],
    [
      'two gencods for one size',
      [sofia38, '3612345678911;SOFIA;Lumberjack;Cuir;Noir;38;89,90;1'],
      'same-size',
      3,
    ],
    ['a size and none', [sofia38, '3612345678911;SOFIA;Lumberjack;Cuir;Noir;;89,90;1'], 'same-size', 3],
    ['two lines without any size', ['1;A;L;C;Noir;;9,90;1', '2;A;L;C;Noir;;9,90;1'], 'same-size', 2],
    ['two materials', [sofia38, '3612345678911;SOFIA;Lumberjack;Daim;Noir;39;89,90;1'], 'contradiction', 3],
    ['a reference that no shop takes', ['3612345678904;A=B;L;C;Noir;38;89,90;2'], 'reference-characters', 2],
    ['a long reference', [`3612345678904;${'A'.repeat(65)};L;C;Noir;38;89,90;2`], 'reference-too-long', 2],
    ['nothing to know it by', [';;L;C;Noir;38;89,90;2'], 'no-identity', 2],
    ['nothing to call it', ['3612345678904;SOFIA;;;;38;89,90;2'], 'no-name', 2],
    ['a cell too many', [`${sofia38};?`], 'odd-row', 2],
    ['a damaged cell', ['3612345678904;SO\u0001FIA;L;C;Noir;38;89,90;2'], 'control-character', 2],
    ['a size with a sign', ['3612345678904;SOFIA;L;C;Noir;<38>;89,90;2'], 'bad-attribute', 2],
  ])('%s', (_, rows, kind, line) => {
    const { articles, refused } = read(lines(...rows, good));
    expect(refused.map(({ fault }) => fault)).toMatchObject([{ kind: `article/${kind}`, line }]);
    expect(articles.map(({ article }) => article.key)).toEqual(['LUNA Bleu']);
  });

  test('two products under one gencod: both', () => {
    const { articles, refused } = read(lines(sofia38, '3612345678904;TARA;L;C;Noir;38;59,90;1', good));
    expect(refused.map(({ key, fault }) => [key, fault])).toEqual([
      [
        'SOFIA Noir',
        { kind: 'article/gencod-twice', line: 2, gencod: '3612345678904', others: ['TARA Noir'] },
      ],
      [
        'TARA Noir',
        { kind: 'article/gencod-twice', line: 3, gencod: '3612345678904', others: ['SOFIA Noir'] },
      ],
    ]);
    expect(articles).toHaveLength(1);
  });

  test('"1,299" alone is unclear', () => {
    const { refused } = read(lines('3612345678904;SOFIA;L;C;Noir;38;"1,299";2'));
    expect(refused.map(({ fault }) => fault.kind)).toEqual(['article/unclear-price']);
  });

  test('its lines are given back as the file has them', () => {
    const [refused] = read(lines('361234A;SOFIA;L;C;Noir;38;89,90;2', good)).refused;
    expect(refused?.rows.map((row) => row.source())).toEqual(['361234A;SOFIA;L;C;Noir;38;89,90;2\r\n']);
    expect(refused).toMatchObject({ key: 'SOFIA Noir', reference: 'SOFIA', gencods: ['361234A'] });
  });
});
