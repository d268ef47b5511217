import type { ArticlesSettings } from '../../src/articles/read-articles.ts';
import { read, one } from './proshop-export.ts';

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
