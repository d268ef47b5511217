import { moveOrder, placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { asItIs, gencodOf, inShopRoom } from './shop-room.ts';

test('what differs is written, reductions first, and nothing else; the second run writes nothing', () =>
  inShopRoom(async (room) => {
    room.putStock([...asItIs.slice(0, 9), 12, 4, 0]);
    const first = await room.run();
    expect(first).toMatchObject({ exitCode: 0, counts: { sizes: 12, toWrite: 3, written: 3, zeros: 1 } });
    expect([10, 11, 12].map(room.shelf)).toEqual([12, 4, 0]);
    // Row numbers: a product has its own row before those of its sizes.
    expect(room.writes()).toEqual(['14=4', '15=0', '13=12']);
    const second = await room.run();
    expect(second).toMatchObject({ exitCode: 0, counts: { toWrite: 0 } });
    expect(room.writes()).toHaveLength(3);
  }));

test('a dry run tells each quantity with its why, and writes nothing', () =>
  inShopRoom(async (room) => {
    room.putStock([10, 9]);
    placeOrder(room.shop.state, { id: 7, lines: [{ product: 1, size: 1, quantity: 1 }] });
    const { out, exitCode } = await room.rehearsal.stockCsvMod('--dry-run', '--force');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Gencod +Article +Taille +Maintenant +Ensuite +Pourquoi/);
    expect(out).toMatch(new RegExp(`${gencodOf(2)} +Modèle 1 +36 +10 +9 +stock de ProShop`));
    expect(out).toMatch(new RegExp(`${gencodOf(3)} +Modèle 1 +- +10 +0 +n'est pas dans le stock`));
    expect(out).not.toMatch(new RegExp(`${gencodOf(1)} +Modèle`));
    expect(room.writes()).toEqual([]);
  }));

test('a sale that ProShop does not know is taken off, whatever missedSales says', () =>
  inShopRoom(async (room) => {
    room.putStock(asItIs);
    placeOrder(room.shop.state, { id: 7, lines: [{ product: 1, size: 1, quantity: 3 }] });
    expect(await room.run()).toMatchObject({ exitCode: 0, counts: { toWrite: 0 } });
    expect(room.shelf(1)).toBe(7);
  }));

test('a sale after the orders were asked is overwritten, and set right in the next round', () =>
  inShopRoom(async (room) => {
    room.putStock([2, ...asItIs.slice(1)]);
    room.shop.behaviour = ({ method }) => {
      if (method !== 'PATCH' || room.shop.state.writes.length > 0) return undefined;
      placeOrder(room.shop.state, { id: 7, lines: [{ product: 1, size: 1, quantity: 1 }] });
      return undefined;
    };
    expect(await room.run()).toMatchObject({ exitCode: 0, counts: { written: 2 } });
    expect(room.writes()).toEqual(['2=2', '2=1']);
    expect(room.shelf(1)).toBe(1);
  }));

test('a size that sells in every round is set to 0, and the run ends 6', () =>
  inShopRoom(async (room) => {
    room.putStock([9, ...asItIs.slice(1)]);
    room.shop.behaviour = ({ method }) => {
      if (method === 'PATCH') placeOrder(room.shop.state, { lines: [{ product: 1, size: 1, quantity: 1 }] });
      return undefined;
    };
    const report = await room.run();
    expect(report).toMatchObject({ exitCode: 6, error: { kind: 'stock/never-quiet' } });
    expect(room.writes()).toEqual(['2=9', '2=8', '2=7', '2=6', '2=5', '2=0']);
  }));

test('the guard measures against what is on sale: half of it may go, not more; nothing at all never', () =>
  inShopRoom(async (room) => {
    room.putStock([1, 1, 1, 1]);
    expect(await room.run()).toMatchObject({ exitCode: 6, error: { kind: 'stock/guarded' } });
    expect(room.writes()).toEqual([]);
    room.putStock(asItIs.slice(0, 6));
    expect(await room.run()).toMatchObject({ exitCode: 0 });
    expect(room.shelf(7)).toBe(0);
    room.putStock([], [{ gencod: '3600000000000', reference: 'X', size: '', name: 'X', qty: 50 }]);
    expect(await room.run('--force')).toMatchObject({ exitCode: 6 });
  }));

test('explain says which size an order took off the quantities, and when; status what the last push did', () =>
  inShopRoom(async (room) => {
    room.putStock([12, ...asItIs.slice(1)]);
    placeOrder(room.shop.state, {
      id: 7,
      lines: [
        { product: 1, size: 1, quantity: 1 },
        { product: 1, size: 1, quantity: 2 },
        { product: 3, size: 9, quantity: 1 },
      ],
    });
    await room.run();
    room.rehearsal.now = new Date(room.rehearsal.now.getTime() + 1_800_000);
    await room.run('--force');
    const { out } = await room.rehearsal.ordersToXml('explain', '7');
    const told = out.split('\n').filter((line) => line.includes('Ôté'));
    expect(told).toEqual([
      expect.stringMatching(
        new RegExp(
          `22/11/2026 10:19:00  Ôté [^:]*: ${gencodOf(1)} MOD-1-1 35, 3 pièces ; encore .* 10:49:00\\.`,
        ),
      ),
      expect.stringMatching(new RegExp(`${gencodOf(9)} MOD-3-1 35, 1 pièce ;`)),
    ]);
    const json = JSON.parse((await room.rehearsal.ordersToXml('explain', '7', '--json')).out) as object;
    expect(json).toMatchObject({
      shelf: [
        { gencod: gencodOf(1), pieces: 3 },
        { gencod: gencodOf(9), pieces: 1 },
      ],
    });
    const status = (await room.rehearsal.ordersToXml('status')).out;
    expect(status).toMatch(
      /stock-csv-mod : dernier passage .* rien à écrire dans la boutique \(12 tailles\)/,
    );
  }));

test('orders that did not change are asked for once more, not what they point to', () =>
  inShopRoom(async (room) => {
    room.putStock([9, ...asItIs.slice(1)]);
    placeOrder(room.shop.state, { id: 7, lines: [{ product: 2, size: 5, quantity: 1 }] });
    await room.run();
    const asked = (path: string) => room.shop.requests.filter((one) => one.path === path).length;
    expect(['orders', 'order_details', 'order_payments', 'customers'].map(asked)).toEqual([2, 2, 1, 1]);
  }));

test('a quantity that the shop overwrote after it was written is set right by the next run', () =>
  inShopRoom(async (room) => {
    room.putStock([4, ...asItIs.slice(1)]);
    await room.run();
    const rows = room.shop.state.data.table('stock_availables');
    rows.update(rows.rows.get(2)!, { values: { quantity: 9 } });
    expect(await room.run()).toMatchObject({ exitCode: 0, counts: { written: 1 } });
    expect(room.shelf(1)).toBe(4);
  }));

test.each([
  ['1', false],
  ['0', true],
])('a shop that keeps stock (%s) or does not is told by check, and by the run', (value, isTold) =>
  inShopRoom(async (room) => {
    room.putStock(asItIs);
    const settings = room.shop.state.data.table('configurations');
    const row = settings.first('name', 'PS_STOCK_MANAGEMENT');
    if (row) settings.update(row, { values: { value } });
    else settings.insert({ values: { name: 'PS_STOCK_MANAGEMENT', value } });
    const { out } = await room.rehearsal.stockCsvMod('check');
    expect(/⚠ La gestion des stocks est désactivée/.test(out)).toBe(isTold);
    const { warnings } = await room.run();
    expect(warnings.some((one) => one.startsWith('La gestion des stocks'))).toBe(isTold);
  }),
);

test('sizes that sell at 0 are named by check, as by the run', () =>
  inShopRoom(async (room) => {
    room.putStock([0, ...asItIs.slice(1)]);
    const rows = room.shop.state.data.table('stock_availables');
    rows.update(rows.rows.get(2)!, { values: { out_of_stock: 1 } });
    const told = new RegExp(`1 taille à 0 reste en vente.*${gencodOf(1)}`);
    expect((await room.rehearsal.stockCsvMod('check')).out).toMatch(told);
    expect((await room.run()).warnings.join('\n')).toMatch(told);
  }));

test('a pack that was sold takes its parts off; cancelled, which gives nothing back, the file decides again', () =>
  inShopRoom(async (room) => {
    room.putStock(asItIs);
    const { state } = room.shop;
    state.data.table('products').insert({
      id: 9,
      values: { reference: 'COFFRET', active: 1, cache_is_pack: 1, pack_stock_type: 1, price: '80' },
      texts: { name: 'Coffret' },
      links: { product_bundle: [{ id: '1', id_product_attribute: '1', quantity: '2' }] },
    });
    const { id } = placeOrder(state, { lines: [{ product: 9, size: 0, quantity: 1 }] });
    await room.run();
    expect(room.shelf(1)).toBe(8);
    await moveOrder(state, id, 6);
    await room.run();
    expect(room.shelf(1)).toBe(10);
  }));
