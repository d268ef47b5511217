import { ledgerOf, openKeptShop } from '@passerelle/rehearsal/faults/ledgers/kept-shop.ts';
import { dumpLedger } from '@passerelle/rehearsal/faults/ledgers/ledger-dump.ts';
import { saleOf, soldOrders } from '@passerelle/rehearsal/faults/ledgers/ledger-states.ts';
import { renderOrdersCsv, type ShopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';

/** Plays in a shop of samples/ledger, which is closed afterwards. The shop has sold one order more. */
export async function inKeptShop(
  version: number,
  state: string,
  play: (shop: Rehearsal) => Promise<void>,
): Promise<void> {
  const shop = await openKeptShop(version, state);
  try {
    exportOrders(shop, [...soldOrders, saleOf(1043)]);
    await play(shop);
  } finally {
    await shop.end();
  }
}

export function exportOrders(shop: Rehearsal, orders: readonly ShopOrder[]): void {
  shop.put('orders.csv', renderOrdersCsv(orders));
}

/** All orders of such a shop. */
export const sold = [1041, 1042, 1043];

/** The version of its ledger, its tables and its rows. */
export function ledgerText(shop: Rehearsal): string {
  const { schema, rows } = dumpLedger(ledgerOf(shop));
  return schema + rows;
}
