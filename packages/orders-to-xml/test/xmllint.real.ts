import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SentCustomer } from '../src/layout/fields.ts';
import { compileBuiltInLayout, loadCustomersLayout } from '../src/layout/load-layout.ts';
import { compileLayout } from '../src/layout/compile.ts';
import type { XmlEncoding } from '../src/layout/encode.ts';
import { replaceForbidden } from '../src/layout/xml-text.ts';
import { anySale } from './sale/any-sale.ts';
import { sale, sampleSales } from './sale/sample-orders.ts';

const samples = join(import.meta.dirname, '../../../samples');
const schema = join(samples, 'ventes.xsd');
const facts = { lot: '20261122-095703-0007', createdAt: '2026-11-22T09:57:03' };

/** What libxml2, which shares no code with xmlbuilder2, says of a document: its output, or why it refuses it. */
function xmllint(document: Buffer, ...options: string[]): { taken: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync('xmllint', [...options, '-'], {
    input: document,
    maxBuffer: 1 << 26,
  });
  return { taken: status === 0, said: status === 0 ? stdout.toString('utf8') : stderr.toString('utf8') };
}

const client: SentCustomer = {
  ...{ number: '2', action: 'CREATION', title: 'Mme', lastName: 'Œuvrard', firstName: 'Zoé' },
  ...{ company: 'Café & Cie €', siret: '', vatNumber: '', email: 'zoe@example.test', phone: '' },
  ...{ newsletter: true, hasOrdered: true, groups: ['Élèves'], addresses: [] },
};

const encodings: XmlEncoding[] = ['UTF-8', 'windows-1252', 'ISO-8859-1'];

test.each(encodings)('the sample sales keep to samples/ventes.xsd in %s', (encoding) => {
  const layout = compileBuiltInLayout(encoding);
  const document = Buffer.concat([...layout.document(facts, sampleSales)]);
  expect(xmllint(document, '--noout', '--schema', schema)).toEqual({ taken: true, said: '' });
});

test.each(encodings)('customers keep to samples/clients.xsd in %s', async (encoding) => {
  const known = encoding === 'ISO-8859-1' ? 'iso-8859-1' : encoding;
  const layout = await loadCustomersLayout(undefined, { encoding: known });
  const document = Buffer.concat([...layout.document(facts, [client], () => undefined)]);
  const against = join(samples, 'clients.xsd');
  expect(xmllint(document, '--noout', '--schema', against)).toEqual({ taken: true, said: '' });
});

test.each([
  ['an unknown kind of line', '<Genre>ARTICLE<', '<Genre>VETEMENT<'],
  ['three decimals', '<Montant>95.80<', '<Montant>95.800<'],
  ['a decimal comma', '<TotalTTC>95.80<', '<TotalTTC>95,80<'],
  ['an element left out', '<Devise>EUR</Devise>', ''],
  [
    'elements in another order',
    '<Code>CB</Code>\n        <Libelle>Carte bancaire</Libelle>',
    '<Libelle>Carte bancaire</Libelle>\n        <Code>CB</Code>',
  ],
  ['a French date', '<Date>2026-11-22<', '<Date>22/11/2026<'],
  ['a number of lines twice', 'Num="2"', 'Num="1"'],
])('the schema refuses %s', (_case, right, wrong) => {
  const text = [...compileBuiltInLayout('UTF-8').document(facts, [sale()])].join('');
  expect(text).toContain(right);
  expect(xmllint(Buffer.from(text.replace(right, wrong)), '--noout', '--schema', schema).taken).toBe(false);
});

/** Everything that has broken a writer of XML: markup, references, controls, half pairs. */
const anyText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ';',
      '#',
      '0',
      'x',
      ']',
      '-',
      '?',
      '!',
      '\r',
      '\n',
      '\t',
      ' ',
      '\u0000',
      '\uD83D',
      '👟',
    ),
  }),
);

test.each(encodings)(
  'xmllint reads back every value of a hostile document in %s',
  (encoding) => {
    const layout = compileLayout(
      { V: { S: { '*repeat': 'sales', '@n': '{order.id}', '#': '{customer.lastName}' } } },
      { name: 'layout.json', encoding, perOrder: false },
    );
    const hostile = fc.sample(anySale(anyText), 100);
    const document = Buffer.concat([...layout.document(facts, hostile)]);
    const values = ['//S/@n', '//S/text()'].map((path) =>
      xmllint(document, '--xpath', `count(${path}[string()])`).said.trim(),
    );
    const written = hostile.map(({ order, customer }) => [order.id, customer.lastName].map(replaceForbidden));
    expect(values).toEqual(
      [0, 1].map((place) => String(written.filter((pair) => pair[place] !== '').length)),
    );
    for (const [index, [id, name]] of written.entries()) {
      expect(readString(document, `//S[${index + 1}]/@n`)).toBe(id);
      expect(readString(document, `//S[${index + 1}]`)).toBe(name);
    }
  },
  120_000,
);

/** A value as XPath sees it. xmllint ends its output with one line feed. */
function readString(document: Buffer, path: string): string {
  return xmllint(document, '--xpath', `string(${path})`).said.replace(/\n$/, '');
}

test('the built-in layout is well-formed whatever a sale holds', () => {
  const hostile = fc.sample(anySale(anyText), 500);
  const document = Buffer.concat([...compileBuiltInLayout('UTF-8').document(facts, hostile)]);
  expect(xmllint(document, '--noout')).toEqual({ taken: true, said: '' });
});
