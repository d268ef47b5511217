import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Behaviour } from '../../ftp-server/behaviour.ts';
import { renderOrdersCsv, shopLine, shopOrder, type ShopOrder } from '../../shop/orders-csv.ts';
import type { Rehearsal } from '../../shop/rehearsal.ts';
import { loseAt } from '../lose-at.ts';

/** A state in which an update of the programs may find a ledger, and how a shop comes to it. */
export interface LedgerState {
  /** Also the name of its folder in samples/ledger. */
  name: string;
  play: (shop: Rehearsal) => Promise<void>;
}

/** When each state begins, and when it is kept: the next cycle. */
export const beganAt = new Date('2026-11-22T09:57:03Z');
export const keptAt = new Date('2026-11-22T10:27:03Z');

/** What every state but the last has to send. */
export const soldOrders: readonly ShopOrder[] = [saleOf(1041), saleOf(1042)];

export const ledgerStates: readonly LedgerState[] = [
  { name: 'nothing-sent', play: (shop) => runWhileSelling(shop, []) },
  { name: 'prepared', play: (shop) => runWhile(shop, loseAt('STOR', '.xml.', false)) },
  { name: 'upload-lost', play: (shop) => runWhile(shop, loseAt('STOR', '.xml.', true)) },
  { name: 'staged', play: (shop) => runWhile(shop, loseAt('RNFR', '.xml.', false)) },
  { name: 'not-renamed', play: (shop) => runWhile(shop, loseSale(false)) },
  { name: 'renamed', play: (shop) => runWhile(shop, loseSale(true)) },
  { name: 'renamed-and-taken', play: (shop) => runAndTake(shop) },
  { name: 'uncertain', play: (shop) => leaveUncertain(shop) },
  { name: 'to-send-again', play: (shop) => sendAgain(shop) },
  { name: 'delivered', play: (shop) => runWhileSelling(shop, soldOrders) },
  { name: 'collected', play: (shop) => collect(shop) },
  { name: 'orders-of-every-kind', play: (shop) => decideEveryKind(shop) },
];

/** Its reference is of its number, whatever the rehearsal of another version would give it. */
export function saleOf(id: number, changes: Partial<ShopOrder> = {}): ShopOrder {
  return shopOrder(id, { ref: `WEBREF${id}`, ...changes });
}

/**
 * An order for each decision: adopted, older than go-live, changed since it was sent, withheld, acknowledged, of a state
 * nobody configured, not yet paid, and one that cannot be read.
 */
export const ordersOfEveryKind: readonly ShopOrder[] = [
  saleOf(1029, { date: '2026-11-19 18:02:44' }),
  saleOf(1030, { date: '2026-11-20 11:15:09' }),
  saleOf(1041, { lines: [shopLine(1041, { qty: 2 })] }),
  saleOf(1042, { payment: 'Bon cadeau' }),
  saleOf(1043, { payment: 'Bon cadeau' }),
  saleOf(1044, { state: 42 }),
  saleOf(1045, { state: 10 }),
  saleOf(1046, { lines: [shopLine(1046, { gencod: '', reference: '' })] }),
];

function loseSale(applied: boolean): Behaviour {
  return loseAt('RNTO', 'ventes_', applied);
}

function exportOrders(shop: Rehearsal, orders: readonly ShopOrder[]): void {
  shop.put('orders.csv', renderOrdersCsv(orders));
}

async function runWhileSelling(shop: Rehearsal, orders: readonly ShopOrder[]): Promise<void> {
  exportOrders(shop, orders);
  await shop.ordersToXml();
}

async function runWhile(shop: Rehearsal, behaviour: Behaviour): Promise<void> {
  shop.server?.behave(behaviour);
  await runWhileSelling(shop, soldOrders);
  shop.server?.behave(() => undefined);
}

async function runAndTake(shop: Rehearsal): Promise<void> {
  await runWhile(shop, loseSale(true));
  shop.proshop.import();
}

/** Gone, and no import minute has passed: the next run can only ask. */
async function leaveUncertain(shop: Rehearsal): Promise<void> {
  await runAndTake(shop);
  await shop.ordersToXml();
}

/** The staged file vanished with a rename pending; a person looked, and ProShop has it not. */
async function sendAgain(shop: Rehearsal): Promise<void> {
  await runWhile(shop, loseSale(true));
  for (const { name } of shop.proshop.waiting()) rmSync(join(shop.remoteDir, 'import', name));
  await shop.ordersToXml();
  await shop.ordersToXml('resolve', '1', '--resend');
}

async function collect(shop: Rehearsal): Promise<void> {
  await runWhileSelling(shop, soldOrders);
  shop.proshop.import();
  shop.now = keptAt;
  await runWhileSelling(shop, soldOrders);
}

async function decideEveryKind(shop: Rehearsal): Promise<void> {
  const archive = join(shop.workDir, 'ArchiveExport');
  mkdirSync(archive);
  writeFileSync(join(archive, 'vente-ancienne.xml'), '<Vente><Web>WEBREF1030</Web></Vente>');
  const asSold = ordersOfEveryKind.map((order) => (order.id === 1041 ? saleOf(1041) : order));
  exportOrders(shop, asSold);
  await shop.ordersToXml('adopt');
  await shop.ordersToXml();
  await shop.ordersToXml('ack', '1043');
  shop.proshop.import();
  shop.now = keptAt;
  exportOrders(shop, ordersOfEveryKind);
  await shop.ordersToXml('--only', '1041');
}
