import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../../../core/test/in-folder.ts';
import { ArchivedValues, readArchivedValues } from '../../src/settling/archived-values.ts';

function valuesOf(xml: string): ArchivedValues {
  const values = new ArchivedValues();
  values.add(xml);
  return values;
}

test.each<[string, string, boolean]>([
  ['as an element', '<Ref>XKBKNABJK</Ref>', true],
  ['among spaces', '<Ref>\n  XKBKNABJK\n</Ref>', true],
  ['as an attribute', '<V ref="XKBKNABJK"/>', true],
  ['as an attribute in single quotes', "<V ref = 'XKBKNABJK'/>", true],
  ['as a word of a sentence', '<Note>Commande XKBKNABJK (web)</Note>', true],
  ['in CDATA', '<Ref><![CDATA[XKBKNABJK]]></Ref>', true],
  ['beside other text', '<a>1</a>XKBKNABJK<b/>', true],
  ['only as part of a word', '<Ref>XKBKNABJKL</Ref>', false],
  ['in another case', '<Ref>xkbknabjk</Ref>', false],
  ['as the name of an element', '<XKBKNABJK/>', false],
  ['not at all', '<Ref>QWDFVBNMA</Ref>', false],
])('a reference %s', (_, xml, expected) => {
  expect(valuesOf(xml).hasReference('XKBKNABJK')).toBe(expected);
});

test('a reference of a shop that has its own', () => {
  expect(valuesOf('<Ref>WEB-2026/17</Ref>').hasReference('WEB-2026/17')).toBe(true);
});

test.each<[string, string, boolean]>([
  ['as the whole value of an element', '<Num>1042</Num>', true],
  ['as the whole value of an attribute', '<V num="1042"/>', true],
  ['as part of a value', '<Num>Commande 1042</Num>', false],
  ['as part of a longer one', '<Num>11042</Num>', false],
  ['not at all', '<Num>7</Num>', false],
])('an id %s', (_, xml, expected) => {
  expect(valuesOf(xml).hasId('1042')).toBe(expected);
});

test('an order without a name stands nowhere', () => {
  const values = valuesOf('<a></a><b/>');
  expect([values.hasReference(''), values.hasId('')]).toEqual([false, false]);
});

test('every XML of the folder is read, whatever its encoding, and nothing else', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'sub.d'));
    writeFileSync(join(folder, 'a.xml'), Buffer.from('<Nom>\xc9lise</Nom><Ref>AAA</Ref>', 'latin1'));
    writeFileSync(join(folder, 'B.XML'), '<Nom>Élise</Nom><Ref>BBB</Ref>');
    writeFileSync(join(folder, 'c.csv'), '>CCC<');
    writeFileSync(join(folder, 'd.xml.part'), '<Ref>DDD</Ref>');
    const { values, files } = await readArchivedValues(folder);
    expect(files).toBe(2);
    expect(['AAA', 'BBB', 'CCC', 'DDD'].map((name) => values.hasReference(name))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('an archive that does not exist is empty', async () => {
  expect((await readArchivedValues('/nowhere/at/all')).files).toBe(0);
});
