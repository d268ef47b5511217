import fc from 'fast-check';
import { create } from 'xmlbuilder2';
import { compileLayout } from '../../src/layout/compile.ts';
import { sale } from '../sale/sample-orders.ts';

/** An element of a layout beside the one that xmlbuilder2 is to write of it. */
interface Pair {
  layout: object;
  built: object;
}

const ref = '"X" <Y> > Z';
// xmlbuilder2 leaves what looks like a reference as it is, and escapes neither tabs nor line ends.
const constant = fc.stringMatching(/^[a-zé€👟 "<>']{0,8}$/u);
const value: fc.Arbitrary<{ layout: string; built: string }> = fc
  .array(
    fc.oneof(
      constant.map((text) => ({ layout: text, built: text })),
      fc.constant({ layout: '{order.ref}', built: ref }),
      fc.constant({ layout: '{customer.company}', built: '' }),
    ),
    { maxLength: 3 },
  )
  .map((parts) => ({
    layout: parts.map((part) => part.layout).join(''),
    built: parts.map((part) => part.built).join(''),
  }));
const attributes = fc.dictionary(fc.constantFrom('@a', '@b', '@c'), value);
const name = fc.constantFrom('A', 'B', 'été', 'd-e.f');

const { element } = fc.letrec<{ element: Pair; content: Pair }>((tie) => ({
  content: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(attributes, value)
      .map(([own, text]) => pair(own, { layout: { '#': text.layout }, built: { '#': text.built } })),
    fc
      .tuple(
        attributes,
        fc.uniqueArray(fc.tuple(name, tie('element')), { selector: ([key]) => key, maxLength: 3 }),
      )
      .map(([own, children]) =>
        pair(own, {
          layout: Object.fromEntries(children.map(([key, child]) => [key, child.layout])),
          built: Object.fromEntries(children.map(([key, child]) => [key, child.built])),
        }),
      ),
  ),
  element: fc.oneof(
    tie('content'),
    fc.array(tie('content'), { minLength: 1, maxLength: 3 }).map((list) => ({
      layout: list.map(({ layout }) => layout),
      built: list.map(({ built }) => built),
    })),
  ),
}));

function pair(own: Record<string, { layout: string; built: string }>, content: Pair): Pair {
  const names = Object.keys(own);
  return {
    layout: { ...Object.fromEntries(names.map((key) => [key, own[key]!.layout])), ...content.layout },
    built: { ...Object.fromEntries(names.map((key) => [key, own[key]!.built])), ...content.built },
  };
}

function fill(layout: object): string {
  const compiled = compileLayout(layout, { name: 'layout.json', encoding: 'UTF-8', perOrder: false });
  const facts = { lot: 'L1', createdAt: '2026-11-22T09:57:03' };
  return [...compiled.document(facts, [sale({ ref })])].join('');
}

test('a layout is written as xmlbuilder2 writes the same tree', () => {
  fc.assert(
    fc.property(element, ({ layout, built }) => {
      const expected = create({ encoding: 'UTF-8' }, { V: { S: { E: built } } });
      const written = `${expected.end({ prettyPrint: true, wellFormed: true })}\n`;
      expect(fill({ V: { S: { '*repeat': 'sales', E: layout } } })).toBe(written);
    }),
    { numRuns: 500 },
  );
});
