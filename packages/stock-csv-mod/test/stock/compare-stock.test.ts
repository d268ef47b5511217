import { en } from '../../src/words/en.ts';
import { fr } from '../../src/words/fr.ts';
import { compareStock } from '../../src/stock/compare-stock.ts';
import { sayDifferences } from '../../src/words/say-differences.ts';

function compare(ours: string | Buffer, theirs: string | Buffer, words = fr): string[] {
  const file = (name: string, content: string | Buffer) => ({ name, bytes: Buffer.from(content as string) });
  const differences = compareStock(file('a.csv', ours), file('b.csv', theirs), {});
  return sayDifferences({ ours: 'a.csv', theirs: 'b.csv', differences }, words);
}

const base = 'Gencod;Taille;Qte\n1;38;2\n2;39;1\n2;39;1\n3;40;5\n';
const same = ['« a.csv » et « b.csv » ont les mêmes lignes.'];
const differ = '« a.csv » (ici) et « b.csv » (là) diffèrent.';

test.each<[string, string | Buffer, string[]]>([
  ['the same', base, same],
  ['another order', 'Gencod;Taille;Qte\n3;40;5\n2;39;1\n1;38;2\n2;39;1\n', same],
  ['quotes do not count', base.replace('1;38;2', '"1";"38";2'), same],
  ['a line that they lack', base.replace('1;38;2\n', ''), [differ, 'Ici seulement : 1 ; 38 ; 2']],
  ['a line that only they have', `${base}4;41;1\n`, [differ, 'Là seulement : 4 ; 41 ; 1']],
  ['a line once less', base.replace('2;39;1\n', ''), [differ, 'Ici seulement : 2 ; 39 ; 1']],
  ['another quantity', base.replace('3;40;5', '3;40;4'), [differ, '3 : quantité [5] ici, [4] là']],
  [
    'another form of quantity',
    base.replace('3;40;5', '3;40;5,00'),
    [differ, '3 : quantité [5] ici, [5,00] là'],
  ],
  [
    'another size is another line',
    base.replace('3;40;5', '3;41;5'),
    [differ, 'Ici seulement : 3 ; 40 ; 5', 'Là seulement : 3 ; 41 ; 5'],
  ],
  ['line ends', base.replaceAll('\n', '\r\n'), [differ, 'Fins de ligne : ici [\\n], là [\\r\\n]']],
  ['a mark', `\ufeff${base}`, [differ, 'Marque BOM : ici non, là oui']],
  ['the delimiter', base.replaceAll(';', ','), [differ, 'Séparateur : ici [;], là [,]']],
  [
    'headings',
    base.replace('Taille', 'Pointure'),
    [differ, 'Titres : ici Gencod ; Taille ; Qte, là Gencod ; Pointure ; Qte'],
  ],
])('%s', (_, theirs, expected) => {
  expect(compare(base, theirs)).toEqual(expected);
});

test('under other headings, no cell is taken for a quantity', () => {
  expect(compare('Gencod;Qte\n1;2\n2;2\n', 'Qte;Gencod\n1;3\n2;2\n').slice(2)).toEqual([
    'Ici seulement : 1 ; 2',
    'Là seulement : 1 ; 3',
  ]);
});

test('the same text in two encodings has the same lines', () => {
  const text = 'Gencod;Modèle;Qte\n1;Été;2\n';
  expect(compare(text, Buffer.from(text, 'latin1'))).toEqual([
    differ,
    'Encodage : ici [utf-8], là [windows-1252]',
  ]);
});

test('a long list is cut, and says how long it is', () => {
  const lines = Array.from({ length: 60 }, (_, at) => `${at};38;1\n`).join('');
  const told = compare(`Gencod;Taille;Qte\nx;1;1\n${lines}`, 'Gencod;Taille;Qte\nx;1;1\n', en);
  expect(told).toHaveLength(52);
  expect(told.at(0)).toBe('"a.csv" (here) and "b.csv" (there) differ.');
  expect(told.at(-1)).toBe('… and 10 lines more');
});
