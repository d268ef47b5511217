import type { NewLine } from './order-lines.ts';
import { placeOrder } from './place-order.ts';
import type { SentRow } from './read-xml.ts';
import { Died } from './request-error.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

/**
 * POST of an order: made from its cart, totals worked out by the shop. What the sender says of the state counts for
 * nothing; a cart without a delivery option has no shipping, and a sum that is not the shop's own ends in state 8.
 */
export function placeFromCart(state: ShopState, sent: SentRow): StoredRow {
  const carts = state.data.table('carts');
  const of = (field: string): number => Number(sent.values.get(field) ?? 0);
  const cart = carts.rows.get(of('id_cart'));
  if (cart === undefined) throw new Died('no such cart');
  const isShipped = (carts.value(cart, 'delivery_option') ?? '') !== '';
  const row = placeOrder(state, {
    customer: of('id_customer'),
    deliveryAddress: of('id_address_delivery'),
    invoiceAddress: of('id_address_invoice'),
    carrier: of('id_carrier'),
    currency: of('id_currency'),
    payment: sent.values.get('payment') ?? '',
    lines: linesOf(cart),
    states: [11],
    expected: sent.values.get('total_paid_real') ?? '0',
    payments: [
      { method: sent.values.get('payment') ?? '', amount: sent.values.get('total_paid_real') ?? '0' },
    ],
    ...(isShipped ? {} : { shipping: '0' }),
  });
  const customer = state.data.table('customers').rows.get(of('id_customer'));
  const to = customer ? (state.data.table('customers').value(customer, 'email') ?? '') : '';
  if (state.surroundings.mailServer === 'up')
    state.mails.push({ kind: 'order', order: row.id, to, at: state.now() });
  return row;
}

function linesOf(cart: StoredRow): NewLine[] {
  return (cart.links.get('cart_rows') ?? []).map((row) => ({
    product: Number(row.id_product),
    size: Number(row.id_product_attribute ?? 0),
    quantity: Number(row.quantity),
  }));
}
