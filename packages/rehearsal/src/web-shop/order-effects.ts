import type { Effects, Writing } from './effects.ts';
import { moveGoods } from './goods.ts';
import { placeFromCart } from './place-from-cart.ts';
import { Died, RequestError } from './request-error.ts';
import type { BetweenSteps, ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

export interface StateChange {
  readonly order: number;
  readonly to: number;
  readonly mails: boolean;
  readonly between: BetweenSteps;
}

/** Posting a state is no small thing: the state, its history row and the mail are three steps. */
export const historyEffects: Effects = {
  async store({ state, sent, sendsMail, between }) {
    const order = Number(sent.values.get('id_order'));
    const to = Number(sent.values.get('id_order_state'));
    const row = await changeState(state, { order, to, mails: sendsMail, between });
    if (sendsMail && state.surroundings.mailServer === 'down') {
      throw new RequestError(500, 46, 'Unable to save resource');
    }
    return row;
  },
};

export const orderEffects: Effects = {
  async store({ state, method, sent, between }, row) {
    const orders = state.data.table('orders');
    if (row === undefined) return placeFromCart(state, sent);
    const { shipping_number: tracking, current_state: to, ...values } = Object.fromEntries(sent.values);
    if (method === 'PATCH' || method === 'PUT') orders.update(row, { values });
    if (tracking !== undefined) setTracking(state, row.id, tracking);
    if (to !== undefined && to !== orders.value(row, 'current_state')) {
      // Mails always, sendemail or not; a mail that cannot go is not told.
      await changeState(state, { order: row.id, to: Number(to), mails: true, between });
    }
    return row;
  },
};

export const orderCarrierEffects: Effects = {
  after({ state, sent, sendsMail }, row) {
    const rows = state.data.table('order_carriers');
    const tracking = sent.values.get('tracking_number');
    if (tracking !== undefined) rows.update(row, { values: { tracking_number: tracking.slice(0, 64) } });
    if (sendsMail) mailInTransit(state, row);
  },
};

/** An order of goods that are not sent has no such row: then nothing is written, and nothing said. */
function setTracking(state: ShopState, order: number, tracking: string): void {
  const rows = state.data.table('order_carriers');
  const row = rows.first('id_order', order);
  if (row) rows.update(row, { values: { tracking_number: tracking.slice(0, 64) } });
}

/** Only where the carrier has an address to follow parcels at. */
function mailInTransit(state: ShopState, row: StoredRow): void {
  const rows = state.data.table('order_carriers');
  const carriers = state.data.table('carriers');
  const carrier = carriers.rows.get(rows.number(row, 'id_carrier'));
  if (carrier === undefined) throw new Died('the carrier is gone');
  if (carriers.value(carrier, 'url') === '') return;
  const { mailServer } = state.surroundings;
  if (mailServer === 'down') throw new RequestError(500, 46, 'Unable to save resource');
  if (mailServer === 'none') return;
  const order = rows.number(row, 'id_order');
  state.mails.push({ kind: 'in transit', order, to: customerOf(state, order), at: state.now() });
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
function customerOf({ data }: ShopState, order: number): string {
  const orders = data.table('orders');
  const row = orders.rows.get(order);
  const customer = row && data.table('customers').rows.get(orders.number(row, 'id_customer'));
  return customer ? (data.table('customers').value(customer, 'email') ?? '') : '';
}

export type { Writing };
