import type { Failure } from '@passerelle/core/failure/failure.ts';
import { NotWhole } from '@passerelle/core/files/file-fault.ts';
import type { Article } from '../../src/articles/article.ts';
import {
  readArticles,
  type ArticlesReading,
  type ArticlesSettings,
} from '../../src/articles/read-articles.ts';

const settings: ArticlesSettings = {
  delimiter: 'auto',
  encoding: 'auto',
  columns: {},
  attributes: { Pointure: ['Taille'] },
  features: {},
  group: ['reference', 'colour'],
  name: '{supplier} {material} {colour}',
  taxed: 'ttc',
  stores: [],
  filters: [],
  now: new Date(2026, 10, 28),
};

function read(text: string | Buffer, changes: Partial<ArticlesSettings> = {}): ArticlesReading {
  return readArticles('ExportCSV.csv', Buffer.from(text), { ...settings, ...changes });
}

const heading = 'Gencod;Modèle;Fournisseur;Matière;Couleur;Taille;Prix TTC;Quantité';
const lines = (...rows: string[]) => `${[heading, ...rows].join('\r\n')}\r\n`;

function one(text: string, changes?: Partial<ArticlesSettings>): Article {
  const { articles, refused } = read(text, changes);
  expect(refused).toEqual([]);
  expect(articles).toHaveLength(1);
  const [first] = articles;
  if (!first) throw new Error('there is one');
  return first.article;
}

const inShort = ({ name, price, variations }: Article) => [
  name,
  price?.amount,
  ...variations.map(
    ({ gencod, attributes, quantity, extraPrice }) =>
      `${attributes.map(({ value }) => value).join('/')} ${gencod} ×${quantity}${extraPrice ? ` +${extraPrice}` : ''}`,
  ),
];

const sofia38 = '3612345678904;SOFIA;Lumberjack;Cuir;Noir;38;89,90;2';
const sofia39 = '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;89,90;0';

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

describe('a file of any back office', () => {
  const rich = [
    'Reference,EAN13,Name,Brand,Category,VAT rate,Price without tax,Size,Color,Weight,Active,Description,Short description,Meta title,Material',
    'LUNA,3612345678928,Luna <b>boots</b>,Lumberjack,"Women > Boots|New",20%,49.916667,38,Blue,0.85,yes,"<p>Fine & warm</p>","Warm; 3 < 4",Luna = warm,"Leather|Wool"',
    '',
  ].join('\n');
  const english: Partial<ArticlesSettings> = {
    name: '{name} {colour}',
    taxed: 'ht',
    attributes: { Size: 'Size', Colour: ['Color'] },
    features: { Matière: 'Material' },
  };

  test('everything that it says', () => {
    expect(one(rich, english)).toEqual({
      key: 'LUNA Blue',
      reference: 'LUNA',
      name: 'Luna boots Blue',
      supplier: 'Lumberjack',
      material: 'Leather|Wool',
      colour: 'Blue',
      texts: {
        description: '<p>Fine & warm</p>',
        shortDescription: 'Warm; 3 &lt; 4',
        metaTitle: 'Luna warm',
      },
      categories: [['Women', 'Boots'], ['New']],
      manufacturer: 'Lumberjack',
      weight: 850_000,
      isActive: true,
      vatRate: 2000,
      price: { amount: 49_916_667, tax: 'without' },
      features: [
        { feature: 'Matière', value: 'Leather' },
        { feature: 'Matière', value: 'Wool' },
      ],
      variations: [
        {
          gencod: '3612345678928',
          reference: '',
          attributes: [
            { group: 'Size', value: '38' },
            { group: 'Colour', value: 'Blue' },
          ],
          quantity: null,
          extraPrice: 0,
          line: 2,
        },
      ],
      images: [],
      documents: [],
      lines: [2],
    });
  });

  test('what is replaced is told', () => {
    expect(read(rich, english).articles[0]?.notes).toEqual([
      {
        kind: 'article-note/cleaned',
        line: 2,
        column: 'name',
        from: 'Luna <b>boots</b> Blue',
        to: 'Luna boots Blue',
      },
      { kind: 'article-note/cleaned', line: 2, column: 'metaTitle', from: 'Luna = warm', to: 'Luna warm' },
    ]);
  });

  const named = (name: string) => `Référence;Nom;Prix TTC\nX;"${name.replaceAll('"', '""')}";9,90\n`;
  const byName = { name: '{name}', attributes: {} };
  test.each([
    ['signs that no shop takes', 'A < B >;C={D}#', 'A B C D', ['cleaned']],
    ['HTML', '<b>Bottes</b> &amp; <i>bottines</i>', 'Bottes & bottines', ['cleaned']],
    ['300 characters', `${'mot '.repeat(74)}mots`, 'mot '.repeat(32).trim(), ['cut']],
    ['300 characters without a blank', 'M'.repeat(300), 'M'.repeat(128), ['cut']],
    ['blanks alone', '  Bottes   fourrées ', 'Bottes fourrées', []],
  ])('a name of %s', (_, name, expected, kinds) => {
    const { articles } = read(named(name), byName);
    expect(articles[0]?.article.name).toBe(expected);
    expect(articles[0]?.notes.map(({ kind }) => kind)).toEqual(kinds.map((kind) => `article-note/${kind}`));
  });

  test.each([
    ['plain text', 'Doux\nchaud & <3', 'Doux<br />chaud &amp; &lt;3', []],
    ['HTML', '<p class="x">Doux</p>', '<p class="x">Doux</p>', []],
    ['a script', '<p>Doux</p><script>x()</script>', undefined, ['article-note/unsafe-html']],
    ['an event', '<img src=a onerror="x()">', undefined, ['article-note/unsafe-html']],
    ['a form', '<form>', undefined, ['article-note/unsafe-html']],
    ['an iframe', '<IFRAME src=x>', undefined, ['article-note/unsafe-html']],
  ])('a description of %s', (_, text, expected, notes) => {
    const file = `Référence;Nom;Prix TTC;Description\nX;N;9,90;"${text.replaceAll('"', '""')}"\n`;
    const [first] = read(file, byName).articles;
    expect(first?.article.texts.description).toBe(expected);
    expect(first?.notes.map(({ kind }) => kind)).toEqual(notes);
  });

  test('a short description of 900 characters is cut to what the shop takes', () => {
    const [first] = read(`Référence;Nom;Description courte\nX;N;${'mot '.repeat(225)}\n`, byName).articles;
    expect(first?.article.texts.shortDescription).toHaveLength(799);
    expect(first?.notes).toMatchObject([
      { kind: 'article-note/cut', column: 'shortDescription', length: 899 },
    ]);
  });

  test.each([
    ['Poids', '850 g', { weight: 850_000 }],
    ['Poids', '0,85', { weight: 850_000 }],
    ['Actif', 'Non', { isActive: false }],
    ['Actif', '', { isActive: null }],
    ['TVA', '5,5', { vatRate: 550 }],
    ['TVA', '', { vatRate: null }],
    ['Catégorie', 'Femme>Bottes', { categories: [['Femme', 'Bottes']] }],
  ])('%s "%s"', (column, cell, expected) => {
    expect(one(`Référence;Nom;Prix TTC;${column}\nX;N;9,90;${cell}\n`, byName)).toMatchObject(expected);
  });

  test.each([
    ['Poids', 'lourd', 'weight'],
    ['Actif', 'peut-être', 'active'],
    ['TVA', 'normale', 'vatRate'],
    ['TVA', '0,2', 'vatRate'],
  ])('%s "%s" is refused', (heading, cell, column) => {
    const { refused } = read(`Référence;Nom;Prix TTC;${heading}\nX;N;9,90;${cell}\n`, byName);
    expect(refused.map(({ fault }) => fault)).toMatchObject([{ kind: 'article/unreadable', column }]);
  });
});

describe('a file that is none', () => {
  const fault = (text: string, changes?: Partial<ArticlesSettings>) => {
    try {
      return read(text, changes) && null;
    } catch (error) {
      return { notWhole: error instanceof NotWhole, ...(error as Failure).fault };
    }
  };

  const refused: [string, string, object, Partial<ArticlesSettings>?][] = [
    ['nothing', '', { kind: 'file/refused', why: { kind: 'empty' }, notWhole: true }],
    ['a heading that may go on', 'Gencod;Mod', { why: { kind: 'heading-cut' }, notWhole: true }],
    [
      'a last row cut short',
      `${heading}\n${sofia38}\n36123456;SO`,
      { why: { kind: 'cut', line: 3 }, notWhole: true },
    ],
    ['two exports', lines(sofia38) + lines(sofia39), { why: { kind: 'heading-again', line: 3 } }],
    [
      'neither gencod nor reference',
      'Nom;Prix TTC\nX;1\n',
      { kind: 'articles/missing-columns', missing: ['gencod', 'reference'] },
    ],
    [
      'no size column',
      'Gencod;Modèle;Prix TTC\n1;A;2\n',
      { kind: 'articles/no-such-column', section: 'attributes', name: 'Pointure' },
    ],
    [
      'the other price alone',
      'Gencod;Modèle;Taille;Prix HT\n1;A;38;2\n',
      { kind: 'articles/missing-columns', missing: ['priceTtc'] },
    ],
    [
      'two prices',
      `${heading};Prix TTC\n${sofia38};2\n`,
      { kind: 'articles/repeated-heading', heading: 'Prix TTC' },
    ],
    [
      'no column to group by',
      'Gencod;Taille;Prix TTC\n1;38;2\n',
      { missing: ['colour'] },
      { group: ['colour'] },
    ],
    [
      'a feature that is nowhere',
      lines(sofia38),
      { section: 'features', name: 'Talon' },
      { features: { Talon: 'Talon' } },
    ],
  ];
  test.each(refused.map(([what, ...facts]) => [what, facts] as const))(
    '%s',
    (_, [text, expected, changes]) => {
      expect(fault(text, changes)).toMatchObject(expected);
    },
  );

  test('a heading alone is a day without articles', () => {
    expect(read(`${heading}\n`)).toMatchObject({ rows: 0, articles: [], refused: [] });
  });
});
