import { titleOf } from '../titles.ts';
import { priceCells } from './line-price.ts';
import type { HeadCells, LineCells } from './shop-columns.ts';
import type { AddressRow, CustomerRow, DetailRow, ShopOrder, Surroundings, VoucherRow } from './shop-rows.ts';

/** What each row of the order repeats. Pure, total: what is missing is ''. */
export function headCells({ order, payments, vouchers }: ShopOrder, around: Surroundings): HeadCells {
  const delivery = around.addresses.get(order.id_address_delivery);
  const invoice = around.addresses.get(order.id_address_invoice);
  return {
    id: String(order.id),
    ref: order.reference,
    stateId: order.current_state,
    stateLabel: around.states.get(order.current_state) ?? '',
    date: order.date_add.startsWith('0000') ? '' : order.date_add,
    // A currency that is gone must not be taken for euros: this is none, and the order is rejected.
    currency: around.currencies.get(order.id_currency) || `id ${order.id_currency}`,
    paymentLabel: order.payment,
    paymentMethod: joined(payments.map(({ payment_method }) => payment_method)),
    paymentAmount: joined(payments.map(({ amount }) => amount)),
    totalPaidTtc: order.total_paid_tax_incl,
    discountTtc: order.total_discounts_tax_incl,
    ...voucherCells(vouchers, around),
    shippingTtc: order.total_shipping_tax_incl,
    wrappingTtc: order.total_wrapping_tax_incl,
    carrier: around.carriers.get(order.id_carrier) ?? '',
    customerId: order.id_customer,
    ...customerCells(around.customers.get(order.id_customer), delivery ?? invoice),
    phone: phoneOf(delivery) || phoneOf(invoice),
    ...deliveryCells(delivery, around),
    ...invoiceCells(invoice, around),
  };
}

export function lineCells(detail: DetailRow, around: Surroundings): LineCells {
  return {
    productId: detail.product_id,
    combinationId: detail.product_attribute_id,
    ean13: unescaped(detail.product_ean13),
    lineRef: unescaped(detail.product_reference),
    name: detail.product_name,
    size: around.sizes.get(detail.product_attribute_id) ?? '',
    qty: detail.product_quantity,
    ...priceCells(detail, rateOf(detail, around)),
  };
}

/** Order rows keep references with a backslash before quotes and backslashes: `L\'Été` is L'Été. */
function unescaped(text: string): string {
  return text.replace(/\\([\\'"])/g, '$1');
}

/** Of several taxes the line's own prices tell the sum. */
function rateOf({ taxes }: DetailRow, around: Surroundings): string | undefined {
  const [tax, ...others] = taxes;
  return others.length === 0 ? around.taxes.get(tax?.id ?? '') : undefined;
}

function voucherCells(
  vouchers: readonly VoucherRow[],
  { codes }: Surroundings,
): Pick<HeadCells, 'voucherName' | 'voucherCode' | 'voucherTtc'> {
  return {
    voucherName: joined(vouchers.map(({ name }) => name)),
    voucherCode: joined(vouchers.map(({ id_cart_rule }) => codes.get(id_cart_rule) ?? '')),
    voucherTtc: joined(vouchers.map(({ value }) => value)),
  };
}

/** As the export modules join values; none at all is no list of empty ones. */
function joined(values: readonly string[]): string {
  return values.every((value) => value === '') ? '' : values.join(',');
}

/** A customer who was deleted left the names in the address. */
function customerCells(
  customer: CustomerRow | undefined,
  address: AddressRow | undefined,
): Pick<HeadCells, 'customerTitle' | 'lastName' | 'firstName' | 'email' | 'company'> {
  return {
    customerTitle: titleOf(customer?.id_gender ?? ''),
    lastName: customer?.lastname ?? address?.lastname ?? '',
    firstName: customer?.firstname ?? address?.firstname ?? '',
    email: customer?.email ?? '',
    company: customer?.company ?? '',
  };
}

function phoneOf(address: AddressRow | undefined): string {
  return address?.phone_mobile || address?.phone || '';
}

function deliveryCells(address: AddressRow | undefined, { countries }: Surroundings) {
  return {
    deliveryCompany: address?.company ?? '',
    deliveryAddress1: address?.address1 ?? '',
    deliveryAddress2: address?.address2 ?? '',
    deliveryPostcode: address?.postcode ?? '',
    deliveryCity: address?.city ?? '',
    deliveryCountry: countries.get(address?.id_country ?? '') ?? '',
  };
}

function invoiceCells(address: AddressRow | undefined, { countries }: Surroundings) {
  return {
    invoiceCompany: address?.company ?? '',
    invoiceAddress1: address?.address1 ?? '',
    invoiceAddress2: address?.address2 ?? '',
    invoicePostcode: address?.postcode ?? '',
    invoiceCity: address?.city ?? '',
    invoiceCountry: countries.get(address?.id_country ?? '') ?? '',
  };
}
