import { idsOf } from '../pointed-rows.ts';
import type { LinkRow, Row } from '../rows.ts';

type Pointing = Row<'id_customer' | 'id_address_delivery' | 'id_address_invoice'>;

/** Whom and what orders and their lines point to: ids. */
export interface Pointers {
  readonly customers: readonly number[];
  readonly addresses: readonly number[];
  readonly taxes: readonly number[];
}

export function pointersOf(
  orders: readonly Pointing[],
  lines: readonly { readonly taxes: readonly LinkRow[] }[],
): Pointers {
  return {
    customers: idsOf(orders.map(({ id_customer }) => id_customer)),
    addresses: idsOf(orders.flatMap((order) => [order.id_address_delivery, order.id_address_invoice])),
    taxes: idsOf(lines.flatMap(({ taxes }) => taxes.map(({ id = '' }) => id))),
  };
}
