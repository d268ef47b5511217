import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../../../core/test/in-folder.ts';
import type { OrderName } from '../../src/commands/archived-orders.ts';
import { readArchive } from '../../src/commands/read-archive.ts';

const first = { id: '1041', ref: 'XKBKNABJK' };
const second = { id: '1042', ref: 'QWDFVBNMA' };

/** What is found of the orders in an archive of these files: "1041 reference". */
async function foundIn(files: Record<string, string | Buffer>, ...orders: OrderName[]): Promise<string[]> {
  const found: string[] = [];
  await inFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const archive = await readArchive(folder, orders);
    found.push(...orders.map((order) => `${order.id} ${archive.orders.proofOf(order) ?? 'no'}`));
  });
  return found;
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const bigEndian = (text: string): Buffer => utf16(text).swap16();
const ref = '<V><Ref>XKBKNABJK</Ref></V>';

test.each<[string, string | Buffer, boolean]>([
  ['as an element', ref, true],
  ['among white space', '<V><Ref>\n  XKBKNABJK\n</Ref></V>', true],
  ['as an attribute', '<V ref="XKBKNABJK"/>', true],
  ['as an attribute in single quotes', "<V ref = 'XKBKNABJK'/>", true],
  ['as a word of a sentence', '<V><Note>Commande XKBKNABJK (web)</Note></V>', true],
  ['in CDATA', '<V><Ref><![CDATA[XKBKNABJK]]></Ref></V>', true],
  ['in CDATA after white space', '<V><Ref>\n    <![CDATA[XKBKNABJK]]>\n  </Ref></V>', true],
  ['half of it in CDATA', '<V><Ref>XKBK<![CDATA[NABJK]]></Ref></V>', true],
  ['with a character by its number', '<V><Ref>&#88;KBKNABJK</Ref></V>', true],
  ['beside an element', '<V><a>1</a>XKBKNABJK<b/></V>', true],
  ['in UTF-8 with a mark', `\uFEFF${ref}`, true],
  ['in UTF-16', utf16(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${ref}`), true],
  ['in UTF-16, big end first', bigEndian(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${ref}`), true],
  ['in UTF-16 without a mark', utf16(`<?xml version="1.0" encoding="UTF-16"?>${ref}`), true],
  ['in UTF-16, big end first, without a mark', bigEndian(ref), true],
  ['said to be in UTF-16, and is not', `<?xml version="1.0" encoding="UTF-16"?>${ref}`, true],
  [
    'in ISO-8859-1',
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><V><N>\xc9lise</N>${ref}</V>`, 'latin1'),
    true,
  ],
  ['in an encoding that nobody knows', `<?xml version="1.0" encoding="IBM-850"?>${ref}`, true],
  ['in what is no XML', '<V><Nom>1 < 2</Nom><Ref>XKBKNABJK</Ref>', true],
  ['in what is no XML, in UTF-16', utf16('\uFEFF<V>1 < 2<Ref>XKBKNABJK</Ref>'), true],
  ['only as part of a word', '<V><Ref>XKBKNABJKL</Ref></V>', false],
  ['only as part of a word of what is no XML', '<V>1 < 2<Ref>XKBKNABJKL</Ref>', false],
  ['in another case', '<V><Ref>xkbknabjk</Ref></V>', false],
  ['as the name of an element', '<XKBKNABJK/>', false],
  ['in a remark', '<V><!-- XKBKNABJK --></V>', false],
  ['not at all', '<V><Ref>QWDFVBNMA</Ref></V>', false],
])('a reference %s', async (_, xml, expected) => {
  expect(await foundIn({ 'a.xml': xml }, first)).toEqual([expected ? '1041 reference' : '1041 no']);
});

test.each<[string, string, boolean]>([
  ['as a whole value', '<V><Ref>WEB-2026/17</Ref></V>', true],
  ['as part of a value', '<V><Ref>WEB-2026/171</Ref></V>', false],
  ['as a word of a sentence', '<V><Ref>retour de WEB-2026/17</Ref></V>', false],
])('a reference of a shop that has its own, %s', async (_, xml, expected) => {
  expect(await foundIn({ 'a.xml': xml }, { id: '17', ref: 'WEB-2026/17' })).toEqual([
    expected ? '17 reference' : '17 no',
  ]);
});

const sale = (id: string, reference: string, customer: string): string =>
  `<S><Num>${id}</Num><Ref>${reference}</Ref><Client code="${customer}"><Code>${customer}</Code></Client></S>`;
const archive = (...sales: string[]): string => `<Ventes>${sales.join('')}</Ventes>`;

test.each<[string, Record<string, string>, string]>([
  [
    'where those of orders found by reference stand',
    { 'a.xml': archive(sale('1041', first.ref, '7'), sale('1042', '', '8')) },
    'id',
  ],
  [
    'there, in another file',
    { 'a.xml': archive(sale('1041', first.ref, '7')), 'b.xml': archive(sale('1042', '', '8')) },
    'id',
  ],
  [
    'as the code of a customer',
    { 'a.xml': archive(sale('1041', first.ref, '7'), sale('1040', '', '1042')) },
    'no',
  ],
  ['as the code of that order’s own customer', { 'a.xml': archive(sale('1041', first.ref, '1042')) }, 'no'],
  [
    'in a file of another format',
    { 'a.xml': archive(sale('1041', first.ref, '7')), 'b.xml': '<V><Num>1042</Num></V>' },
    'no',
  ],
  [
    'where no order was found by its reference',
    { 'a.xml': archive(sale('1041', '', '7'), sale('1042', '', '8')) },
    'no',
  ],
  ['as part of a value', { 'a.xml': archive(sale('1041', first.ref, '7'), sale('11042', '', '8')) }, 'no'],
  [
    'in what is no XML',
    { 'a.xml': archive(sale('1041', first.ref, '7')), 'b.xml': '<Ventes>1 < 2<S><Num>1042</Num></S>' },
    'no',
  ],
])('a number %s', async (_, files, expected) => {
  expect(await foundIn(files, first, second)).toEqual([
    expect.stringMatching(/1041 (reference|no)/),
    `1042 ${expected}`,
  ]);
});

test('the code of a customer that is by chance the number of the order teaches nothing, where other orders show better', async () => {
  const third = { id: '1043', ref: 'LMKJHGFDS' };
  const unsent = { id: '1050', ref: 'PPPPPPPPP' };
  const xml = archive(
    sale('1041', first.ref, '1041'),
    sale('1042', second.ref, '8'),
    sale('1043', third.ref, '9'),
    sale('1040', '', '1050'),
  );
  expect(await foundIn({ 'a.xml': xml }, first, second, third, unsent)).toEqual([
    '1041 reference',
    '1042 reference',
    '1043 reference',
    '1050 no',
  ]);
});

test.each<[string, string, string]>([
  ['with its own number', sale('1042', first.ref, '8'), 'reference'],
  ['never: it is its other half that was sent', '', 'no'],
])('one half of a split cart, sent %s', async (_, other, expected) => {
  const half = { id: '1042', ref: first.ref };
  expect(await foundIn({ 'a.xml': archive(sale('1041', first.ref, '7'), other) }, first, half)).toEqual([
    '1041 reference',
    `1042 ${expected}`,
  ]);
});

test('an order without a name stands nowhere', async () => {
  expect(await foundIn({ 'a.xml': '<a><b></b><c/></a>' }, { id: '', ref: '' })).toEqual([' no']);
});

test('every XML of the folder is read and nothing else; what says nothing, and what is no XML, is named', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'sub.d'));
    writeFileSync(join(folder, 'a.xml'), ref);
    writeFileSync(join(folder, 'B.XML'), '<V>1 < 2<Ref>QWDFVBNMA</Ref>');
    writeFileSync(join(folder, 'c.csv'), 'LMKJHGFDS');
    writeFileSync(join(folder, 'd.xml.part'), '<V><Ref>LMKJHGFDS</Ref></V>');
    writeFileSync(join(folder, 'e.xml'), '<V><Ref>another</Ref></V>');
    const read = await readArchive(folder, [first, second, { id: '', ref: 'LMKJHGFDS' }]);
    expect(read).toMatchObject({ files: 3, searchedAsText: ['B.XML'], withoutAny: ['e.xml'] });
    expect(read.orders.proofOf({ id: '', ref: 'LMKJHGFDS' })).toBeNull();
    expect(read.orders.proofOf(second)).toBe('reference');
  });
});

test('an archive that does not exist is empty', async () => {
  expect(await readArchive('/nowhere/at/all', [first])).toMatchObject({ files: 0, withoutAny: [] });
});
