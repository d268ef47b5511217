import { currencyName } from '@passerelle/core/orders/currency-name.ts';
import type {
  Charge,
  CurrencyForCrm,
  CustomerForCrm,
  Place,
  ProductForCrm,
  SaleForCrm,
  SaleLine,
} from '@passerelle/core/ports/crm-sale.ts';
import { amountText, halfACent, millionthsOf, withTax, type Millionths } from '../orders/exact-amount.ts';
import { rateBetween } from '../orders/line-price.ts';
import type { BuyerRow, PlaceRow, SaleLineRow, SaleRow, SaleRows, SaleSurroundings } from './sale-rows.ts';

export interface SaleWish {
  shopId: number;
  /** ISO 639, for names of currencies. */
  language: string;
  /** When an order has an invoice: as the shop makes them, never, or in these states, by number or name. */
  invoiced: 'shop' | 'never' | readonly (number | string)[];
}

/** The order as a CRM is told of it. Pure, total: what is missing is ''. */
export function saleOf({ order, lines }: SaleRows, around: SaleSurroundings, wish: SaleWish): SaleForCrm {
  const billing = around.addresses.get(order.id_address_invoice);
  const delivery = around.addresses.get(order.id_address_delivery) ?? billing;
  const customer = around.customers.get(order.id_customer);
  const sold = lines.map((line) => lineOf(line, around));
  return {
    ...{ shopId: wish.shopId, orderId: String(order.id), reference: order.reference },
    ...{ date: order.date_add, stateId: order.current_state },
    stateName: around.states.get(order.current_state)?.name ?? '',
    invoice: isInvoiced(order, around, wish) ? { number: '', date: invoiceDate(order) } : null,
    currency: currencyOf(
      around.currencies.get(order.id_currency) ?? '',
      order.conversion_rate,
      wish.language,
    ),
    customer: customerOf(order.id_customer, customer, billing ?? delivery),
    billing: placeOf(billing, around.countries),
    delivery: placeOf(delivery, around.countries),
    lines: sold,
    wrapping: wrappingOf(order, sold),
    shipping: shippingOf(order),
    vouchersGross: order.total_discounts_tax_incl,
    rounding: order.round_type === '1' ? 'item' : order.round_type === '3' ? 'total' : 'line',
    totalGross: order.total_paid_tax_incl,
  };
}

function isInvoiced(order: SaleRow, { states }: SaleSurroundings, { invoiced }: SaleWish): boolean {
  if (invoiced === 'never') return false;
  const state = states.get(order.current_state);
  if (invoiced === 'shop') return !['', '0'].includes(order.invoice_number) || (state?.isInvoiced ?? false);
  const names = [order.current_state, state?.name.toLowerCase()];
  return invoiced.some((one) => names.includes(String(one).toLowerCase()));
}

function invoiceDate({ invoice_date: date, date_add }: SaleRow): string {
  return date === '' || date.startsWith('0000') ? date_add : date;
}

export function currencyOf(code: string, rate: string, language: string): CurrencyForCrm {
  return { code, name: currencyName(code, language), symbol: code, rate: rate === '' ? '1' : rate };
}

export function customerOf(
  id: string,
  row: Pick<BuyerRow, 'email' | 'firstname' | 'lastname' | 'company'> | undefined,
  address: PlaceRow | undefined,
): CustomerForCrm {
  return {
    ...{ id, email: row?.email ?? '', firstName: row?.firstname ?? '', lastName: row?.lastname ?? '' },
    company: row?.company || address?.company || '',
    ...{ phone: address?.phone ?? '', mobile: address?.phone_mobile ?? '' },
  };
}

export function placeOf(row: PlaceRow | undefined, countries: ReadonlyMap<string, string>): Place {
  return {
    ...{ line1: row?.address1 ?? '', line2: row?.address2 ?? '' },
    ...{ postcode: row?.postcode ?? '', city: row?.city ?? '' },
    country: countries.get(row?.id_country ?? '') ?? '',
  };
}

function lineOf(line: SaleLineRow, around: SaleSurroundings): SaleLine {
  const rate = rateOf(line, around);
  const product = productOf(line, rate, around);
  const [before, after] = [line.original_product_price, line.unit_price_tax_excl].map(millionthsOf);
  const isReduced = before !== undefined && after !== undefined && before - after >= halfACent;
  return {
    ...{ product, rate, quantity: Number(line.product_quantity) },
    comment: line.product_name === product.name ? '' : line.product_name,
    unitNet: isReduced ? amountText(before) : line.unit_price_tax_excl,
    reductionNet: isReduced ? amountText(before - after) : '0',
  };
}

/** Without its row in the catalogue a product is known by its number alone. */
function productOf(line: SaleLineRow, rate: string, { products }: SaleSurroundings): ProductForCrm {
  const { product_id: id, product_name } = line;
  const row = products.get(id);
  if (row === undefined)
    return { id, reference: '', sharesReference: false, name: product_name, priceNet: null, rate };
  const { reference, sharesReference, name, price } = row;
  return { id, reference, sharesReference, name: name || product_name, priceNet: price, rate };
}

/** Of the taxes that the line names, as long as its own prices bear them out; else what these tell. */
function rateOf(line: SaleLineRow, { taxes }: SaleSurroundings): string {
  const [net, gross] = [line.unit_price_tax_excl, line.unit_price_tax_incl].map(millionthsOf);
  const named = line.taxes.map(({ id = '' }) => millionthsOf(taxes.get(id) ?? ''));
  const told = named.every((rate) => rate !== undefined)
    ? named.reduce((sum, rate) => sum + rate, 0n)
    : undefined;
  if (net === undefined || gross === undefined) return '0';
  if (told !== undefined && distance(withTax(net, told), gross) <= halfACent) return amountText(told);
  const between = rateBetween(net, gross);
  return between === undefined ? '0' : amountText(between);
}

function shippingOf(order: SaleRow): Charge {
  const [net, gross] = [order.total_shipping_tax_excl, order.total_shipping_tax_incl].map(millionthsOf);
  const rate = millionthsOf(order.carrier_tax_rate) ?? 0n;
  if (net === undefined || gross === undefined) return { net: order.total_shipping_tax_excl, rate: '0' };
  if (distance(withTax(net, rate), gross) <= halfACent)
    return { net: amountText(net), rate: amountText(rate) };
  return { net: amountText(net), rate: amountText(rateBetween(net, gross) ?? 0n) };
}

/** No row tells its rate: one of the lines' that fits, else what the amounts tell. */
function wrappingOf(order: SaleRow, lines: readonly SaleLine[]): Charge | null {
  const [net, gross] = [order.total_wrapping_tax_excl, order.total_wrapping_tax_incl].map(millionthsOf);
  if (net === undefined || gross === undefined || gross === 0n) return null;
  const fitting = lines.find(
    ({ rate }) => distance(withTax(net, millionthsOf(rate) ?? 0n), gross) <= halfACent,
  );
  return { net: amountText(net), rate: fitting?.rate ?? amountText(rateBetween(net, gross) ?? 0n) };
}

function distance(one: Millionths, other: Millionths): Millionths {
  return one < other ? other - one : one - other;
}
