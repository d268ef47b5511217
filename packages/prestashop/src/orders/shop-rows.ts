import type { FieldsOf, List } from '../list.ts';
import { postalFields } from '../postal-fields.ts';
import type { Row } from '../rows.ts';

/** What is read of each resource, and no more. */
export const orderList = {
  resource: 'orders',
  fields: [
    'reference',
    'current_state',
    'date_add',
    'payment',
    'id_currency',
    'id_cart',
    'id_customer',
    'id_address_delivery',
    'id_address_invoice',
    'id_carrier',
    'total_paid_tax_incl',
    'total_discounts_tax_incl',
    'total_shipping_tax_incl',
    'total_wrapping_tax_incl',
  ],
} as const satisfies List<string>;

export const detailList = {
  resource: 'order_details',
  fields: [
    'id_order',
    'product_id',
    'product_attribute_id',
    'product_ean13',
    'product_reference',
    'product_name',
    'product_quantity',
    'original_product_price',
    'reduction_percent',
    'reduction_amount_tax_incl',
    'ecotax',
    'ecotax_tax_rate',
    'unit_price_tax_excl',
    'unit_price_tax_incl',
    'total_price_tax_incl',
  ],
  links: { taxes: ['id'] },
} as const satisfies List<string, never, string>;

export const paymentList = {
  resource: 'order_payments',
  fields: ['order_reference', 'payment_method', 'amount'],
} as const satisfies List<string>;

export const voucherList = {
  resource: 'order_cart_rules',
  fields: ['id_order', 'id_cart_rule', 'name', 'value'],
} as const satisfies List<string>;

export const customerList = {
  resource: 'customers',
  fields: ['id_gender', 'lastname', 'firstname', 'email', 'company'],
} as const satisfies List<string>;

export const addressList = {
  resource: 'addresses',
  fields: ['lastname', 'firstname', 'company', ...postalFields],
} as const satisfies List<string>;

export type OrderRow = Row<FieldsOf<typeof orderList>>;
export type DetailRow = Row<FieldsOf<typeof detailList>, never, 'taxes'>;
export type PaymentRow = Row<FieldsOf<typeof paymentList>>;
export type VoucherRow = Row<FieldsOf<typeof voucherList>>;
export type CustomerRow = Row<FieldsOf<typeof customerList>>;
export type AddressRow = Row<FieldsOf<typeof addressList>>;

/** What the rows of orders point to, by id. What was deleted is not there, and no order is lost for that. */
export interface Surroundings {
  readonly states: ReadonlyMap<string, string>;
  /** ISO 4217. */
  readonly currencies: ReadonlyMap<string, string>;
  readonly carriers: ReadonlyMap<string, string>;
  /** ISO 3166, two letters. */
  readonly countries: ReadonlyMap<string, string>;
  /** Percent, '20.000'. */
  readonly taxes: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, CustomerRow>;
  readonly addresses: ReadonlyMap<string, AddressRow>;
  /** Of each combination, the value of its attribute that is a size. */
  readonly sizes: ReadonlyMap<string, string>;
  /** Of each voucher, what customers type. */
  readonly codes: ReadonlyMap<string, string>;
}

/** One order with the rows that are its own; its lines stand apart. */
export interface ShopOrder {
  readonly order: OrderRow;
  readonly payments: readonly Pick<PaymentRow, 'payment_method' | 'amount'>[];
  readonly vouchers: readonly VoucherRow[];
}
