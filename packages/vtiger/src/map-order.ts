import { cleanText, folded } from './clean-text.ts';
import type { CrmElement, CrmLine } from './client.ts';
import { absolute, exact, nothing, plain, sum, times, withTax, type Exact } from './exact.ts';
import { addresses } from './map-customer.ts';
import { inOwnCurrency, productCode } from './map-product.ts';
import type { CrmRefusal } from './refusal.ts';
import { keyOf, type Charge, type ProductForCrm, type SaleForCrm, type SaleLine } from './sale.ts';
import { filled, type CrmSettings } from './settings.ts';
import { ratesNeeded, type TaxTable } from './taxes.ts';

/** What an order needs to know of the CRM before it can be written. */
export interface OrderPlace {
  settings: CrmSettings;
  taxes: TaxTable;
  currencyId: string;
  accountId: string;
  /** '' where the customer is an account alone. */
  contactId: string;
  /** Ids by `productCode`. */
  productIds: ReadonlyMap<string, string>;
}

export type Mapped<T> = { ok: true; value: T } | { ok: false; refusal: CrmRefusal };

/** The money of an order, header and lines: what is sent again, whole, whenever any of it changes. */
export interface OrderMoney {
  header: Readonly<Record<string, string>>;
  lines: readonly CrmLine[];
}

/** A gift wrap is a line of its own: it would be invisible in an adjustment. */
export function wrappingProduct(charge: Charge, currencyRate: string): ProductForCrm {
  const name = 'Emballage cadeau';
  const priceNet = inOwnCurrency(charge.net, currencyRate);
  return {
    id: 'wrapping',
    reference: '',
    sharesReference: false,
    name,
    priceNet,
    rate: charge.rate,
  };
}

/** The lines that are sent: the order's own, but for those of no piece, and its wrapping. */
export function linesOf(sale: SaleForCrm): SaleLine[] {
  const { wrapping } = sale;
  const sold = sale.lines.filter(({ quantity }) => quantity !== 0);
  if (wrapping === null || exact(wrapping.net) === nothing) return sold;
  const line = { comment: '', quantity: 1, unitNet: wrapping.net, reductionNet: '0', rate: wrapping.rate };
  return [...sold, { ...line, product: wrappingProduct(wrapping, sale.currency.rate) }];
}

export function moneyOf(
  place: Omit<OrderPlace, 'accountId' | 'contactId'>,
  sale: SaleForCrm,
): Mapped<OrderMoney> {
  const amounts = readAmounts(sale);
  if (!amounts.ok) return amounts;
  const adjustment = adjustmentOf(sale, amounts.value);
  if (!adjustment.ok) return adjustment;
  const lacking = whatIsLacking(place, sale);
  if (lacking !== null) return { ok: false, refusal: lacking };
  const { shipping, shippingRate, vouchers } = amounts.value;
  const lines = linesOf(sale).map((line, at) => lineOf(place, line, amounts.value.lines[at]));
  const header = {
    hdnTaxType: 'individual',
    currency_id: place.currencyId,
    conversion_rate: keptRate(sale.currency.rate),
    productid: lines[0]?.['productid'] ?? '',
    'shipping_&_handling': plain(shipping, 8),
    // Of shipping that costs nothing vtiger keeps no rate.
    'shipping_&_handling_shtax1': shipping === nothing ? '0' : plain(shippingRate, 3),
    'shipping_&_handling_shtax2': '0',
    'shipping_&_handling_shtax3': '0',
    ...(vouchers === nothing ? {} : { hdnDiscountAmount: plain(vouchers, 8) }),
    txtAdjustment: plain(adjustment.value, 8),
  };
  return { ok: true, value: { header, lines } };
}

/** vtiger keeps three decimals of it, and it changes no total; it is never 0, by which something may be divided there. */
function keptRate(rate: string): string {
  const kept = plain(exact(rate) ?? nothing, 3);
  return kept === '0' ? '0.001' : kept;
}

/** A rate without its tax would count nothing; a line without its product is taken by some versions, and hangs in the air. */
function whatIsLacking(place: Pick<OrderPlace, 'taxes' | 'productIds'>, sale: SaleForCrm): CrmRefusal | null {
  const lines = linesOf(sale);
  const rate = ratesNeeded(lines.map((line) => line.rate)).find((one) => place.taxes.nameOf(one) === null);
  if (rate !== undefined) return { kind: 'crm/rate-missing', order: sale.orderId, rate };
  const code = lines.map((line) => productCode(line.product)).find((one) => !place.productIds.has(one));
  return code === undefined ? null : { kind: 'crm/gone', module: 'Products', key: code, id: '' };
}

interface LineAmounts {
  quantity: Exact;
  unit: Exact;
  /** On the whole line. */
  reduction: Exact;
  rate: Exact;
}

interface Amounts {
  lines: LineAmounts[];
  shipping: Exact;
  shippingRate: Exact;
  vouchers: Exact;
  total: Exact;
}

function readAmounts(sale: SaleForCrm): Mapped<Amounts> {
  const order = sale.orderId;
  const all = linesOf(sale);
  if (all.length === 0) return { ok: false, refusal: { kind: 'crm/no-lines', order } };
  let refusal: CrmRefusal | null = null;
  const read = (field: string, found: string): Exact => {
    const value = exact(found);
    if (value === null)
      refusal ??= { kind: 'crm/unreadable-amount', order, field, found: found.slice(0, 40) };
    return value ?? nothing;
  };
  const value: Amounts = {
    lines: all.map((line) => {
      const quantity = read('quantity', String(line.quantity));
      const reduction = times(quantity, read('reduction', line.reductionNet));
      return { quantity, unit: read('price', line.unitNet), reduction, rate: read('rate', line.rate) };
    }),
    shipping: read('shipping', sale.shipping.net),
    shippingRate: read('shipping rate', sale.shipping.rate),
    vouchers: read('vouchers', sale.vouchersGross),
    total: read('total', sale.totalGross),
  };
  read('currency rate', sale.currency.rate);
  return refusal === null ? { ok: true, value } : { ok: false, refusal };
}

/** What makes vtiger's total the shop's: what its rounding can produce. More is no rounding, and is refused. */
function adjustmentOf(sale: SaleForCrm, amounts: Amounts): Mapped<Exact> {
  const { lines, shipping, shippingRate, vouchers, total } = amounts;
  const goods = sum(
    lines.map((line) => withTax(times(line.quantity, line.unit) - line.reduction, line.rate)),
  );
  const difference = total - (goods - vouchers + withTax(shipping, shippingRate));
  const allowed = sum(lines.map((line) => roundingOf(line, sale)));
  if (absolute(difference) < allowed) return { ok: true, value: difference };
  const told = { difference: plain(difference, 6), allowed: plain(allowed, 2) };
  return { ok: false, refusal: { kind: 'crm/amounts-differ', order: sale.orderId, ...told } };
}

/**
 * A cent for each line, which leaves room for what shipping and vouchers are rounded by. Where each item is rounded, half a
 * cent for each of a line, and another half for the same.
 */
function roundingOf({ quantity }: LineAmounts, { rounding, currency }: SaleForCrm): Exact {
  const cent = smallestUnit(currency.code);
  return rounding === 'item' ? cent / 2n + times(cent / 2n, quantity) + 1n : cent;
}

/** What amounts of that currency are rounded to: a cent, a whole yen. */
function smallestUnit(currency: string): Exact {
  const unit = [1, 0.1, 0.01][Math.min(decimalsOf(currency), 2)] ?? 0.01;
  return exact(unit) ?? nothing;
}

function decimalsOf(currency: string): number {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions();
    return maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** Every tax is named on every line: an unnamed one would count as its product has it. */
function lineOf(
  place: Pick<OrderPlace, 'taxes' | 'productIds'>,
  line: SaleLine,
  amounts: LineAmounts | undefined,
): CrmLine {
  const own = place.taxes.nameOf(line.rate);
  const rates = place.taxes.names.map(
    (name) => [name, name === own ? plain(amounts?.rate ?? nothing, 3) : '0'] as const,
  );
  const reduction = amounts?.reduction ?? nothing;
  const comment = cleanText(line.comment);
  return {
    productid: place.productIds.get(productCode(line.product)) ?? '',
    quantity: plain(amounts?.quantity ?? nothing, 3),
    listprice: plain(amounts?.unit ?? nothing, 8),
    ...(reduction === nothing ? {} : { discount_amount: plain(reduction, 8) }),
    ...(comment === '' ? {} : { comment }),
    ...Object.fromEntries(rates),
  };
}

export function salesOrderOf(place: OrderPlace, sale: SaleForCrm, money: OrderMoney): CrmElement {
  const { settings } = place;
  return {
    ...documentOf(place, sale, 'SalesOrder', `${settings.orderPrefix}${sale.orderId}`),
    sostatus: orderStatus(settings, sale),
    invoicestatus: 'Created',
    ...money.header,
    LineItems: money.lines,
  };
}

export function orderStatus(settings: CrmSettings, sale: SaleForCrm): string {
  return statusIn(settings.orderStatus, sale) ?? 'Created';
}

/** A state by its number, or as the shop calls it. */
function statusIn(
  map: Readonly<Record<string, string>>,
  { stateId, stateName }: SaleForCrm,
): string | undefined {
  const byName = Object.keys(map).find((name) => folded(name) === folded(stateName));
  return map[stateId] ?? (stateName === '' || byName === undefined ? undefined : map[byName]);
}

export function invoiceOf(
  place: OrderPlace,
  sale: SaleForCrm,
  money: OrderMoney,
  orderId: string,
): CrmElement {
  const { settings } = place;
  const subject = cleanText(sale.invoice?.number ?? '', 100) || `${settings.orderPrefix}${sale.orderId}`;
  const day = (sale.invoice?.date ?? sale.date).slice(0, 10);
  return {
    ...documentOf(place, sale, 'Invoice', subject),
    salesorder_id: orderId,
    invoicedate: day,
    duedate: day,
    ...{ invoicestatus: 'Created', ...invoiceState(settings, sale) },
    ...money.header,
    LineItems: money.lines,
  };
}

/**
 * A state that is not named leaves the invoice as it is: one that was paid stays so when its order is shipped. `Paid` moves
 * no money in vtiger: what was received and what is still owed go with it.
 */
export function invoiceState(settings: CrmSettings, sale: SaleForCrm): Record<string, string> {
  const invoicestatus = statusIn(settings.invoiceStatus, sale);
  if (invoicestatus === undefined) return {};
  if (invoicestatus !== 'Paid') return { invoicestatus };
  return { invoicestatus, received: plain(exact(sale.totalGross) ?? nothing, 8), balance: '0' };
}

function documentOf(
  place: OrderPlace,
  sale: SaleForCrm,
  module: string,
  subject: string,
): Record<string, string> {
  return filled(place.settings, module, {
    subject: cleanText(subject, 100),
    customerno: keyOf(sale),
    vtiger_purchaseorder: cleanText(sale.reference, 200),
    account_id: place.accountId,
    contact_id: place.contactId,
    ...addresses(sale.billing, sale.delivery),
    assigned_user_id: place.settings.assignTo,
  });
}

/** The account first: a potential hangs on it, else on the contact. */
export function potentialOf(place: OrderPlace, sale: SaleForCrm): Record<string, string> {
  const { settings, accountId, contactId } = place;
  return filled(settings, 'Potentials', {
    potentialname: potentialName(settings, sale),
    related_to: accountId,
    contact_id: contactId,
    amount: plain(exact(sale.totalGross) ?? nothing, 8),
    closingdate: sale.date.slice(0, 10),
    sales_stage: 'Closed Won',
    leadsource: 'Prestashop',
    assigned_user_id: settings.assignTo,
  });
}

export function potentialName(settings: CrmSettings, sale: SaleForCrm): string {
  return cleanText(`${settings.potentialPrefix}${sale.orderId}`, 120);
}
