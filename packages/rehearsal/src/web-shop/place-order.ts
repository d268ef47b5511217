import { addLine, cents, type Line, type NewLine } from './order-lines.ts';
import { givenUp, sellLines } from './goods.ts';
import { changeState, numberOrder } from './order-states.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

/** An order as a test asks for it: everything that is not said is as in an ordinary order. */
export interface NewOrder {
  readonly id?: number;
  readonly reference?: string;
  readonly customer?: number;
  readonly deliveryAddress?: number;
  readonly invoiceAddress?: number;
  readonly lines: readonly NewLine[];
  /** The states that it went through; the last one is where it is. Default: [2], paid. */
  readonly states?: readonly number[];
  readonly payment?: string;
  /** Payments by method; default: the whole sum by `payment`, where a state counts as paid. */
  readonly payments?: readonly { method: string; amount: string; transaction?: string }[];
  readonly vouchers?: readonly { name: string; value: string; rule?: number; freeShipping?: boolean }[];
  readonly carrier?: number;
  /** With tax, '8.40'. */
  readonly shipping?: string;
  readonly wrapping?: string;
  readonly currency?: number;
  /** What the sender thinks it comes to: if the shop's own sum is another, it ends in payment error. */
  readonly expected?: string;
  /** Local to the shop; default: now. */
  readonly at?: string;
}

/** Puts an order into the shop, whole, without a request: details, totals, carrier, history, payments, vouchers. */
export function placeOrder(state: ShopState, order: NewOrder): StoredRow {
  const { data } = state;
  const at = order.at ?? state.now();
  const row = data.table('orders').insert({ ...(order.id === undefined ? {} : { id: order.id }) });
  const lines = order.lines.map((line) => addLine(state, row.id, line));
  const totals = totalsOf(order, lines);
  const reference = order.reference ?? referenceOf(row.id);
  data
    .table('orders')
    .update(row, { values: { ...headOf(order, row.id), ...totals, reference, date_add: at, date_upd: at } });
  addCarrier(state, row, order, at);
  addVouchers(state, row, order);
  const isOff = Math.abs(Number(order.expected ?? totals.total_paid) - Number(totals.total_paid)) >= 0.005;
  const states = isOff ? [paymentError] : (order.states ?? [2]);
  addHistory(state, row, states, at);
  addPayments(state, row, { ...order, states }, reference, at);
  if (!givenUp.includes(states.at(-1) ?? 0)) sellLines(state, row.id);
  return row;
}

/** Nine letters, as PrestaShop makes them; of this id. */
function referenceOf(id: number): string {
  let rest = (id * 2_654_435_761) % 26 ** 9;
  return Array.from({ length: 9 }, () => {
    const letter = String.fromCharCode(65 + (rest % 26));
    rest = Math.floor(rest / 26);
    return letter;
  }).join('');
}

function headOf(order: NewOrder, id: number): Record<string, string | number> {
  const { customer = 3, deliveryAddress = 7, invoiceAddress = 7, carrier = 2, currency = 1 } = order;
  return {
    id_customer: customer,
    id_address_delivery: deliveryAddress,
    id_address_invoice: invoiceAddress,
    id_carrier: carrier,
    id_currency: currency,
    id_cart: id,
    id_lang: 1,
    id_shop: 1,
    id_shop_group: 1,
    module: 'ps_wirepayment',
    payment: order.payment ?? 'Carte bancaire',
    secure_key: '0123456789abcdef0123456789abcdef',
    conversion_rate: 1,
    round_mode: 2,
    round_type: 2,
  };
}

function totalsOf(order: NewOrder, lines: readonly Line[]): Record<string, number> {
  const sum = (of: (line: Line) => number): number => cents(lines.reduce((all, line) => all + of(line), 0));
  const products = { net: sum(({ net }) => net), gross: sum(({ gross }) => gross) };
  const shipping = Number(order.shipping ?? '8.40');
  const wrapping = Number(order.wrapping ?? '0');
  const discounts = cents((order.vouchers ?? []).reduce((all, { value }) => all + Number(value), 0));
  const paid = cents(Math.max(0, products.gross + shipping + wrapping - discounts));
  const net = (gross: number): number => cents(gross / 1.2);
  const paidNet = cents(products.net + net(shipping) + net(wrapping) - net(discounts));
  return {
    total_products: products.net,
    total_products_wt: products.gross,
    total_shipping: shipping,
    total_shipping_tax_incl: shipping,
    total_shipping_tax_excl: net(shipping),
    carrier_tax_rate: 20,
    total_wrapping: wrapping,
    total_wrapping_tax_incl: wrapping,
    total_wrapping_tax_excl: net(wrapping),
    total_discounts: discounts,
    total_discounts_tax_incl: discounts,
    total_discounts_tax_excl: net(discounts),
    total_paid: paid,
    total_paid_tax_incl: paid,
    total_paid_tax_excl: paidNet,
    total_paid_real: 0,
  };
}

function addCarrier({ data }: ShopState, row: StoredRow, order: NewOrder, at: string): void {
  if (order.carrier === 0) return;
  data.table('order_carriers').insert({
    values: {
      id_order: row.id,
      id_carrier: order.carrier ?? 2,
      shipping_cost_tax_incl: order.shipping ?? '8.40',
      shipping_cost_tax_excl: Number(order.shipping ?? '8.40') / 1.2,
      date_add: at,
    },
  });
}

function addVouchers({ data }: ShopState, row: StoredRow, { vouchers = [] }: NewOrder): void {
  for (const { name, value, rule = 0, freeShipping = false } of vouchers) {
    data.table('order_cart_rules').insert({
      values: {
        id_order: row.id,
        id_cart_rule: rule,
        name,
        value,
        value_tax_excl: Number(value) / 1.2,
        free_shipping: freeShipping ? 1 : 0,
      },
    });
  }
}

const paymentError = 8;

function addHistory(state: ShopState, row: StoredRow, states: readonly number[], at: string): void {
  const { data } = state;
  const table = data.table('order_states');
  const flag = (id: number, name: string): boolean => {
    const found = table.rows.get(id);
    return found !== undefined && table.value(found, name) === '1';
  };
  for (const to of states) {
    data.table('order_histories').insert({ values: { id_order: row.id, id_order_state: to, date_add: at } });
  }
  const last = states.at(-1) ?? 0;
  data.table('orders').update(row, { values: { current_state: last, valid: flag(last, 'logable') ? 1 : 0 } });
  if (states.some((id) => flag(id, 'invoice'))) numberOrder(state, row, 'invoice');
  if (states.some((id) => flag(id, 'delivery'))) numberOrder(state, row, 'delivery');
}

function addPayments(state: ShopState, row: StoredRow, order: NewOrder, reference: string, at: string): void {
  const { data } = state;
  const orders = data.table('orders');
  const states = data.table('order_states');
  const isPaid = (order.states ?? [2]).some((id) => {
    const found = states.rows.get(id);
    return found !== undefined && states.value(found, 'paid') === '1';
  });
  const total = orders.value(row, 'total_paid_tax_incl') ?? '0';
  const whole = isPaid ? [{ method: order.payment ?? 'Carte bancaire', amount: total }] : [];
  const payments: readonly { method: string; amount: string; transaction?: string }[] =
    order.payments ?? whole;
  for (const { method, amount, transaction = '' } of payments) {
    data.table('order_payments').insert({
      values: {
        order_reference: reference,
        id_currency: order.currency ?? 1,
        amount,
        payment_method: method,
        conversion_rate: 1,
        transaction_id: transaction,
        date_add: at,
      },
    });
  }
  const real = payments.reduce((sum, { amount }) => sum + Number(amount), 0);
  orders.update(row, { values: { total_paid_real: real } });
}

/** As the shop's own back office would: without a request, with its mail. */
export function moveOrder(state: ShopState, order: number, to: number): Promise<StoredRow> {
  return changeState(state, { order, to, mails: true, between: () => undefined });
}
