import type {
  Carriage,
  OrderNow,
  OrderStatus,
  StatusOfShop,
  StatusOutcome,
} from '@passerelle/core/ports/order-status.ts';
import type { Query } from '../call.ts';
import type { OrderState } from '../facts.ts';
import type { ShopClient } from '../shop-client.ts';
import { orShopFailure } from './shop-failure.ts';
import { asWriteOutcome } from './write-outcome.ts';

/** States, tracking numbers and mails of the shop's orders. */
export class ShopOrderStatus implements OrderStatus {
  readonly #client: ShopClient;
  #tracking: Promise<ReadonlySet<number>> | undefined;

  constructor(client: ShopClient) {
    this.#client = client;
  }

  async states(): Promise<StatusOfShop[]> {
    return (await orShopFailure(this.#client.orderStates())).map(asStatus);
  }

  /** A name may be the number of one order and the reference of another. */
  find(names: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    return orShopFailure(this.#find(names));
  }

  async #find(names: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    const fields = ['reference'] as const;
    const numbers = names.filter(isOrderNumber).map(Number);
    const among = (field: 'id' | 'reference', values: readonly (string | number)[]) =>
      this.#client.all({ resource: 'orders', fields, where: [{ field, among: values }] });
    const byNumber = numbers.length > 0 ? await among('id', numbers) : [];
    const references = names.filter((name) => name.length <= longestReference);
    const byReference = references.length > 0 ? await among('reference', references) : [];
    return new Map(
      names.map((name) => {
        const found = [
          ...byNumber.filter(({ id }) => isOrderNumber(name) && id === Number(name)),
          ...byReference.filter(({ reference }) => reference === name),
        ];
        return [name, [...new Set(found.map(({ id }) => id))]];
      }),
    );
  }

  look(orders: readonly number[]): Promise<ReadonlyMap<number, OrderNow>> {
    return orShopFailure(this.#look(orders));
  }

  async #look(orders: readonly number[]): Promise<ReadonlyMap<number, OrderNow>> {
    if (orders.length === 0) return new Map();
    const rows = await this.#client.all({
      resource: 'orders',
      fields: ['reference', 'current_state', 'id_carrier'],
      where: [{ field: 'id', among: orders }],
    });
    const ofOrders = [{ field: 'id_order', among: orders }] as const;
    const histories = await this.#client.all({
      resource: 'order_histories',
      fields: ['id_order', 'id_order_state'],
      where: ofOrders,
    });
    const carriages = await this.#client.all({
      resource: 'order_carriers',
      fields: ['id_order', 'id_carrier', 'tracking_number'],
      where: ofOrders,
    });
    return new Map(
      rows.map(({ id, reference, current_state, id_carrier }) => {
        const isOfOrder = ({ id_order }: { id_order: string }) => Number(id_order) === id;
        const history = histories
          .filter(isOfOrder)
          .map((row) => ({ id: row.id, state: Number(row.id_order_state) }));
        const carriage = carriageOf(carriages.filter(isOfOrder), Number(id_carrier));
        return [id, { id, reference, state: Number(current_state), history, carriage }];
      }),
    );
  }

  async showsTracking(carrier: number): Promise<boolean> {
    this.#tracking ??= this.#carriersWithAddress();
    return (await orShopFailure(this.#tracking)).has(carrier);
  }

  /** Always a new history row: PATCH of an order's state would mail whether asked to or not. */
  async enter(order: number, state: number, { mails }: { mails: boolean }): Promise<StatusOutcome> {
    const fields = { id_order: order, id_order_state: state };
    return asWriteOutcome(
      await this.#client.create('order_histories', { fields }, mailQuery(mails)),
      'POST /api/order_histories',
    );
  }

  async setTracking(
    carriage: number,
    trackingNumber: string,
    { mails }: { mails: boolean },
  ): Promise<StatusOutcome> {
    const change = { id: carriage, fields: { tracking_number: trackingNumber } };
    return asWriteOutcome(
      await this.#client.change('order_carriers', change, mailQuery(mails)),
      'PATCH /api/order_carriers',
    );
  }

  async #carriersWithAddress(): Promise<ReadonlySet<number>> {
    const rows = await this.#client.all({ resource: 'carriers', fields: ['url'] });
    return new Set(rows.filter(({ url }) => url !== '').map(({ id }) => id));
  }
}

export function asStatus({ id, names, isLogged, isPaid, mails, isDeleted }: OrderState): StatusOfShop {
  return { id, names: [...names.values()], isSale: isLogged, isPaid, mails, isDeleted };
}

/** Longer ones are no order's, and would make the address longer than hosts take. */
const longestReference = 255;

/** As the shop writes it; with leading noughts it is a reference. */
function isOrderNumber(name: string): boolean {
  return /^[1-9]\d{0,9}$/.test(name);
}

/** Of several the one of the order's carrier, else the newest: the shop shows the first, which may be of another carrier. */
function carriageOf(
  rows: readonly { id: number; id_carrier: string; tracking_number: string }[],
  carrier: number,
): Carriage | null {
  const row = rows.findLast(({ id_carrier }) => Number(id_carrier) === carrier) ?? rows.at(-1);
  if (row === undefined) return null;
  return { id: row.id, carrier: Number(row.id_carrier), trackingNumber: row.tracking_number };
}

function mailQuery(mails: boolean): Query {
  return mails ? [['sendemail', '1']] : [];
}
