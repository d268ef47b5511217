import type { WebShop } from '../../../web-shop/web-shop.ts';

/** An order as its customer and the shop's owner see it. */
export interface OrderInShop {
  reference: string;
  state: number;
  /** States, the oldest first. */
  history: number[];
  /** '' where there is none. */
  tracking: string;
  /** The state of each mail of a state, or the kind of another. */
  mails: (number | string)[];
}

export function orderInShop({ state: { data, mails } }: WebShop, id: number): OrderInShop {
  const orders = data.table('orders');
  const row = orders.rows.get(id);
  if (row === undefined) throw new Error(`the shop has no order ${id}`);
  const histories = data.table('order_histories');
  const carriers = data.table('order_carriers');
  const [carriage] = carriers.where('id_order', id);
  return {
    reference: orders.value(row, 'reference') ?? '',
    state: orders.number(row, 'current_state'),
    history: histories.where('id_order', id).map((one) => histories.number(one, 'id_order_state')),
    tracking: (carriage && carriers.value(carriage, 'tracking_number')) ?? '',
    mails: mails.filter(({ order }) => order === id).map((mail) => mail.state ?? mail.kind),
  };
}

/** Somebody puts it there by hand; `addRow`: with its history row. */
export function setOrder({ state }: WebShop, id: number, to: number, { addRow = false } = {}): void {
  const orders = state.data.table('orders');
  const row = orders.rows.get(id);
  if (row) orders.update(row, { values: { current_state: to } });
  if (addRow) state.data.table('order_histories').insert({ values: { id_order: id, id_order_state: to } });
}

/** On the shelf, of all that the order has. */
export function goodsOf({ state: { data } }: WebShop, id: number): number {
  const details = data.table('order_details');
  const stock = data.table('stock_availables');
  const sizes = details.where('id_order', id).map((line) => ({
    product: details.number(line, 'product_id'),
    size: details.number(line, 'product_attribute_id'),
  }));
  return sizes
    .flatMap(({ product, size }) =>
      stock.where('id_product', product).filter((row) => stock.number(row, 'id_product_attribute') === size),
    )
    .reduce((sum, row) => sum + stock.number(row, 'quantity'), 0);
}

/** Pairs that the order has; a pack counts as one. */
export function pairsOf({ state: { data } }: WebShop, id: number): number {
  const details = data.table('order_details');
  const lines = details.where('id_order', id);
  return lines.reduce((sum, line) => sum + details.number(line, 'product_quantity'), 0);
}
