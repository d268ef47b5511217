import {
  gencodOf,
  renderOrdersCsv,
  shopLine,
  shopOrder,
  type ShopOrder,
} from '@passerelle/rehearsal/shop/orders-csv.ts';

/** PrestaShop's states. */
const [paid, cancelled] = [2, 6];

/**
 * Orders CSV of that many product rows, two or three to an order, numbered from `firstId`; the orders after the first
 * `sold` rows are cancelled. The same for the same arguments.
 */
export function ordersOf(rows: number, firstId = 1, sold = rows): string {
  const orders: ShopOrder[] = [];
  for (let made = 0, id = firstId; made < rows; id++) {
    const count = Math.min(rows - made, 2 + (id % 2));
    const lines = Array.from({ length: count }, (_, index) => shopLine(made + index, { qty: 1 + (id % 3) }));
    orders.push(shopOrder(id, { lines, shipping: 590, state: made < sold ? paid : cancelled }));
    made += count;
  }
  return renderOrdersCsv(orders);
}

/** Stock CSV of that many sizes, as ProShop writes it: Windows-1252, `;`, CRLF. */
export function stockOf(lines: number): Buffer {
  const rows = ['Magasin;Gencod;Référence;Pointure;Nom du produit;Prix TTC;Quantité'];
  for (let index = 0; index < lines; index++) {
    rows.push(
      `008;${gencodOf(index)};MOD${index % 50};${36 + (index % 9)};Derby été ${index % 50};89,90;${1 + (index % 7)}`,
    );
  }
  return Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1');
}
