import { renderOrdersCsv } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { Rehearsal, type RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { renderStockCsv, type StockRow } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';
import { onShelf } from '@passerelle/rehearsal/web-shop/catalogue-effects.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { RunReport } from '@passerelle/core/report/run-report.ts';

export const now = new Date('2026-11-22T10:19:00');

/** Gencod of the size with that number. */
export const gencodOf = (size: number): string => String(2_000_000_000_000 + size);

/** A rehearsed web shop of three shoes in four sizes, ten pairs of each, and ProShop's stock of the same. */
export interface ShopRoom {
  shop: WebShop;
  rehearsal: Rehearsal;
  /** ProShop's stock as of ten minutes ago: pairs of sizes 1, 2, 3 … */
  putStock(pairs: readonly number[], more?: readonly StockRow[]): void;
  run(...argv: string[]): Promise<RunReport>;
  /** What the shop has of a size. */
  shelf: (size: number) => number;
  /** Quantities written since the room was made: 'row=pieces'. */
  writes(): string[];
}

export async function inShopRoom(
  play: (room: ShopRoom) => Promise<void>,
  {
    config = {},
    products = 3,
    sizes = 4,
    ...options
  }: RehearsalOptions & { products?: number; sizes?: number } = {},
): Promise<void> {
  const shop = await largeShop({ products, sizes, orders: 0, linesPerOrder: 1 }, { now: () => now }).open();
  const rehearsal = await Rehearsal.begin({
    parent: fastFolder(),
    now,
    ...options,
    env: { PASSERELLE_SHOP_KEY: shop.key },
    config: {
      orders: { from: 'shop' },
      shop: { url: shop.url, key: 'env:PASSERELLE_SHOP_KEY', attempts: 1 },
      ...config,
      stock: { to: 'shop', ...(config['stock'] as Record<string, unknown> | undefined) },
    },
  });
  const room: ShopRoom = {
    shop,
    rehearsal,
    putStock(pairs, more = []) {
      const rows = pairs.map((qty, at) => rowOf(at + 1, sizes, qty));
      rehearsal.put('ExportCSV.csv', renderStockCsv([...rows, ...more]), new Date(now.getTime() - 600_000));
    },
    async run(...argv) {
      return JSON.parse((await rehearsal.stockCsvMod('--json', ...argv)).out) as RunReport;
    },
    shelf: (size) => onShelf(shop.state, Math.ceil(size / sizes), size),
    writes: () => shop.state.writes.map(({ id, values }) => `${id}=${values['quantity'] ?? ''}`),
  };
  rehearsal.put('orders.csv', renderOrdersCsv([]), new Date(now.getTime() - 60_000));
  try {
    await play(room);
  } finally {
    await rehearsal.end();
    await shop.close();
  }
}

function rowOf(size: number, sizes: number, qty: number): StockRow {
  const product = Math.ceil(size / sizes);
  return {
    gencod: gencodOf(size),
    reference: `MOD-${product}`,
    size: String(34 + size),
    name: `Modèle ${product}`,
    qty,
  };
}

/** Ten pairs of each size. */
export const asItIs = Array.from({ length: 12 }, () => 10);
