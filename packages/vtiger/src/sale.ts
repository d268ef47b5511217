import type { SaleForCrm } from '@passerelle/core/ports/crm-sale.ts';

export type * from '@passerelle/core/ports/crm-sale.ts';

/** Nowhere else in the CRM is a key like it. */
export function keyOf(sale: Pick<SaleForCrm, 'shopId' | 'orderId'>): string {
  return `PS${sale.shopId}-${sale.orderId}`;
}

/** What is known of a customer, by an order or beside it. */
export type Who = Pick<SaleForCrm, 'customer' | 'billing' | 'delivery'>;
