import type { Effects } from './effects.ts';
import { changeState, customerOf } from './order-states.ts';
import { placeFromCart } from './place-from-cart.ts';
import { Died, RequestError } from './request-error.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

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
