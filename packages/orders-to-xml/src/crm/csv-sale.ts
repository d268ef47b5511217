import { currencyName } from '@passerelle/core/orders/currency-name.ts';
import type { Cents, Order, OrderLine } from '@passerelle/core/orders/model.ts';
import type { Charge, Place, ProductForCrm, SaleForCrm, SaleLine } from '@passerelle/core/ports/crm-sale.ts';
import type { Address } from '@passerelle/core/orders/model.ts';

export interface CsvSaleWish {
  shopId: number;
  /** ISO 639, for names of currencies. */
  language: string;
  /** Whether an order in this state has an invoice. */
  isInvoiced: (order: Order) => boolean;
}

/**
 * An order of the export as a CRM is told of it. The export has amounts with tax, in cents: without tax they are computed
 * to eight decimals, so that with tax they come to the same cents again. Of charges it tells no rate: the highest of the
 * lines'.
 */
export function saleOfOrder(order: Order, { shopId, language, isInvoiced }: CsvSaleWish): SaleForCrm {
  const { customer, currency, invoiceAddress, deliveryAddress } = order;
  const rate = Math.max(0, ...order.lines.map(({ vatRate }) => vatRate ?? 0));
  const vouchers = order.discountTtc ?? order.vouchers.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return {
    ...{ shopId, orderId: order.id || order.ref, reference: order.ref, date: order.date },
    ...{ stateId: order.stateId, stateName: order.stateLabel, rounding: 'line' },
    invoice: isInvoiced(order) ? { number: '', date: order.date } : null,
    currency: { code: currency, name: currencyName(currency, language), symbol: currency, rate: '1' },
    customer: {
      ...{ id: customer.id, email: customer.email, firstName: customer.firstName },
      ...{ lastName: customer.lastName, phone: customer.phone, mobile: '' },
      company: customer.company || invoiceAddress.company,
    },
    billing: placeOf(invoiceAddress),
    delivery: placeOf(deliveryAddress),
    lines: order.lines.map(lineOf),
    wrapping: order.wrappingTtc ? chargeOf(order.wrappingTtc, rate) : null,
    shipping: chargeOf(order.shippingTtc ?? 0, rate),
    vouchersGross: centsText(vouchers),
    totalGross: order.totalPaidTtc === null ? '' : centsText(order.totalPaidTtc),
  };
}

function placeOf({ line1, line2, postcode, city, country }: Address): Place {
  return { line1, line2, postcode, city, country };
}

function lineOf(line: OrderLine): SaleLine {
  const rate = line.vatRate ?? 0;
  const quantity = Math.max(1, line.qty);
  const reduction = line.reductionTtc ?? 0;
  const before = line.totalTtc === null ? (line.unitTtc ?? 0) * quantity : line.totalTtc + reduction;
  return {
    product: productOf(line, rate),
    comment: line.size === '' || line.name.includes(line.size) ? line.name : `${line.name} (${line.size})`,
    quantity: line.qty,
    unitNet: netText(before, rate, quantity),
    reductionNet: netText(reduction, rate, quantity),
    rate: rateText(rate),
  };
}

/** Without a catalogue a size is a product of its own, by the reference of its line, else by its gencod. */
function productOf(line: OrderLine, rate: number): ProductForCrm {
  const id = line.productId || line.ean13 || line.name;
  const reference = line.ref || line.ean13;
  const net = line.unitTtc === null ? null : netText(line.unitTtc, rate, 1);
  return { id, reference, sharesReference: false, name: line.name, priceNet: net, rate: rateText(rate) };
}

function chargeOf(gross: Cents, rate: number): Charge {
  return { net: netText(gross, rate, 1), rate: rateText(rate) };
}

const hundredMillion = 100_000_000n;

/** Of one of `quantity`, without tax; `rate`: percent times 100. Eight decimals, halves away from zero. */
function netText(gross: Cents, rate: number, quantity: number): string {
  const divisor = BigInt(10_000 + rate) * BigInt(quantity);
  const doubled = (2n * BigInt(gross) * 100n * hundredMillion) / divisor;
  const units = (doubled + (doubled < 0n ? -1n : 1n)) / 2n;
  return decimalText(units, hundredMillion);
}

function decimalText(units: bigint, one: bigint): string {
  const size = units < 0n ? -units : units;
  const fraction = String(size % one).padStart(String(one).length - 1, '0');
  return `${units < 0n ? '-' : ''}${size / one}.${fraction}`;
}

function centsText(cents: Cents): string {
  return decimalText(BigInt(cents), 100n);
}

function rateText(rate: number): string {
  return decimalText(BigInt(rate), 100n);
}
