import { compileLayout, type LayoutSettings } from '../../src/layout/compile.ts';
import type { Sale } from '../../src/sale/sale.ts';
import { line, sale, sampleSales } from '../sale/sample-orders.ts';

const facts = { lot: 'L1', createdAt: '2026-11-22T09:57:03' };
const settings: LayoutSettings = { name: 'layout.json', encoding: 'UTF-8', perOrder: false };

/** The document of a layout whose root is V and whose sales are S, without the declaration. */
function fill(layout: unknown, sales: readonly Sale[] = [sale()], changes: Partial<LayoutSettings> = {}) {
  const compiled = compileLayout(layout, { ...settings, ...changes });
  const text = Buffer.concat([...compiled.document(facts, sales)]).toString();
  return text.slice(text.indexOf('?>') + 2);
}

function perSale(element: object): object {
  return { V: { S: { '*repeat': 'sales', ...element } } };
}

test.each<[string, object, string]>([
  ['a text', { A: '{order.id}' }, '    <A>1042</A>'],
  ['a text with constants', { A: 'n° {order.id} & <suite>' }, '    <A>n° 1042 &amp; &lt;suite&gt;</A>'],
  [
    'a constant that looks like a reference',
    { A: 'R&D; &nbsp; &#0; &amp;' },
    '    <A>R&amp;D; &amp;nbsp; &amp;#0; &amp;amp;</A>',
  ],
  ['braces', { A: '{{{order.id}}} {{x}}' }, '    <A>{1042} {x}</A>'],
  ['numbers and booleans', { A: 1, B: true }, '    <A>1</A>\n    <B>true</B>'],
  ['an empty constant', { A: '', B: {} }, '    <A/>\n    <B/>'],
  ['an empty value', { A: '{customer.company}' }, '    <A/>'],
  ['two empty values', { A: '{customer.company}{customer.company}' }, '    <A/>'],
  ['an empty attribute', { A: { '@a': '{customer.company}' } }, '    <A a=""/>'],
  [
    'attributes, then an empty text',
    { A: { '@a': '{order.id}', '#': '{customer.company}' } },
    '    <A a="1042"/>',
  ],
  [
    'attributes and text',
    { A: { '@a': '"{order.id}"', '@b': 2, '#': 'x' } },
    '    <A a="&quot;1042&quot;" b="2">x</A>',
  ],
  [
    'nesting',
    { A: { B: { C: '{order.id}' } } },
    '    <A>\n      <B>\n        <C>1042</C>\n      </B>\n    </A>',
  ],
  [
    'several of one name',
    { A: ['x', { '@b': 1 }, '{order.id}'] },
    '    <A>x</A>\n    <A b="1"/>\n    <A>1042</A>',
  ],
  ['a comment and an instruction', { '!': 'mot', '?': 'cible mot' }, '    <!--mot-->\n    <?cible mot?>'],
  [
    'a repetition',
    { A: { '*repeat': 'lines', '#': '{line.kind}' } },
    '    <A>ARTICLE</A>\n    <A>TRANSPORT</A>',
  ],
  [
    'a repetition of nothing',
    { A: { B: { '*repeat': 'lines', '*if': '!line.kind', '#': 'x' } } },
    '    <A/>',
  ],
  [
    'a repetition on a condition',
    { A: { '*repeat': 'lines', '*if': 'line.kind != ARTICLE', '#': '{line.number}' } },
    '    <A>2</A>',
  ],
  [
    'a value of the sale within its lines',
    { A: { '*repeat': 'lines', '#': '{order.id}/{line.number}' } },
    '    <A>1042/1</A>\n    <A>1042/2</A>',
  ],
  [
    'payments within lines',
    { A: { '*repeat': 'lines', B: { '*repeat': 'payments', '#': '{line.number}{payment.code}' } } },
    '    <A>\n      <B>1CB</B>\n    </A>\n    <A>\n      <B>2CB</B>\n    </A>',
  ],
  [
    'a prefix',
    { 'p:A': { '@xmlns:p': 'urn:p', '@p:b': '{order.id}', 'p:C': 'x' } },
    '    <p:A xmlns:p="urn:p" p:b="1042">\n      <p:C>x</p:C>\n    </p:A>',
  ],
  ['the prefix xml', { A: { '@xml:lang': 'fr' } }, '    <A xml:lang="fr"/>'],
  [
    'a namespace for elements without a prefix',
    { A: { '@xmlns': 'urn:a', B: '' } },
    '    <A xmlns="urn:a">\n      <B/>\n    </A>',
  ],
  ['a condition that holds', { A: { '*if': 'order.id', '#': 'x' }, B: 'y' }, '    <A>x</A>\n    <B>y</B>'],
  ['a condition that does not, after an element', { B: 'y', A: { '*if': '!order.id' } }, '    <B>y</B>'],
  ['a condition that does not, after an empty one', { B: '', A: { '*if': '!order.id' } }, '    <B/>'],
  ['a condition that does not', { A: { '*if': '!order.id', '#': 'x' }, B: 'y' }, '    <B>y</B>'],
  ['a condition on one of several values', { A: { '*if': 'store = 007, 008', '#': 'x' } }, '    <A>x</A>'],
  ['a condition on the empty value', { A: { '*if': 'customer.company =', '#': 'x' } }, '    <A>x</A>'],
  [
    'a condition on an amount of 0',
    { A: { '*repeat': 'lines', '*if': '!line.discount', '#': '{line.kind}' } },
    '    <A>TRANSPORT</A>',
  ],
])('%s', (_case, element, expected) => {
  expect(fill(perSale(element))).toBe(`\n<V>\n  <S>\n${expected}\n  </S>\n</V>\n`);
});

/** More than a block, more than the room of two, and characters of several bytes at every end of them. */
const longName = '\u00e9\u20ac\u{1F45F}'.repeat(25_000);

test('a block ends after a sale, however long, and nowhere else', () => {
  const compiled = compileLayout(perSale({ A: '{customer.lastName}' }), settings);
  const { customer } = sale();
  const sales = [100, longName.length, 1, 40_000, 40_000].map((length) =>
    sale({ customer: { ...customer, lastName: longName.slice(0, length) } }),
  );
  const blocks = [...compiled.document(facts, sales)].map(String);
  const written = sales.map((one) => `\n  <S>\n    <A>${one.customer.lastName}</A>\n  </S>`);
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  const expected = [
    `${declaration}\n<V>${written.slice(0, 2).join('')}`,
    ...[written.slice(2, 4).join(''), written[4]],
    '\n</V>\n',
  ];
  expect(blocks.map((block) => block.length)).toEqual(expected.map((block) => block?.length));
  expect(blocks).toEqual(expected);
});

test('sales are asked for one by one, as the document is read', () => {
  const asked: string[] = [];
  function* sales() {
    for (const one of sampleSales) {
      asked.push(one.order.id);
      yield { ...one, customer: { ...one.customer, lastName: longName } };
    }
  }
  const compiled = compileLayout(perSale({ '@i': '{order.id}', '#': '{customer.lastName}' }), settings);
  for (const block of compiled.document(facts, sales())) if (block.includes('1042')) break;
  expect(asked).toEqual(['1042']);
});

test.each([
  [
    'elements around the sales',
    {
      V: {
        '@l': '{document.lot}',
        A: 'x',
        M: { S: { '*repeat': 'sales' } },
        Z: '{document.createdAt|date:yyyy}',
      },
    },
    '\n<V l="L1">\n  <A>x</A>\n  <M>\n    <S/>\n  </M>\n  <Z>2026</Z>\n</V>\n',
  ],
  [
    'a condition around the sales',
    { V: { M: { '*if': 'document.lot = L2', S: { '*repeat': 'sales' } } } },
    '\n<V/>\n',
  ],
  [
    'nothing at all',
    { V: { A: { '*if': '!document.lot' }, S: { '*repeat': 'sales', '*if': '!order.id' } } },
    '\n<V/>\n',
  ],
  ['a condition on each sale', { V: { S: { '*repeat': 'sales', '*if': 'order.id != 1042' } } }, '\n<V/>\n'],
  [
    'text before the root',
    { '!': 'début', V: { S: { '*repeat': 'sales' } } },
    '\n<!--début-->\n<V>\n  <S/>\n</V>\n',
  ],
])('%s', (_case, layout, expected) => {
  expect(fill(layout)).toBe(expected);
});

test('a document of one order may repeat its root', () => {
  expect(fill({ S: { '*repeat': 'sales', '#': '{order.id}' } }, [sale()], { perOrder: true })).toBe(
    '\n<S>1042</S>\n',
  );
});

test('the declaration names the encoding', () => {
  const compiled = compileLayout(perSale({}), { ...settings, encoding: 'windows-1252' });
  const [text] = [...compiled.document(facts, [])].map(String);
  expect(text).toBe('<?xml version="1.0" encoding="windows-1252"?>\n<V/>\n');
});

test('a character that XML forbids is replaced, and told with its order and field', () => {
  const replaced: string[] = [];
  const compiled = compileLayout(
    perSale({ A: { '*repeat': 'lines', '@n': '{line.name}', '#': '{line.name|upper}' } }),
    settings,
  );
  const withoutId = sale({ id: '', ref: 'ABC', lines: [line({ name: '\u0000' })], shippingTtc: 0 });
  const awkward = sale({
    lines: [line({ name: 'a\u0000b\uD83D' }), line({ name: 'ok 👟' })],
    shippingTtc: 0,
  });
  const text = [
    ...compiled.document(facts, [awkward, withoutId], (id, field) => replaced.push(`${id} ${field}`)),
  ].join('');
  expect(text).toContain('<A n="a\uFFFDb\uFFFD">A\uFFFDB\uFFFD</A>\n    <A n="ok 👟">OK 👟</A>');
  expect(replaced).toEqual([
    ...Array<string>(2).fill('1042 line.name'),
    ...Array<string>(2).fill('ABC line.name'),
  ]);
});
