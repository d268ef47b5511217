import type { FieldsOf, List } from '../list.ts';
import { postalFields } from '../postal-fields.ts';
import type { Row } from '../rows.ts';

/** What a CRM is told of an order, and no more. */
export const saleList = {
  resource: 'orders',
  fields: [
    'reference',
    'current_state',
    'date_add',
    'invoice_number',
    'invoice_date',
    'id_currency',
    'conversion_rate',
    'id_customer',
    'id_address_delivery',
    'id_address_invoice',
    'total_paid_tax_incl',
    'total_discounts_tax_incl',
    'total_shipping_tax_incl',
    'total_shipping_tax_excl',
    'carrier_tax_rate',
    'total_wrapping_tax_incl',
    'total_wrapping_tax_excl',
    'round_type',
  ],
} as const satisfies List<string>;

export const saleLineList = {
  resource: 'order_details',
  fields: [
    'id_order',
    'product_id',
    'product_name',
    'product_quantity',
    'original_product_price',
    'unit_price_tax_excl',
    'unit_price_tax_incl',
    'total_price_tax_incl',
  ],
  links: { taxes: ['id'] },
} as const satisfies List<string, never, string>;

export const buyerList = {
  resource: 'customers',
  fields: ['lastname', 'firstname', 'email', 'company', 'is_guest', 'deleted', 'active'],
} as const satisfies List<string>;

export const placeList = {
  resource: 'addresses',
  fields: ['id_customer', 'company', ...postalFields, 'deleted'],
} as const satisfies List<string>;

export const productList = {
  resource: 'products',
  fields: ['reference', 'price', 'id_tax_rules_group', 'state'],
  texts: ['name'],
} as const satisfies List<string, string>;

export type SaleRow = Row<FieldsOf<typeof saleList>>;
export type SaleLineRow = Row<FieldsOf<typeof saleLineList>, never, 'taxes'>;
export type BuyerRow = Row<FieldsOf<typeof buyerList>>;
export type PlaceRow = Row<FieldsOf<typeof placeList>>;
export type ProductRow = Row<FieldsOf<typeof productList>, 'name'>;

/** One order with the rows that are its own. */
export interface SaleRows {
  readonly order: SaleRow;
  readonly lines: readonly SaleLineRow[];
}

/** What the rows of orders point to, by id. What was deleted is not there. */
export interface SaleSurroundings {
  readonly states: ReadonlyMap<string, { name: string; isInvoiced: boolean }>;
  /** ISO 4217. */
  readonly currencies: ReadonlyMap<string, string>;
  readonly countries: ReadonlyMap<string, string>;
  /** Percent. */
  readonly taxes: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, BuyerRow>;
  readonly addresses: ReadonlyMap<string, PlaceRow>;
  readonly products: ReadonlyMap<string, CatalogueProduct>;
}

export interface CatalogueProduct {
  readonly reference: string;
  readonly sharesReference: boolean;
  readonly name: string;
  /** Without tax, in the shop's own currency. */
  readonly price: string;
}
