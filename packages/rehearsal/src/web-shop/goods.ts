import { moveStock } from './catalogue-effects.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

/** Payment error and cancelled: the states in which goods are back on the shelf. */
export const givenUp = [6, 8];

/**
 * Goods go back on the shelf when an order is given up, and off it when such an order becomes a sale. Packs stay as they
 * are. True if there was anything to move.
 */
export function moveGoods(state: ShopState, order: StoredRow, to: StoredRow | undefined): boolean {
  const states = state.data.table('order_states');
  const from = states.rows.get(state.data.table('orders').number(order, 'current_state'));
  if (from === undefined || to === undefined) return false;
  const isSale = (row: StoredRow): boolean => states.value(row, 'logable') === '1';
  const isBack = !isSale(to) && givenUp.includes(to.id) && (isSale(from) || !givenUp.includes(from.id));
  const isTaken = isSale(to) && !isSale(from) && givenUp.includes(from.id);
  if (isBack || isTaken) moveLines(state, order.id, isBack ? 1 : -1);
  return isBack || isTaken;
}

/** Takes the goods of a new order off the shelf; of a pack, itself, its parts or both, as its setting says. */
export function sellLines(state: ShopState, order: number): void {
  const details = state.data.table('order_details');
  for (const row of details.where('id_order', order)) {
    const product = state.data.table('products').rows.get(details.number(row, 'product_id'));
    const parts = product?.links.get('product_bundle') ?? [];
    const quantity = details.number(row, 'product_quantity');
    const type = product && parts.length > 0 ? packStockType(state, product) : 0;
    if (type !== 1)
      moveStock(
        state,
        details.number(row, 'product_id'),
        details.number(row, 'product_attribute_id'),
        -quantity,
      );
    for (const part of type === 0 ? [] : parts) {
      moveStock(
        state,
        Number(part.id),
        Number(part.id_product_attribute ?? 0),
        -quantity * Number(part.quantity),
      );
    }
  }
}

/** 0: the pack alone, 1: its parts alone, 2: both; 3 is what the shop says of all packs. */
function packStockType({ data }: ShopState, product: StoredRow): number {
  const own = data.table('products').number(product, 'pack_stock_type');
  if (own !== 3) return own;
  const settings = data.table('configurations');
  const all = settings.first('name', 'PS_PACK_STOCK_TYPE');
  return all ? settings.number(all, 'value') : 0;
}

function moveLines(state: ShopState, order: number, sign: 1 | -1): void {
  const details = state.data.table('order_details');
  for (const row of details.where('id_order', order)) {
    const product = details.number(row, 'product_id');
    const isPack = state.data.table('products').rows.get(product)?.links.get('product_bundle')?.length;
    const quantity = sign * details.number(row, 'product_quantity');
    if (!isPack) moveStock(state, product, details.number(row, 'product_attribute_id'), quantity);
  }
}
