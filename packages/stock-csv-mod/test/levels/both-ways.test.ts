import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { readStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { asItIs, gencodOf, inShopRoom, type ShopRoom } from './shop-room.ts';

/** Ten to nineteen minutes past: what ProShop has, and what was sold that it does not know. */
const snapshot = [3, 0, 12, 1, ...asItIs.slice(4, 10)];

function sell(room: ShopRoom): void {
  room.putStock(snapshot);
  placeOrder(room.shop.state, { id: 7, lines: [{ product: 1, size: 1, quantity: 1 }] });
  placeOrder(room.shop.state, { id: 8, lines: [{ product: 1, size: 4, quantity: 1 }] });
  placeOrder(room.shop.state, { id: 9, lines: [{ product: 2, size: 6, quantity: 2 }] });
}

const everySize = asItIs.map((_, at) => at + 1);

test('the same stock and the same sales end with the same shop, by the file that it imports or straight into it', async () => {
  const imported: number[] = [];
  await inShopRoom(
    async (room) => {
      sell(room);
      expect(await room.run()).toMatchObject({ exitCode: 0 });
      const lines = readStockCsv(room.rehearsal.remote('ExportCSVmod.csv'));
      const told = new Map(lines.map(({ gencod, qty }) => [gencod, qty]));
      // The import sets to 0 whatever is not in the file.
      imported.push(...everySize.map((size) => told.get(gencodOf(size)) ?? 0));
    },
    { config: { stock: { to: 'file', missedSales: 'subtract' } } },
  );
  await inShopRoom(async (room) => {
    sell(room);
    expect(await room.run()).toMatchObject({ exitCode: 0 });
    expect(everySize.map(room.shelf)).toEqual(imported);
  });
  expect(imported).toEqual([2, 0, 12, 0, 10, 8, 10, 10, 10, 10, 0, 0]);
});
