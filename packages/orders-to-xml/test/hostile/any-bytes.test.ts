import fc from 'fast-check';
import { seededRandom } from '@passerelle/rehearsal/faults/seeded-random.ts';
import { goldenFiles, targets, type Target } from '@passerelle/rehearsal/hostile/golden-files.ts';
import { hostilePieces, mutate } from '@passerelle/rehearsal/hostile/mutation.ts';
import { playHostile } from '@passerelle/rehearsal/hostile/play-hostile.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';

/*
 * The promises are in rehearsal/src/hostile/promises.ts: no internal error, no stack trace, nothing obeyed by a terminal,
 * no delivery from a refused file, what is delivered is what is reported, nothing sent twice, nothing published but whole.
 */

const golden = goldenFiles();
const contents = golden.map(({ content }) => content);
const configOf = (target: Target) => (target === 'layout' ? { xml: { layout: 'layout.json' } } : {});

/** Any bytes at all, or a sound file of that part that something has happened to. */
function anyContent(target: Target): fc.Arbitrary<Buffer> {
  const sound = golden.filter((file) => file.target === target).map(({ content }) => content);
  const damaged = fc
    .tuple(fc.constantFrom(...sound), fc.nat(0xffff_ffff))
    .map(([content, seed]) => mutate(content, seededRandom(seed), contents));
  return fc.oneof(
    { weight: 4, arbitrary: damaged },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)) },
  );
}

test.each(targets)('whatever the %s file holds, every promise is kept', async (target) => {
  await fc.assert(
    fc.asyncProperty(anyContent(target), async (content) => {
      expect(await playHostile({ target, content, config: configOf(target) })).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

/** Line ends, quotes, markup, references, escapes, half pairs; and nothing in particular. */
const hostileText = fc.oneof(
  fc.constantFrom(...hostilePieces.filter((piece) => piece.length < 60 && !piece.includes('\0'))),
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0')),
);
const anyOrder = fc.record({
  id: fc.integer({ min: 1, max: 99_999_999 }),
  ref: hostileText,
  payment: hostileText,
  voucher: hostileText,
  name: hostileText,
  reference: hostileText,
});

test('orders with hostile text in every field are delivered as reported, in XML that reads back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyOrder, { minLength: 1, maxLength: 4 }), async (drawn) => {
      const orders = drawn.map(({ id, name, reference, ...fields }) =>
        shopOrder(id, { ...fields, lines: [shopLine(id, { name, reference })] }),
      );
      const content = Buffer.from(renderOrdersCsv(orders));
      expect(await playHostile({ target: 'orders', content })).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
