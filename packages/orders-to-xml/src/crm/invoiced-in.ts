import type { Config } from '@passerelle/core/config/schema.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { isListed, type StateList } from '@passerelle/core/orders/order-state.ts';

type InvoiceStates = NonNullable<Config['crm']>['invoice']['states'];

/** Of orders in an export, which tells no invoices: "shop" means the states that are sales. */
export function invoicedIn(states: InvoiceStates, sales: StateList): (order: Order) => boolean {
  if (states === 'never') return () => false;
  const listed = states === 'shop' ? sales : states;
  return (order) => isListed(order, listed);
}
