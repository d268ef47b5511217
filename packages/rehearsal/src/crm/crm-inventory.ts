import { CrmDies, CrmNo } from './crm-no.ts';
import type { CrmLineItem, CrmWorld, Stored } from './crm-world.ts';

type Element = Readonly<Record<string, unknown>>;

export interface Totals {
  subTotal: number;
  preTax: number;
  grand: number;
}

/** What vtiger makes of an order's lines and header money. Floats, as there; kept to eight decimals. */
export function totalsOf(world: CrmWorld, order: Stored): Totals {
  const isIndividual = order.fields['hdnTaxType'] === 'individual';
  const lines = order.lines.map((line) => lineMoney(world, line));
  const net = add(lines.map((line) => line.net));
  const subTotal = isIndividual ? add(lines.map((line) => line.net + line.tax)) : net;
  const discount = discountOf(order, subTotal);
  const groupRate = isIndividual ? 0 : rateOfFirst(world, order.lines[0]);
  const shipping = amount(order.shipping.amount);
  const shippingTax = add([...order.shipping.rates.values()].map((rate) => (shipping * amount(rate)) / 100));
  const tax = ((subTotal - discount) * groupRate) / 100;
  const adjustment = amount(order.fields['txtAdjustment']);
  return {
    subTotal: eight(subTotal),
    preTax: eight(net - discount + shipping),
    grand: eight(subTotal - discount + shipping + tax + shippingTax + adjustment),
  };
}

function lineMoney(world: CrmWorld, line: CrmLineItem): { net: number; tax: number } {
  const gross = amount(line.quantity) * amount(line.listprice);
  const percent = amount(line.discount_percent);
  const discount = amount(line.discount_amount) || (gross * percent) / 100;
  const net = gross - discount;
  const product = world.records.get(line.productid);
  const rates = [...(product?.taxes.keys() ?? [])]
    .filter((name) => isActive(world, name))
    .map((name) => amount(line.taxes.get(name) ?? product?.taxes.get(name)));
  return { net, tax: (net * add(rates)) / 100 };
}

/** The taxes of the first line count for all; whether they are linked to its product does not matter here. */
function rateOfFirst(world: CrmWorld, line: CrmLineItem | undefined): number {
  return add(
    [...(line?.taxes ?? [])].filter(([name]) => isActive(world, name)).map(([, rate]) => amount(rate)),
  );
}

function isActive(world: CrmWorld, taxname: string): boolean {
  return world.taxes.some((one) => one.taxname === taxname && one.deleted === '0');
}

function discountOf(order: Stored, subTotal: number): number {
  const fixed = amount(order.fields['hdnDiscountAmount']);
  return fixed !== 0 ? fixed : (subTotal * amount(order.fields['hdnDiscountPercent'])) / 100;
}

/** Reads the lines that were sent. Throws as vtiger does; what it has written until then stands in `order`. */
export function takeLines(world: CrmWorld, order: Stored, sent: readonly Element[]): void {
  order.lines = [];
  if (world.diesHalfWay) throw new CrmDies();
  for (const line of sent) {
    const product = world.records.get(textOf(line['productid']));
    order.lines.push(lineOf(world, line, product));
    if (product === undefined && world.can.refusesUnknownProduct)
      throw new CrmNo('INVALID_ID_ATTRIBUTE', 'Id specified is incorrect');
    if (hasEmptyNumber(line)) throw new CrmDies();
  }
}

function lineOf(world: CrmWorld, line: Element, product: Stored | undefined): CrmLineItem {
  const named = world.taxes.filter(({ taxname }) => line[taxname] !== undefined);
  const taxes = new Map(named.map(({ taxname }) => [taxname, textOf(line[taxname])]));
  if (named.length === 0) for (const [name, rate] of product?.taxes ?? []) taxes.set(name, rate);
  return {
    productid: textOf(line['productid']),
    quantity: textOf(line['quantity']),
    listprice:
      line['listprice'] === undefined ? textOf(product?.fields['unit_price']) : textOf(line['listprice']),
    discount_amount: textOf(line['discount_amount']),
    discount_percent: textOf(line['discount_percent']),
    comment: textOf(line['comment']),
    taxes,
  };
}

function hasEmptyNumber(line: Element): boolean {
  const fields = Object.keys(line).filter((name) => name === 'quantity' || /^tax\d+$/.test(name));
  return fields.some((name) => line[name] === '');
}

/** Header money that goes with the lines: whatever is not sent is reset, the discount aside. */
export function takeHeaderMoney(order: Stored, sent: Element, isNew: boolean): void {
  const { fields } = order;
  if (['hdnDiscountAmount', 'hdnS_H_Amount', 'shipping_&_handling'].some((name) => sent[name] === ''))
    throw new CrmDies();
  fields['hdnTaxType'] = textOf(sent['hdnTaxType']);
  fields['txtAdjustment'] = amount(sent['txtAdjustment']).toFixed(8);
  const shipping = sent['shipping_&_handling'] ?? sent['hdnS_H_Amount'];
  const rates = Object.entries(sent).filter(([name]) => name.startsWith('shipping_&_handling_shtax'));
  order.shipping = {
    amount: amount(shipping) === 0 ? null : textOf(shipping),
    rates: new Map(rates.map(([name, rate]) => [name.slice(-1), textOf(rate)])),
  };
  takeDiscount(fields, sent, isNew);
}

/** A discount of 0 is no discount: a change leaves the old one. A tiny percentage takes it away. */
function takeDiscount(fields: Record<string, unknown>, sent: Element, isNew: boolean): void {
  const fixed = amount(sent['hdnDiscountAmount']);
  const percent = amount(sent['hdnDiscountPercent']);
  if (fixed !== 0) {
    fields['hdnDiscountAmount'] = fixed.toFixed(8);
    fields['hdnDiscountPercent'] = '';
  } else if (percent !== 0) {
    fields['hdnDiscountAmount'] = '';
    fields['hdnDiscountPercent'] = percent.toFixed(3);
  } else if (isNew) {
    fields['hdnDiscountAmount'] = '';
    fields['hdnDiscountPercent'] = '';
  }
}

/** Goods leave the stock (`by` -1) or come back (+1). */
export function moveStock(world: CrmWorld, order: Stored, by: 1 | -1): void {
  for (const line of order.lines) {
    const product = world.records.get(line.productid);
    if (product === undefined) continue;
    product.fields['qtyinstock'] = (
      amount(product.fields['qtyinstock']) +
      by * amount(line.quantity)
    ).toFixed(3);
  }
}

/** As PHP reads a number at the beginning of a text: `19,90` is 19. */
export function amount(value: unknown): number {
  const found = Number.parseFloat(textOf(value));
  return Number.isFinite(found) ? found : 0;
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function add(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function eight(value: number): number {
  return Number(value.toFixed(8));
}
