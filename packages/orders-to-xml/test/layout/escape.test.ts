import fc from 'fast-check';
import { compileLayout } from '../../src/layout/compile.ts';
import type { XmlEncoding } from '../../src/layout/encode.ts';
import { escapeAttribute, escapeText, replaceForbidden } from '../../src/layout/xml-text.ts';
import { compileBuiltInLayout } from '../../src/layout/load-layout.ts';
import { parseXml, type XmlElement } from '../../src/xml/parse-xml.ts';
import type { Sale } from '../../src/sale/sale.ts';
import { anySale } from '../sale/any-sale.ts';

test.each([
  ['a', 'a', 'a'],
  ['<a href="x">\'&amp;\'', '&lt;a href="x"&gt;\'&amp;amp;\'', "&lt;a href=&quot;x&quot;&gt;'&amp;amp;'"],
  [']]>', ']]&gt;', ']]&gt;'],
  ['R&D; &#0; &nbsp;', 'R&amp;D; &amp;#0; &amp;nbsp;', 'R&amp;D; &amp;#0; &amp;nbsp;'],
  ['\r\n\t', '&#13;\n\t', '&#13;&#10;&#9;'],
  ['é日👟', 'é日👟', 'é日👟'],
])('%j is escaped as %j in a text, as %j in an attribute', (text, inText, inAttribute) => {
  expect([escapeText(text), escapeAttribute(text)]).toEqual([inText, inAttribute]);
});

test.each([
  ['a\tb\nc\r', 'a\tb\nc\r'],
  ['\u0000\u0008\u000B\u000C\u001F', '\uFFFD'.repeat(5)],
  ['\uFFFE\uFFFF', '\uFFFD\uFFFD'],
  ['\uD83D', '\uFFFD'],
  ['\uDC5F\uD83D', '\uFFFD\uFFFD'],
  ['👟', '👟'],
  ['\u007F\u0085\uFDD0', '\u007F\u0085\uFDD0'],
])('in %j what XML forbids is replaced: %j', (text, expected) => {
  expect(replaceForbidden(text)).toBe(expected);
});

/** Text from a hostile form: any code unit, markup, references, marks of the layout. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '&amp;',
        '&#13;',
        ']]>',
        '<!--',
        '<?x',
        '\r',
        '\n',
        '\uFDD0',
        '0',
        '\uFDD1',
        '{',
        '}',
        '{order.id}',
        'a',
      ),
    )
    .map((pieces) => pieces.join('')),
);

const facts = { lot: 'L', createdAt: '' };
const encodings: XmlEncoding[] = ['UTF-8', 'windows-1252', 'ISO-8859-1'];

/** As the comparison reads it: white space folded. */
function seen(text: string): string {
  return replaceForbidden(text).replace(/\s+/g, ' ').trim();
}

test.each(encodings)(
  'whatever a field holds, another reader finds it back and nothing else, in %s',
  async (encoding) => {
    const layout = compileLayout(
      {
        V: {
          S: {
            '*repeat': 'sales',
            '@n': '{order.id}',
            A: '{customer.lastName}',
            B: { '@c': '{store}', '#': 'x{order.ref}y' },
          },
        },
      },
      { name: 'layout.json', encoding, perOrder: false },
    );
    const property = fc.asyncProperty(anySale(anyText), async (sale) => {
      const root = await parseXml(Buffer.concat([...layout.document(facts, [sale])]));
      const [S] = root.children;
      const [A, B] = S!.children;
      expect(root.children.length + S!.children.length).toBe(3);
      expect([S!.attributes.get('n'), A!.text]).toEqual([seen(sale.order.id), seen(sale.customer.lastName)]);
      expect([B!.attributes.get('c'), B!.text]).toEqual([seen(sale.store), seen(`x${sale.order.ref}y`)]);
    });
    await fc.assert(property);
  },
);

test('whatever the fields hold, a sale has the same elements as a harmless one', async () => {
  const layout = compileBuiltInLayout('UTF-8');
  const shapeOf = async (sale: Sale) =>
    shape(await parseXml(Buffer.concat([...layout.document(facts, [sale])])));
  const property = fc.asyncProperty(anySale(anyText), async (sale) => {
    expect(await shapeOf(sale)).toEqual(await shapeOf(makeHarmless(sale)));
  });
  await fc.assert(property);
});

function makeHarmless(sale: Sale): Sale {
  const keepsMeaning = (key: string) => key === 'kind' || key === 'date';
  const soften = (key: string, value: unknown) =>
    typeof value === 'string' && !keepsMeaning(key) ? 'x' : value;
  return JSON.parse(JSON.stringify(sale), soften) as Sale;
}

function shape({ name, children }: XmlElement): unknown[] {
  return [name, ...children.map(shape)];
}
