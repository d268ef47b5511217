import { moveGoods } from './goods.ts';
import { Died } from './request-error.ts';
import type { BetweenSteps, ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

export interface StateChange {
  readonly order: number;
  readonly to: number;
  readonly mails: boolean;
  readonly between: BetweenSteps;
}

/** Puts an order into a state as OrderHistory does, and gives the history row that it made. */
export async function changeState(state: ShopState, change: StateChange): Promise<StoredRow> {
  const orders = state.data.table('orders');
  const order = orders.rows.get(change.order);
  const states = state.data.table('order_states');
  const to = states.rows.get(change.to);
  if (order === undefined || (to === undefined && change.to !== 0)) throw new Died('no such order or state');
  // Goods move before the state is stored: what dies in between has moved them, and will again.
  if (moveGoods(state, order, to)) change.between();
  orders.update(order, { values: { current_state: change.to, date_upd: state.now() } });
  await state.surroundings.sleepsAfterState;
  change.between();
  if (state.surroundings.diesAfterState) throw new Died('a module');
  if (to) keepBooks(state, order, to);
  const row = state.data.table('order_histories').insert({
    values: { id_order: change.order, id_order_state: change.to, date_add: state.now() },
  });
  if (to) mailState(state, change, to);
  return row;
}

/** Invoice, delivery slip and payment, each where the state asks for it and there is none yet. */
function keepBooks(state: ShopState, order: StoredRow, to: StoredRow): void {
  const orders = state.data.table('orders');
  const is = (flag: string): boolean => state.data.table('order_states').value(to, flag) === '1';
  const lacks = (field: string): boolean => orders.number(order, field) === 0;
  const isNewInvoice = is('invoice') && lacks('invoice_number');
  if (isNewInvoice) numberOrder(state, order, 'invoice');
  if (is('delivery') && lacks('delivery_number')) numberOrder(state, order, 'delivery');
  orders.update(order, { values: { valid: is('logable') ? 1 : 0 } });
  if (is('paid') && isNewInvoice) bookPayment(state, order);
}

/** Gives an order the next number of an invoice or a delivery slip. */
export function numberOrder(state: ShopState, order: StoredRow, what: 'invoice' | 'delivery'): void {
  const { data, now } = state;
  const orders = data.table('orders');
  const next = (state.lastNumbers.get(what) ?? highest(state, what)) + 1;
  state.lastNumbers.set(what, next);
  orders.update(order, { values: { [`${what}_number`]: next, [`${what}_date`]: now() } });
  if (what === 'delivery') return;
  for (const name of ['order_details', 'order_carriers', 'order_cart_rules']) {
    const table = data.table(name);
    for (const row of table.where('id_order', order.id))
      table.update(row, { values: { id_order_invoice: next } });
  }
}

function highest({ data }: ShopState, what: string): number {
  const orders = data.table('orders');
  const used = [...orders.rows.values()].map((row) => orders.number(row, `${what}_number`));
  return used.reduce((most, one) => Math.max(most, one), 0);
}

/** The whole sum of the new invoice counts as received, whatever was paid before, under the name of the module. */
function bookPayment(state: ShopState, order: StoredRow): void {
  const orders = state.data.table('orders');
  const amount = orders.number(order, 'total_paid_tax_incl');
  if (amount === 0) return;
  const module = orders.value(order, 'module') ?? '';
  state.data.table('order_payments').insert({
    values: {
      order_reference: orders.value(order, 'reference'),
      id_currency: orders.value(order, 'id_currency'),
      amount,
      payment_method: moduleNames[module] ?? module,
      conversion_rate: 1,
      date_add: state.now(),
    },
  });
  orders.update(order, { values: { total_paid_real: orders.number(order, 'total_paid_real') + amount } });
}

const moduleNames: Readonly<Record<string, string>> = {
  ps_wirepayment: 'Transfert bancaire',
  ps_checkpayment: 'Chèque',
};

function mailState(state: ShopState, { order, mails }: StateChange, to: StoredRow): void {
  const states = state.data.table('order_states');
  const goes = mails && state.surroundings.mailServer === 'up' && states.value(to, 'send_email') === '1';
  const customer = customerOf(state, order);
  if (goes && customer !== '') {
    state.mails.push({ kind: 'state', order, state: to.id, to: customer, at: state.now() });
  }
}

/** The customer's address, '' where the customer is gone. */
export function customerOf({ data }: ShopState, order: number): string {
  const orders = data.table('orders');
  const row = orders.rows.get(order);
  const customer = row && data.table('customers').rows.get(orders.number(row, 'id_customer'));
  return customer ? (data.table('customers').value(customer, 'email') ?? '') : '';
}
