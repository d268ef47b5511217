import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { gencodOf, inShopRoom } from '../levels/shop-room.ts';

const told = (out: string) => out.split('\n').map((line) => line.trim());

/** ProShop has three pairs of each of two sizes; order 1042 has just taken one of the first. */
async function inShopOfFiles(
  play: (
    explain: (name: string, ...argv: string[]) => Promise<{ exitCode: number; lines: string[] }>,
    shop: Rehearsal,
  ) => Promise<void>,
  config: Record<string, unknown> = {},
): Promise<void> {
  const shop = await Rehearsal.begin({ now: new Date('2026-11-22T10:19:00'), config });
  const explain = async (name: string, ...argv: string[]) => {
    const { exitCode, out, err } = await shop.stockCsvMod('explain', name, ...argv);
    return { exitCode, lines: told(out + err) };
  };
  try {
    const [sold, other] = [1, 2].map((seed) => ({ ...shopLine(seed), qty: 3 }));
    if (sold === undefined || other === undefined) throw new Error('two sizes');
    shop.put('ExportCSV.csv', renderStockCsv([sold, other]), new Date('2026-11-22T10:10:00'));
    shop.put('orders.csv', renderOrdersCsv([shopOrder(1042, { lines: [shopLine(1)] })]));
    await play(explain, shop);
  } finally {
    await shop.end();
  }
}

const { gencod, reference } = shopLine(1);

test.each<['remove' | 'subtract', RegExp]>([
  ['remove', /^Pour la boutique : .*rien : la ligne est retirée\.$/],
  ['subtract', /^Pour la boutique : .*, 2 pièces\.$/],
])(
  'a file, sales that %s: what ProShop said, by which order it is less, what the shop is given',
  (policy, given) =>
    inShopOfFiles(
      async (explain) => {
        const { exitCode, lines } = await explain(gencod);
        expect(exitCode).toBe(0);
        expect(lines).toEqual(
          expect.arrayContaining([
            'ExportCSV.csv, écrit le 22/11/2026 10:10:00 (heure du serveur) :',
            expect.stringMatching(new RegExp(`^ligne 2, ${gencod} .* : 3 pièces dans ProShop\\.$`)),
            'ôté par la commande 1042 : 1 pièce, que ProShop ne pouvait pas encore connaître.',
            expect.stringMatching(given),
          ]),
        );
      },
      { stock: { missedSales: policy } },
    ),
);

test('a size that nobody bought is given as it is; a reference names it too', () =>
  inShopOfFiles(async (explain) => {
    const { lines } = await explain(shopLine(2).reference);
    expect(lines).toContainEqual(expect.stringMatching(/^Pour la boutique : .*, 3 pièces\.$/));
    expect(lines.join('\n')).not.toMatch(/1042/);
  }));

test('it changes nothing: neither on the server, nor here', () =>
  inShopOfFiles(async (explain, shop) => {
    await shop.stockCsvMod();
    const before = [shop.remote('ExportCSVmod.csv').toString(), shop.local('Trace2.txt')];
    await explain(reference);
    expect([shop.remote('ExportCSVmod.csv').toString(), shop.local('Trace2.txt')]).toEqual(before);
  }));

test('what nobody has: 4, and the file is named', () =>
  inShopOfFiles(async (explain) => {
    const { exitCode, lines } = await explain('3610000099999', '--lang', 'en');
    expect(exitCode).toBe(4);
    expect(lines).toContain('3610000099999 is neither in ExportCSV.csv nor in the shop.');
  }));

test('the shop itself: what it has, what the next run writes, and which order took from it before', () =>
  inShopRoom(async (room) => {
    const { shop, rehearsal } = room;
    room.putStock([10, ...Array.from({ length: 11 }, () => 10)]);
    placeOrder(shop.state, { id: 7, lines: [{ product: 1, size: 1, quantity: 2 }] });
    const before = told((await rehearsal.stockCsvMod('explain', gencodOf(1), '--lang', 'en')).out);
    expect(before).toContain('taken off by order 7: 2 pieces, which ProShop could not know yet.');
    await room.run();
    rehearsal.now = new Date(rehearsal.now.getTime() + 1_800_000);
    const after = told((await rehearsal.stockCsvMod('explain', gencodOf(1), '--lang', 'en')).out);
    expect(after).toContainEqual(expect.stringMatching(/^In the shop: .*, 8 pieces; nothing to write\.$/));
    expect(after).toContainEqual(
      expect.stringMatching(
        /^22\/11\/2026 10:19:00 {2}.*: 2 pieces taken off the quantities of the shop by order 7/,
      ),
    );
  }));

test('each quantity that the shop was given, with its time; a run without a change adds none', () =>
  inShopRoom(async (room) => {
    const { rehearsal } = room;
    const fiveMinutesLater = () => (rehearsal.now = new Date(rehearsal.now.getTime() + 300_000));
    for (const pairs of [7, 7, 4]) {
      room.putStock([pairs, ...Array.from({ length: 11 }, () => 10)]);
      expect((await room.run()).exitCode).toBe(0);
      fiveMinutesLater();
    }
    const { out } = await rehearsal.stockCsvMod('explain', gencodOf(1), '--lang', 'en');
    expect(told(out).filter((line) => line.includes('the shop is given'))).toEqual([
      expect.stringMatching(/^22\/11\/2026 10:19:00 {2}.*: the shop is given 7 pieces; it had 10\.$/),
      expect.stringMatching(/^22\/11\/2026 10:29:00 {2}.*: the shop is given 4 pieces; it had 7\.$/),
    ]);
    const other = await rehearsal.stockCsvMod('explain', gencodOf(2), '--lang', 'en');
    expect(other.out).not.toContain('the shop is given');
    const asData = await rehearsal.stockCsvMod('explain', gencodOf(1), '--json');
    expect(JSON.parse(asData.out)).toMatchObject({
      article: gencodOf(1),
      inShop: [{ gencod: gencodOf(1), pieces: 4, nextRunWrites: null }],
      given: [
        { gencod: gencodOf(1), before: 10, after: 7 },
        { gencod: gencodOf(1), before: 7, after: 4 },
      ],
    });
  }));

test('a file: what earlier files said is not kept, and it says so; as data too', () =>
  inShopOfFiles(async (explain, shop) => {
    const { lines } = await explain(gencod, '--lang', 'en');
    expect(lines).toContain('What the files of earlier runs said of this article is not kept.');
    const asData = await shop.stockCsvMod('explain', gencod, '--json');
    expect(JSON.parse(asData.out)).toMatchObject({
      lines: [{ gencod, said: 3 }],
      takenOffNow: [{ order: '1042', pieces: 1 }],
      inShop: null,
      given: [],
    });
  }));

test('what a run had given before the shop failed is told; what it had not is not', () =>
  inShopRoom(
    async (room) => {
      const { rehearsal, shop } = room;
      room.putStock(Array.from({ length: 300 }, () => 7));
      let batches = 0;
      const fails = troubleWith(() => true, { kind: 'host', status: 503, done: false }, Infinity);
      shop.behaviour = (request) =>
        request.method === 'PATCH' && (batches += 1) > 1 ? fails(request) : undefined;
      expect((await room.run()).exitCode).toBe(3);
      const given = async (size: number) =>
        told((await rehearsal.stockCsvMod('explain', gencodOf(size), '--lang', 'en')).out).filter((line) =>
          line.includes('the shop is given 7 pieces; it had 10.'),
        ).length;
      expect(await given(1)).toBe(1);
      expect(await given(300)).toBe(0);
    },
    { products: 75 },
  ));

test.each<[where: string, source: string, reference: string]>([
  ['the name of the file', 'secret-de-repetition.csv', reference],
  ['the article', 'ExportCSV.csv', 'secret-de-repetition'],
])('as data: %s holds a password by chance, which is starred', (_, source, reference) =>
  inShopOfFiles(
    async (_explain, shop) => {
      const size = { ...shopLine(2), reference, qty: 3 };
      shop.put(source, renderStockCsv([size]), new Date('2026-11-22T10:10:00'));
      const { exitCode, out, err } = await shop.stockCsvMod('explain', size.gencod, '--json');
      expect(exitCode).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ lines: [{ gencod: size.gencod, said: 3 }] });
      expect(out + err).not.toContain('secret-de-repetition');
    },
    { stock: { source } },
  ),
);

test('as data, what nobody has: 4, nothing on standard output, and the reason on the other', () =>
  inShopOfFiles(async (_, shop) => {
    const { exitCode, out, err } = await shop.stockCsvMod(
      'explain',
      '3610000099999',
      '--json',
      '--lang',
      'en',
    );
    expect({ exitCode, out }).toEqual({ exitCode: 4, out: '' });
    expect(err).toContain('3610000099999 is neither in ExportCSV.csv nor in the shop.');
  }));
