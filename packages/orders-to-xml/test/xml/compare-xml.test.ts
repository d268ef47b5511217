import { en } from '../../src/words/en.ts';
import { fr } from '../../src/words/fr.ts';
import { compileBuiltInLayout } from '../../src/layout/load-layout.ts';
import { sayDifferences } from '../../src/say-differences.ts';
import { compareXml } from '../../src/xml/compare-xml.ts';
import { sampleSales } from '../sale/sample-orders.ts';

async function compare(theirs: string | Uint8Array, ours: string): Promise<string[]> {
  const differences = await compareXml(Buffer.from(theirs), Buffer.from(ours));
  return sayDifferences(differences, en).slice(1);
}

test.each([
  ['the same', '<V><A>1</A></V>', '<V><A>1</A></V>'],
  ['white space', '<V>\n <A>  x \n y </A>\t</V>', '<V><A>x y</A></V>'],
  ['comments and instructions', '<?a b?><V><!-- c --><A>x</A></V>', '<V><A>x</A></V>'],
  ['attributes in another order', '<V a="1" b="2"/>', '<V b="2" a="1"/>'],
  ['elements in another order', '<V><A>1</A><B>2</B></V>', '<V><B>2</B><A>1</A></V>'],
  [
    'namesakes in another order',
    '<V><L><N>1</N></L><L><N>2</N></L></V>',
    '<V><L><N>2</N></L><L><N>1</N></L></V>',
  ],
  ['decimals', '<V a="1">-0.50</V>', '<V a="1.00">-0.5</V>'],
  ['a zero with a sign', '<V>-0.00</V>', '<V>0</V>'],
  ['an empty element', '<V><A></A></V>', '<V><A/></V>'],
  ['references and CDATA', '<V a="&#233;">&lt;&#x26;<![CDATA[<b>]]></V>', '<V a="é">&lt;&amp;&lt;b&gt;</V>'],
  ['two identical lines', '<V><L><N>1</N></L><L><N>1</N></L></V>', '<V><L><N>1</N></L><L><N>1</N></L></V>'],
])('%s make no difference', async (_case, theirs, ours) => {
  expect(await compareXml(Buffer.from(theirs), Buffer.from(ours))).toEqual([]);
});

const withKey = (sales: Record<string, string>) =>
  `<V>${Object.entries(sales)
    .map(([id, name]) => `<S><G>VENTE</G><N>${id}</N><C><D>${name}</D></C></S>`)
    .join('')}</V>`;

test.each<[string, string, string, string[]]>([
  ['a value', '<V><A>1</A></V>', '<V><A>2</A></V>', ['V/A: old "1", here "2"']],
  [
    'an attribute',
    '<V a="1" b="1"/>',
    '<V b="2" c="1"/>',
    ['V/@a: only in the old file', 'V/@b: old "1", here "2"', 'V/@c: only here'],
  ],
  ['an element', '<V><A/><B/></V>', '<V><B/><C/></V>', ['V/A: only in the old file', 'V/C: only here']],
  ['a code is no number', '<V><A>008</A></V>', '<V><A>8</A></V>', ['V/A: old "008", here "8"']],
  ['a code with a point', '<V>01.10</V>', '<V>01.1</V>', ['V: old "01.10", here "01.1"']],
  ['a decimal sign', '<V><A>1,50</A></V>', '<V><A>1.50</A></V>', ['V/A: old "1,50", here "1.50"']],
  ['upper case', '<V><A>DURAND</A></V>', '<V><A>Durand</A></V>', ['V/A: old "DURAND", here "Durand"']],
  [
    'a sale changed, by its number',
    withKey({ 1: 'a', 2: 'b' }),
    withKey({ 2: 'x', 1: 'a' }),
    ['V/S[N=2]/C/D: old "b", here "x"'],
  ],
  [
    'a sale more and a sale less',
    withKey({ 1: 'a', 2: 'b', 3: 'c' }),
    withKey({ 2: 'x', 3: 'y', 4: 'd' }),
    [
      'V/S[N=2]/C/D: old "b", here "x"',
      'V/S[N=3]/C/D: old "c", here "y"',
      'V/S[N=1]: only in the old file',
      'V/S[N=4]: only here',
    ],
  ],
  [
    'lines by what they are, not by their number',
    '<V><L n="1"><C>a</C><Q>1</Q></L><L n="2"><C>b</C><Q>1</Q></L></V>',
    '<V><L n="1"><C>b</C><Q>2</Q></L><L n="2"><C>a</C><Q>1</Q></L></V>',
    ['V/L[C=a]/@n: old "1", here "2"', 'V/L[C=b]/@n: old "2", here "1"', 'V/L[C=b]/Q: old "1", here "2"'],
  ],
  [
    'lines without any key, by their place',
    '<V><L>a</L><L>b</L></V>',
    '<V><L>a</L><L>c</L></V>',
    ['V/L[2]: old "b", here "c"'],
  ],
  [
    'an equal line among more without any key',
    '<V><L>a</L><L>b</L></V>',
    '<V><L>c</L><L>d</L><L>b</L></V>',
    ['V/L[1]: only in the old file', 'V/L[1]: only here', 'V/L[2]: only here'],
  ],
  [
    'one of two identical lines',
    '<V><L><C>1</C><Q>1</Q></L><L><C>1</C><Q>1</Q></L></V>',
    '<V><L><C>1</C><Q>1</Q></L><L><C>1</C><Q>2</Q></L></V>',
    ['V/L[2]/Q: old "1", here "2"'],
  ],
  [
    'more lines without any key',
    '<V><L>a</L></V>',
    '<V><L>b</L><L>c</L></V>',
    ['V/L[1]: only in the old file', 'V/L[1]: only here', 'V/L[2]: only here'],
  ],
])('%s makes a difference', async (_case, theirs, ours, expected) => {
  expect((await compare(theirs, ours)).sort()).toEqual(expected.sort());
});

test('lines that lack the key of the others are paired by another', async () => {
  const lines = (shipping: string) =>
    `<V><L><G>ARTICLE</G><C>1</C><M>5</M></L><L><G>ARTICLE</G><C>2</C><M>6</M></L><L><G>PORT</G><M>${shipping}</M></L><L><G>REMISE</G><M>-1</M></L></V>`;
  expect(await compare(lines('5.90'), lines('6.90'))).toEqual(['V/L[G=PORT]/M: old "5.90", here "6.90"']);
});

test('an old file in another encoding is read by its declaration', async () => {
  const old = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><V>\u00E9</V>', 'latin1');
  expect(await compare(old, '<V>é</V>')).toEqual([]);
});

test('an old file in UTF-16 is read by its mark', async () => {
  expect(
    await compare(
      Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><V>é</V>', 'utf16le'),
      '<V>é</V>',
    ),
  ).toEqual([]);
});

test('another format is said to be one, with what differs', async () => {
  const [first, ...rest] = await compare(
    '<Tickets><Ticket id="1"/></Tickets>',
    '<VentesWeb><Vente/></VentesWeb>',
  );
  expect(first).toContain('The root is <Tickets> in the old file, <VentesWeb> here');
  expect(rest).toEqual(['VentesWeb/Ticket: only in the old file', 'VentesWeb/Vente: only here']);
});

test.each([
  ['text', 'Numero;Date\n1;2'],
  ['half a tag', '<V><A>1</A'],
  ['comments alone', '<!-- a -->'],
  ['nothing', ''],
  ['a page of errors', '<html><p>404<br></html'],
  ['an encoding nobody knows', '<?xml version="1.0" encoding="klingon"?><V/>'],
  ['bytes', Buffer.from([0, 255, 254, 60, 62])],
])('an old file that holds %s is said to be no XML', async (_case, theirs) => {
  const [only, ...rest] = await compareXml(Buffer.from(theirs), Buffer.from('<V/>'));
  expect([only?.kind, rest]).toEqual(['notXml', []]);
});

test('a real document equals itself, and a changed amount is named by its order and line', async () => {
  const facts = { lot: '20261122-095703-0007', createdAt: '' };
  const ours = [...compileBuiltInLayout('UTF-8').document(facts, sampleSales)].join('');
  expect(await compare(ours, ours)).toEqual([]);
  const theirs = ours.replace('<MontantTTC>26.00', '<MontantTTC>27.00').replace('<Nom>Martin', '<Nom>MARTIN');
  expect(await compare(theirs, ours)).toEqual([
    'VentesWeb/Vente[NumCommandeWeb=1043]/Lignes/Ligne[Libelle=Derby « Léo » & fils]/MontantTTC: old "27.00", here "26.00"',
    'VentesWeb/Vente[NumCommandeWeb=1044]/Client/Nom: old "MARTIN", here "Martin"',
  ]);
});

test.each([
  [0, ["Aucune différence de sens avec l'ancien fichier."]],
  [1, ["1 différence avec l'ancien fichier :", 'V/1 : seulement ici']],
  [
    3,
    [
      "3 différences avec l'ancien fichier :",
      'V/1 : seulement ici',
      'V/2 : seulement ici',
      '… et 1 de plus.',
    ],
  ],
])('%i differences are listed, two at most', (count, expected) => {
  const differences = Array.from({ length: count }, (_, index) => ({
    kind: 'onlyOurs' as const,
    path: `V/${index + 1}`,
  }));
  expect(sayDifferences(differences, fr, 2)).toEqual(expected);
});
