import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { ProShop } from '@passerelle/rehearsal/shop/proshop.ts';
import { codeOf, readStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { StockRoom } from '@passerelle/rehearsal/shop/stock-room.ts';
import { moduleCsv } from '@passerelle/rehearsal/web-shop/module-csv.ts';
import { placeOrder, type NewOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { addPerson, lineOf, setQuantity, shoeShop } from '@passerelle/rehearsal/web-shop/shoe-shop.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { giftCard, sample } from '../demo/demo-shop.ts';

/** Everybody but the programs. */
export interface Town {
  shop: WebShop;
  crm: RehearsedCrm;
  proshop: ProShop;
  stockRoom: StockRoom;
  /** What the FTP server serves. */
  folder: string;
}

/** A web shop with orders of this morning that its module has written too, a CRM, and a ProShop that has written its stock. */
export async function openTown(options: { folder: string; port: number; version: string }): Promise<Town> {
  const { folder, ...shopOptions } = options;
  const shoes = readStockCsv(sample('ExportCSV-0940.csv')).map((row) => ({ ...row, qty: row.qty + 5 }));
  const shop = await shoeShop([...shoes, { ...giftCard, price: '50,00' }], shopOptions).open();
  const town = {
    shop,
    crm: await startRehearsedCrm({}),
    folder,
    proshop: new ProShop(join(folder, 'import')),
    stockRoom: new StockRoom(shoes),
  };
  buy(town, ['3610000070018']);
  buy(town, ['3610000070032', '3610000070056']);
  buy(town, ['3610000070049'], { vouchers: [{ name: 'Bon cadeau de Noël', value: '50.00', rule: 1 }] });
  buy(town, ['3610000070063'], { states: [10], payment: 'Virement bancaire' });
  exportStock(town);
  runModules(town);
  return town;
}

/** The number of a new order, paid unless it says otherwise. */
export function buy(
  { shop: { state } }: Town,
  codes: readonly string[],
  order: Omit<NewOrder, 'lines' | 'id'> = {},
): number {
  const id = Math.max(1040, ...state.data.table('orders').rows.keys()) + 1;
  addPerson(state, id, 'Camille', `Exemple-${id}`);
  const people = { customer: id, deliveryAddress: id, invoiceAddress: id };
  const lines = codes.map((code) => lineOf(state, code));
  return placeOrder(state, { id, ...people, lines, shipping: '5.90', ...order }).id;
}

export function exportStock({ folder, stockRoom }: Town): void {
  writeFileSync(join(folder, 'ExportCSV.csv'), stockRoom.exportCsv());
}

/** A pair that ProShop still has. */
export function anyShoe({ stockRoom: { rows } }: Town): string {
  const [row] = rows.toSorted((one, other) => other.qty - one.qty);
  return row ? codeOf(row) : '';
}

/**
 * The shop's two modules: `orders.csv` is written anew, and `ExportCSVmod.csv`, where there is one, sets each quantity, to 0
 * what it does not name, and is deleted. True: there was one.
 */
export function runModules({ shop: { state }, stockRoom, folder }: Town): boolean {
  writeFileSync(join(folder, 'orders.csv'), moduleCsv(state, [...state.data.table('orders').rows.keys()]));
  const file = join(folder, 'ExportCSVmod.csv');
  if (!existsSync(file)) return false;
  const told = readStockCsv(readFileSync(file));
  rmSync(file);
  for (const row of stockRoom.rows) {
    const found = told.find((each) => codeOf(each) === codeOf(row));
    setQuantity(state, row, Math.max(0, found?.qty ?? 0));
  }
  return true;
}
