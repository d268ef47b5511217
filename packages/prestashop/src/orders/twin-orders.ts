import type { HeldLines } from './held-lines.ts';
import type { ShopOrder } from './shop-rows.ts';

/** So long after an order another one of the same cart is a mistake rather than a wish. */
const longestApartMs = 15 * 60_000;

/**
 * Orders that look like another one, made from the same cart a moment before with the same lines, as happens when a bank
 * notifies a payment twice: id → id of the first. Parts of a cart that was split have other lines.
 */
export function twinsOf(orders: readonly ShopOrder[], lines: HeldLines): Map<number, number> {
  const twins = new Map<number, number>();
  const byCart = Map.groupBy(orders, ({ order }) => order.id_cart);
  for (const [cart, ofCart] of byCart) {
    if (Number(cart) === 0 || ofCart.length === 1) continue;
    for (const [at, later] of ofCart.entries()) {
      const first = ofCart.slice(0, at).find((one) => isTwin(one, later, lines));
      if (first !== undefined) twins.set(later.order.id, first.order.id);
    }
  }
  return twins;
}

function isTwin(one: ShopOrder, other: ShopOrder, lines: HeldLines): boolean {
  const apart = Math.abs(momentOf(other) - momentOf(one));
  return apart <= longestApartMs && goodsOf(one, lines) === goodsOf(other, lines);
}

/** Only the distance of two counts: the zone is of no matter. */
function momentOf({ order }: ShopOrder): number {
  return Date.parse(`${order.date_add.replace(' ', 'T')}Z`);
}

function goodsOf({ order }: ShopOrder, lines: HeldLines): string {
  return lines
    .of(order.id)
    .map((one) => `${one.product_id}/${one.product_attribute_id} × ${one.product_quantity}`)
    .toSorted()
    .join('\n');
}
