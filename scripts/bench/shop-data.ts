import {
  gencodOf,
  renderOrdersCsv,
  shopLine,
  shopOrder,
  type ShopLine,
  type ShopOrder,
} from '@passerelle/rehearsal/shop/orders-csv.ts';

/** PrestaShop's states. */
const [paid, cancelled] = [2, 6];

interface OrdersWishes {
  /** Number of the first order. */
  firstId?: number;
  /** The orders after that many rows are cancelled. */
  sold?: number;
  /** Names of articles have quotes in them, which a CSV writes twice. */
  isQuoted?: boolean;
}

/** Orders CSV of that many product rows, two or three to an order. The same for the same arguments. */
export function ordersOf(
  rows: number,
  { firstId = 1, sold = rows, isQuoted = false }: OrdersWishes = {},
): string {
  const orders: ShopOrder[] = [];
  for (let made = 0, id = firstId; made < rows; id++) {
    const count = Math.min(rows - made, 2 + (id % 2));
    const lines = Array.from({ length: count }, (_, index) => lineOf(made + index, 1 + (id % 3), isQuoted));
    orders.push(shopOrder(id, { lines, shipping: 590, state: made < sold ? paid : cancelled }));
    made += count;
  }
  return renderOrdersCsv(orders);
}

function lineOf(seed: number, qty: number, isQuoted: boolean): ShopLine {
  const line = shopLine(seed, { qty });
  return isQuoted ? { ...line, name: line.name.replace('Exemple', '"Exemple"') } : line;
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
