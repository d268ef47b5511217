import fc from 'fast-check';
import { isTooDeep } from '@passerelle/core/config/parse-jsonc.ts';
import { type OrdersSettings, readOrders } from '@passerelle/core/orders/read-orders.ts';
import { parseSentinel } from '@passerelle/core/delivery/sentinel.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { seededRandom } from '@passerelle/rehearsal/faults/seeded-random.ts';
import { goldenFiles, type Target } from '@passerelle/rehearsal/hostile/golden-files.ts';
import { mutate } from '@passerelle/rehearsal/hostile/mutation.ts';
import { compileLayout } from '../../src/layout/compile.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';
import { readLayout } from '../../src/layout/read-layout.ts';

const golden = goldenFiles();
const contents = golden.map(({ content }) => content);

function anyOf(target: Target): fc.Arbitrary<Buffer> {
  const sound = golden.filter((file) => file.target === target).map(({ content }) => content);
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...sound), fc.nat(0xffff_ffff))
      .map(([content, seed]) => mutate(content, seededRandom(seed), contents)),
    fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
  );
}

/** Rejects what is no Failure, and a Failure with that code that has nothing to say. */
async function expectOnly(codes: readonly ExitCode[], work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(codes).toContain(error.exitCode);
    expect(error.message).not.toBe('');
  }
}

const settings: OrdersSettings = {
  name: 'orders.csv',
  delimiter: 'auto',
  encoding: 'auto',
  decimal: 'auto',
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  columns: {},
  maxLineBytes: 1_048_576,
  giftCards: [],
};

test('any orders CSV is read or refused with 4; every order of it can be read', async () => {
  await fc.assert(
    fc.asyncProperty(anyOf('orders'), async (bytes) => {
      await expectOnly([ExitCode.Input], () => {
        const file = readOrders(bytes, settings);
        const orders = [...file.orders()];
        expect(orders).toHaveLength(file.orderCount);
        expect(orders.flatMap((order) => order.rawRows())).toHaveLength(file.rowCount);
      });
    }),
    { numRuns: 300 },
  );
});

test('any layout is compiled or refused with 2', async () => {
  await fc.assert(
    fc.asyncProperty(anyOf('layout'), async (bytes) => {
      const text = bytes.toString('utf8');
      // Refused before it is read (load-layout.ts).
      fc.pre(!isTooDeep(text));
      await expectOnly([ExitCode.Usage], () => {
        const layout = readLayout(text, 'layout.json');
        return compileLayout(layout, { name: 'layout.json', encoding: 'UTF-8', perOrder: false });
      });
    }),
    { numRuns: 300 },
  );
});

test('any sentinel is read or refused with 2', async () => {
  await fc.assert(
    fc.asyncProperty(anyOf('sentinel'), async (bytes) => {
      await expectOnly([ExitCode.Usage], () => parseSentinel(bytes, 'passerelle-staging.json'));
    }),
    { numRuns: 300 },
  );
});

test('any XML to compare with is read or refused, and never expands', async () => {
  await fc.assert(
    fc.asyncProperty(anyOf('archived'), async (bytes) => {
      const root = await parseXml(bytes).catch((error: unknown) => error);
      if (root instanceof Error) expect(root.message).not.toBe('');
      else expect(JSON.stringify(root).length).toBeLessThan(20 * bytes.length + 1000);
    }),
    { numRuns: 150 },
  );
});
