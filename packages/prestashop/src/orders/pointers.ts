import { idsOf } from '../pointed-rows.ts';
import type { LinkRow, Row } from '../rows.ts';

type Pointing = Row<'id_customer' | 'id_address_delivery' | 'id_address_invoice'>;

/** Whom orders point to: ids. */
export interface Pointers {
  readonly customers: readonly number[];
  readonly addresses: readonly number[];
}

export function pointersOf(orders: readonly Pointing[]): Pointers {
  return {
    customers: idsOf(orders.map(({ id_customer }) => id_customer)),
    addresses: idsOf(orders.flatMap((order) => [order.id_address_delivery, order.id_address_invoice])),
  };
}

/** Ids of the taxes of lines. */
export function taxesOf(lines: readonly { readonly taxes: readonly LinkRow[] }[]): number[] {
  return idsOf(lines.flatMap(({ taxes }) => taxes.map(({ id = '' }) => id)));
}
