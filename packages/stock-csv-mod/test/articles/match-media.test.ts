import type { Article, MediumPlace } from '../../src/articles/article.ts';
import { matchMedia } from '../../src/articles/match-media.ts';

const variation = (gencod: string) => ({
  ...{ gencod, reference: '', attributes: [], quantity: null, extraPrice: 0, line: 2 },
});

function article(reference: string, colour: string, ...gencods: string[]): Article {
  return {
    ...{ key: `${reference} ${colour}`, reference, name: reference, supplier: 'Vidal', material: '', colour },
    ...{ texts: {}, categories: [], manufacturer: null, weight: null, isActive: null, vatRate: null },
    ...{ price: null, features: [], images: [], documents: [], lines: [2] },
    variations: gencods.map(variation),
  };
}

const folder = (names: string, ...patterns: string[]) => ({
  files: new Map(
    names.split(' ').map((name): [string, MediumPlace] => [name, { kind: 'local', path: name }]),
  ),
  patterns,
});

/** name, or name:gencod. */
function found(
  one: Article,
  files: ReturnType<typeof folder>,
  others: readonly Article[] = [],
  cell = '',
): string {
  const all = [one, ...others].map((each) => ({ article: each, cell: each === one ? cell : '' }));
  const media = matchMedia(all, [files]).get(one) ?? [];
  return media.map(({ name, gencod }) => (gencod === '' ? name : `${name}:${gencod}`)).join(' ');
}

const sofia = article('SOFIA', 'Noir', '111', '222');

test.each<[string, Article, string, string[], string]>([
  ['by reference', sofia, 'SOFIA.jpg LUNA.jpg', ['{reference}.jpg'], 'SOFIA.jpg'],
  ['whatever the case', sofia, 'Sofia.JPG', ['{reference}.jpg'], 'Sofia.JPG'],
  ['2 before 10', sofia, 'SOFIA-10.jpg SOFIA-2.jpg', ['{reference}*.jpg'], 'SOFIA-2.jpg SOFIA-10.jpg'],
  [
    'patterns in their order',
    sofia,
    'SOFIA_a.png SOFIA_b.jpg',
    ['{reference}*.jpg', '{reference}*.png'],
    'SOFIA_b.jpg SOFIA_a.png',
  ],
  ['by gencod', sofia, '222.jpg 111.jpg 333.jpg', ['{gencod}.jpg'], '111.jpg:111 222.jpg:222'],
  [
    'general ones and those of a size',
    sofia,
    '111-x.jpg SOFIA.jpg',
    ['{reference}*.jpg', '{gencod}*.jpg'],
    'SOFIA.jpg 111-x.jpg:111',
  ],
  ['by colour', sofia, 'SOFIA-noir.jpg SOFIA-rouge.jpg', ['{reference}-{colour}*.jpg'], 'SOFIA-noir.jpg'],
  ['a word that is not there matches nothing', sofia, 'SOFIA-.jpg', ['{reference}-{material}.jpg'], ''],
  ['a point is a point', sofia, 'SOFIAxjpg', ['{reference}.jpg'], ''],
  [
    'a reference that no file can be called by',
    article('12/34 A', 'Noir', '1'),
    '12-34_A.jpg 1234A.jpg 12x34A.jpg',
    ['{reference}.jpg'],
    '12-34_A.jpg 1234A.jpg',
  ],
  [
    'a joker in a reference is none',
    article('A*', 'Noir', '1'),
    'AB.jpg A.jpg',
    ['{reference}.jpg'],
    'A.jpg',
  ],
  ['no reference', article('', 'Noir', '1'), 'a.jpg', ['{reference}*.jpg'], ''],
])('%s', (_, one, files, patterns, expected) => {
  expect(found(one, folder(files, ...patterns))).toBe(expected);
});

test('a file that two references match belongs to the longer one', () => {
  const files = folder('SOF-1.jpg SOFIA-1.jpg SOFIA2-1.jpg', '{reference}*.jpg');
  const others = [article('SOF', 'Noir', '5'), article('SOFIA2', 'Noir', '6')];
  expect(found(sofia, files, others)).toBe('SOFIA-1.jpg');
  expect(found(article('SOF', 'Noir', '5'), files, [sofia])).toBe('SOF-1.jpg');
});

test('two colours of one reference share what names neither', () => {
  const red = article('SOFIA', 'Rouge', '7');
  const files = folder('SOFIA.jpg SOFIA-Rouge.jpg', '{reference}.jpg', '{reference}-{colour}.jpg');
  expect([found(sofia, files, [red]), found(red, files, [sofia])]).toEqual([
    'SOFIA.jpg',
    'SOFIA.jpg SOFIA-Rouge.jpg',
  ]);
});

test('what the cell names comes in place of what the patterns find', () => {
  const files = folder('SOFIA.jpg autre.jpg', '{reference}.jpg');
  const cell =
    'AUTRE.jpg | https://images.exemple.fr/a%20b/c,d.png?x=1, https://images.exemple.fr/e.jpg|perdue.jpg';
  expect(found(sofia, files, [], cell)).toBe('autre.jpg c,d.png e.jpg perdue.jpg');
});

test('many articles and files: each file is looked at by those whose words it begins with', () => {
  const articles = Array.from({ length: 3000 }, (_, at) => article(`R${at}`, 'Noir', String(at)));
  const names = Array.from({ length: 9000 }, (_, at) => `R${at % 3000}-${Math.floor(at / 3000)}.jpg`);
  const startedAt = performance.now();
  const media = matchMedia(
    articles.map((one) => ({ article: one, cell: '' })),
    [folder(names.join(' '), '{reference}-*.jpg')],
  );
  expect([...media.values()].every(({ length }) => length === 3)).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
