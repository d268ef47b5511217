import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Invented. The first is the size that is sold. */
export const soldGencod = '3612345678904';

const headings = [
  'Order ID',
  'Order reference code',
  'Order status ID',
  'Date add',
  'Currency iso code',
  'Payment',
  'Total paid with tax',
  'Customer last name',
  'Product EAN 13',
  'Product Reference',
  'Product name',
  'Product quantity',
  'Product Unit Price (tax incl.)',
  'Product Total Price (tax incl.)',
];

export interface SampleOrder {
  id: number;
  stateId?: number;
}

/** The orders CSV as PrestaShop leaves it on the server: one pair of shoes an order. */
export function putOrders(remote: string, orders: readonly SampleOrder[]): void {
  const rows = orders.map(({ id, stateId = 2 }) => [
    String(id),
    referenceOf(id),
    String(stateId),
    '2026-11-22 09:41:10',
    'EUR',
    'Carte bancaire',
    '89.90',
    'Éléonore',
    soldGencod,
    'DERBY-NOIR',
    'Derby noir été',
    '1',
    '89.90',
    '89.90',
  ]);
  const lines = [headings, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(','));
  writeFileSync(join(remote, 'orders.csv'), `\uFEFF${lines.join('\n')}\n`);
}

export const referenceOf = (id: number): string => `REF${id}`;

const stockHeading = 'Magasin;Gencod;Modèle;Taille;Quantité;Prix TTC';
const soldLine = `008;${soldGencod};Derby noir été;42;1;89,90`;
const otherLines = [
  '008;3612345678911;Derby noir été;43;2;89,90',
  '008;3612345678928;Escarpin doré;38;5;109,00',
];

/** ProShop's stock, in Windows-1252 with `;`, as it writes it. */
export function putStock(remote: string): void {
  writeFileSync(join(remote, 'ExportCSV.csv'), asProShopWrites([stockHeading, soldLine, ...otherLines]));
}

/** What PrestaShop must find when the one sold pair is not yet known to ProShop: that line gone, no other byte changed. */
export const correctedStock = asProShopWrites([stockHeading, ...otherLines]);

function asProShopWrites(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
}
