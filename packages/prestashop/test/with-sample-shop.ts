import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';

/** Plays in a sample shop that is there for this play alone. */
export async function withShop<T>(
  work: (shop: WebShop) => Promise<T>,
  options: WebShopOptions = {},
): Promise<T> {
  const shop = await sampleShop(options).open();
  try {
    return await work(shop);
  } finally {
    await shop.close();
  }
}

/** What the shop has in a field of a row; undefined where the row is not there. */
export function cell({ state }: WebShop, name: string, id: number, field: string): string | null | undefined {
  const table = state.data.table(name);
  const row = table.rows.get(id);
  return row && table.value(row, field);
}
