import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { moduleCsv } from '@passerelle/rehearsal/web-shop/module-csv.ts';
import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import { morning, onShopStage } from './shop-stage.ts';

const cents = (most: number) => fc.integer({ min: 1, max: most }).map((amount) => (amount / 100).toFixed(2));

const line = fc.record(
  {
    product: fc.constantFrom(1, 6, 7, 15),
    size: fc.constantFrom(0, 1, 2, 3),
    quantity: fc.integer({ min: 1, max: 9 }),
    price: fc.integer({ min: 1, max: 300_000_000 }).map((price) => (price / 1_000_000).toFixed(6)),
    reduction: fc.oneof(fc.constantFrom('5%', '12.5%', '33%'), cents(100)),
    name: fc.constantFrom('Bottine Élise - Pointure : 38', 'Lacets "ronds", 90 cm; noirs', "L'été"),
  },
  { requiredKeys: ['product'] },
);

const voucher = fc.record({
  name: fc.constantFrom('Bienvenue 10 %', 'Carte cadeau Noël', 'Port offert'),
  value: cents(500),
  rule: fc.constantFrom(0, 1, 3),
});

/** A price of a cent, taken off by more than it is, is none that a shop would make. */
const isPossible = ({ lines }: NewOrder): boolean =>
  lines.every(
    ({ price = '100', reduction = '0' }) => reduction.endsWith('%') || Number(reduction) < Number(price),
  );

const anyOrder: fc.Arbitrary<NewOrder> = fc
  .record(
    {
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      states: fc.constantFrom([2], [1], [10, 2], [2, 3, 4], [6], [8], [13]),
      customer: fc.constantFrom(2, 3),
      deliveryAddress: fc.constantFrom(5, 7, 9999),
      invoiceAddress: fc.constantFrom(5, 7),
      carrier: fc.constantFrom(0, 1, 2, 99),
      payment: fc.constantFrom('Carte bancaire', 'Alma, 3 fois', 'Chèque'),
      vouchers: fc.array(voucher, { maxLength: 2 }),
      shipping: fc.constantFrom('0.00', '8.40'),
      wrapping: fc.constantFrom('0.00', '2.50'),
      at: fc.constantFrom('2026-11-21 10:00:00', '2026-11-22 09:00:00'),
    },
    { requiredKeys: ['lines'] },
  )
  .filter(isPossible);

/** The XML in ProShop's folder, and what was decided. */
async function told(rehearsal: Rehearsal): Promise<{ orders: unknown; xml: string[] }> {
  const { orders } = await rehearsal.ordersReport();
  const folder = join(rehearsal.remoteDir, 'import');
  const xml = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return { orders, xml };
}

test(
  'random orders, read in the shop and in the module’s CSV, give the same decisions and the same XML',
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyOrder, { minLength: 10, maxLength: 30 }), async (orders) => {
        await onShopStage(
          async ({ shop, rehearsal }) => {
            const ids = orders.map((order) => placeOrder(shop.state, order).id);
            const fromShop = await told(rehearsal);
            const file = await Rehearsal.begin({ now: morning });
            file.put('orders.csv', moduleCsv(shop.state, [...shop.state.data.table('orders').rows.keys()]));
            const fromFile = await told(file);
            await file.end();
            expect(ids.length).toBe(orders.length);
            expect(fromShop).toEqual(fromFile);
          },
          { make: (options) => sampleShop(options) },
        );
      }),
      { numRuns: 8, endOnFailure: true },
    ),
  120_000,
);

/** The first payment alone, as many modules write it, and no gencod. */
const poorer = (csv: string): string =>
  csv.replaceAll('5.000000,5.000000,10.000000', '5.000000').replaceAll('"Product EAN 13"', '"Autre"');

test.each([
  ['a module that writes everything', (csv: string) => csv],
  ['a module that writes the first payment alone and no gencod', poorer],
])('whoever changes from the file of %s to the shop sees no sent order flagged, nor sent again', (_, write) =>
  onShopStage(async ({ shop, rehearsal }) => {
    const lines = [
      { product: 1, size: 1, reduction: '10%' },
      { product: 6, quantity: 3 },
    ];
    const payments = [
      { method: 'Carte bancaire', amount: '5.00' },
      { method: 'Alma', amount: '5.00' },
      { method: 'Chèque', amount: '10.00' },
    ];
    placeOrder(shop.state, { id: 20, lines: [{ product: 6 }], shipping: '5.72', payments });
    placeOrder(shop.state, { id: 21, lines, vouchers: [{ name: 'Bienvenue 10 %', value: '5.00', rule: 1 }] });
    const ids = [...shop.state.data.table('orders').rows.keys()];
    rehearsal.put('orders.csv', write(moduleCsv(shop.state, ids)));
    readFrom(rehearsal, 'file');
    const before = await rehearsal.ordersReport();
    expect(before.counts).toMatchObject({ send: 8, state: 4 });
    readFrom(rehearsal, 'shop');
    const after = await rehearsal.ordersReport();
    expect(after.counts).toEqual({ rows: 18, orders: 12, 'already-sent': 8, state: 4 });
    expect(after.files).toEqual([]);
  }),
);

function readFrom(rehearsal: Rehearsal, from: 'file' | 'shop'): void {
  const path = join(rehearsal.workDir, 'passerelle.json');
  const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...config, orders: { from } }));
}
