import fc from 'fast-check';
import { childOf, documentOf, elementOf, fieldsOf } from '@passerelle/prestashop/xml.ts';
import { forAPerson, withoutControls } from '@passerelle/prestashop/text.ts';

test('rows stand side by side, never in their plural', () => {
  const rows = [1, 2].map((id) => ({ id, fields: { quantity: id } }));
  expect(documentOf('stock_available', rows)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><prestashop><stock_available><id>1</id><quantity>1</quantity></stock_available>' +
      '<stock_available><id>2</id><quantity>2</quantity></stock_available></prestashop>',
  );
});

test('texts by language, associations whole, yes and no as 1 and 0', () => {
  const entity = {
    fields: {
      active: true,
      name: new Map([
        [1, 'Été & co'],
        [2, 'Summer'],
      ]),
    },
    associations: { categories: { node: 'category', rows: [{ id: 2 }, { id: 3 }] } },
  };
  expect(documentOf('product', [entity])).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><prestashop><product><active>1</active>' +
      '<name><language id="1">Été &amp; co</language><language id="2">Summer</language></name>' +
      '<associations><categories><category><id>2</id></category><category><id>3</id></category></categories></associations>' +
      '</product></prestashop>',
  );
});

test('whatever a text holds, it is read back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const document = documentOf('order', [{ fields: { note: text } }]);
      const row = elementOf(document)?.children[0];
      expect(row && childOf(row, 'note')?.text).toBe(withoutControls(text).trim());
    }),
  );
});

test('a field in several languages is read as its first text, associations apart', () => {
  const row = elementOf(
    '<prestashop><product><id><![CDATA[8]]></id><name><language id="1"><![CDATA[Mug & co]]></language><language id="2"/></name><associations><x/></associations></product></prestashop>',
  )?.children[0];
  expect(row && fieldsOf(row)).toEqual({ id: '8', name: 'Mug & co' });
});

test.each([
  ['line breaks that nothing ends', '<br>'.repeat(300)],
  ['a deep page', `${'<div>'.repeat(300)}x${'</div>'.repeat(300)}`],
  ['more ends than beginnings', '</p>'.repeat(300)],
])('a text may hold any HTML: %s', (_, html) => {
  const product = (note: string, around = '') =>
    elementOf(`<prestashop><product><note><![CDATA[${note}]]></note>${around}</product></prestashop>`)
      ?.children[0];
  const row = product(html);
  expect(row && fieldsOf(row)).toEqual({ note: html });
  expect(product(html, `${'<a>'.repeat(60)}${'</a>'.repeat(60)}`)).toBeUndefined();
});

test.each([
  ['fifty levels', 48, true],
  ['one more', 49, false],
])('%s of elements', (_, inner, isRead) => {
  const deep = `<prestashop><product>${'<a>'.repeat(inner)}${'</a>'.repeat(inner)}</product></prestashop>`;
  expect(elementOf(deep) !== undefined).toBe(isRead);
});

test('a section that never ends is no document, and is told fast', () => {
  const began = process.cpuUsage().user;
  expect(elementOf(`<prestashop><note>${'<![CDATA[ '.repeat(300_000)}</note></prestashop>`)).toBeUndefined();
  expect(process.cpuUsage().user - began).toBeLessThan(5_000_000);
});

test.each([
  ['a\u0000b\u001b[31mc\u009bd', 'ab[31mcd'],
  ['line\nend\tand tab', 'line\nend\tand tab'],
  ['half \ud83d', 'half \ufffd'],
  ['\uffff\ufffe', ''],
])('without control characters: %j', (text, expected) => {
  expect(withoutControls(text)).toBe(expected);
});

test.each([
  [
    'La propriété Customer-&gt;firstname n&#039;est pas valide.',
    "La propriété Customer->firstname n'est pas valide.",
  ],
  ['  two\n lines \u0007 ', 'two lines'],
  ['x'.repeat(400), `${'x'.repeat(299)}…`],
])('for a person: %j', (text, expected) => {
  expect(forAPerson(text)).toBe(expected);
});

test.each([
  ['an entity of HTML', '<p>&eacute;t&eacute;&nbsp;!</p>'],
  ['what is escaped in HTML', 'Cuir &amp; daim, &lt;3'],
  ['an ampersand alone', 'Cuir & daim; A&B'],
  ['the end of a CDATA section', 'a ]]> b'],
  ['signs of XML', '<b a="1">\'x\'</b>'],
])('%s comes out as it went in', (_, text) => {
  const texts = new Map([[1, text]]);
  const root = elementOf(documentOf('product', [{ fields: { reference: text, name: texts } }]));
  const product = root && childOf(root, 'product');
  expect(product && fieldsOf(product)).toEqual({ reference: text, name: text });
});

test('a reference to a character is the text that it is', () => {
  expect(documentOf('product', [{ fields: { note: '&#233;' } }])).toContain('<note>&amp;#233;</note>');
});
