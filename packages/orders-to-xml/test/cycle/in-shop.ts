import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import type { Fault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { renderOrdersCsv, shopOrder, type ShopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { Rehearsal, type RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';

/** Plays in a shop of its own, which is closed afterwards. */
export async function inShop(
  play: (shop: Rehearsal) => Promise<void>,
  options: RehearsalOptions = {},
): Promise<void> {
  const shop = await Rehearsal.begin(options);
  try {
    await play(shop);
  } finally {
    await shop.end();
  }
}

/** The shop's export module writes its CSV: these orders and no other. */
export function exportOrders(shop: Rehearsal, ...orders: ShopOrder[]): void {
  shop.put('orders.csv', renderOrdersCsv(orders));
}

/** Paid orders of one pair of shoes each. */
export function sales(...ids: number[]): ShopOrder[] {
  return ids.map((id) => shopOrder(id));
}

/** Half an hour later: ProShop has imported. */
export function passHalfAnHour(shop: Rehearsal): void {
  shop.proshop.import();
  shop.now = new Date(shop.now.getTime() + 30 * 60_000);
}

/** ProShop imports; the web orders it has booked until now, each as often as it was. */
export function booked(shop: Rehearsal): string[] {
  passHalfAnHour(shop);
  return shop.proshop.bookedOrders();
}

/** "1041 send", order by order. */
export function decisionsOf(report: RunReport): string[] {
  return report.orders.map(({ id, decision }) => `${id} ${decision}`);
}

/** The same of a run. */
export async function decide(shop: Rehearsal, ...argv: string[]): Promise<string[]> {
  return decisionsOf(await shop.ordersReport(...argv));
}

/** From now on the server does this whenever a sales file is renamed into `import`. */
export function failRename(shop: Rehearsal, fault: Fault): void {
  shop.server?.behave(({ verb, argument }) =>
    verb === 'RNTO' && argument.includes('ventes_') ? fault : undefined,
  );
}

/** The server dies when a sales file is renamed into `import`: before or after it did it, and for good. */
export function dieAtRename(shop: Rehearsal, applied: boolean): void {
  let isDead = false;
  shop.server?.behave(({ verb, argument }) => {
    const isRename = verb === 'RNTO' && argument.includes('ventes_');
    if (!isDead && !isRename) return undefined;
    const isItsLastAct = !isDead;
    isDead = true;
    return { kind: 'drop', applied: applied && isItsLastAct };
  });
}

export function mendServer(shop: Rehearsal): void {
  shop.server?.behave(() => undefined);
}

/** The shop's owner says where columns are, or that there are none. */
export function declareColumns(shop: Rehearsal, columns: Record<string, unknown>): void {
  const path = join(shop.workDir, 'passerelle.json');
  const config = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...config, orders: { columns } }));
}
