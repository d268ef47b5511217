import { amountText, divided, halfACent, millionthsOf, withTax, type Millionths } from './exact-amount.ts';
import type { LineCells } from './shop-columns.ts';

/** The money of one row of order_details, as the shop has it. */
export interface LineMoney {
  readonly product_quantity: string;
  /** Before any reduction, without tax, the eco-tax included. */
  readonly original_product_price: string;
  /** Of a unit; one of the two at most is other than 0. */
  readonly reduction_percent: string;
  readonly reduction_amount_tax_incl: string;
  /** Of a unit, without tax, and the rate of its own that it is taxed at. */
  readonly ecotax: string;
  readonly ecotax_tax_rate: string;
  /** After reductions. */
  readonly unit_price_tax_excl: string;
  readonly unit_price_tax_incl: string;
  /** After reductions, of the whole line. */
  readonly total_price_tax_incl: string;
}

type PriceCells = Pick<LineCells, 'unitTtc' | 'reductionTtc' | 'totalTtc' | 'vatRate'>;

/**
 * Unit price with tax before reduction, and what is off the whole line; the total is the shop's. `rate`: percent, of the
 * tax that the line names, where it is still there. Without it the line's own prices tell the rate.
 */
export function priceCells(money: LineMoney, rate: string | undefined): PriceCells {
  const told = millionthsOf(rate ?? '') ?? rateOfPrices(money);
  const cells = {
    unitTtc: money.unit_price_tax_incl,
    reductionTtc: '0.000000',
    totalTtc: money.total_price_tax_incl,
    vatRate: told === undefined ? '' : amountText(told),
  };
  return isReduced(money) ? { ...cells, ...beforeAndOff(money, told ?? 0n) } : cells;
}

function rateOfPrices({ unit_price_tax_excl, unit_price_tax_incl }: LineMoney): Millionths | undefined {
  return rateBetween(millionthsOf(unit_price_tax_excl), millionthsOf(unit_price_tax_incl));
}

function beforeAndOff(
  money: LineMoney,
  percent: Millionths,
): Pick<PriceCells, 'unitTtc' | 'reductionTtc'> | undefined {
  const after = millionthsOf(money.unit_price_tax_incl);
  const total = millionthsOf(money.total_price_tax_incl);
  const original = millionthsOf(money.original_product_price);
  if (after === undefined || total === undefined || original === undefined) return undefined;
  const before = beforeReduction(original, percent, money);
  const off = before * BigInt(wholeOf(money.product_quantity)) - total;
  // Dearer than before its reduction: its price was set by hand.
  if (before - after < halfACent || off <= 0n) return undefined;
  return { unitTtc: amountText(before), reductionTtc: amountText(off) };
}

/** A price that was lowered by hand is the price, as on the invoice. */
function isReduced({ reduction_percent, reduction_amount_tax_incl }: LineMoney): boolean {
  return Number(reduction_percent) > 0 || Number(reduction_amount_tax_incl) > 0;
}

/** The eco-tax is no part of what the line's tax is on: it has a rate of its own, often none. */
function beforeReduction(original: Millionths, percent: Millionths, money: LineMoney): Millionths {
  const eco = millionthsOf(money.ecotax) ?? 0n;
  const ecoPercent = millionthsOf(money.ecotax_tax_rate) ?? 0n;
  return withTax(original - eco, percent) + withTax(eco, ecoPercent);
}

/** Percent to two decimals. undefined: a price of nothing tells no rate. */
export function rateBetween(
  net: Millionths | undefined,
  gross: Millionths | undefined,
): Millionths | undefined {
  if (net === undefined || gross === undefined || net <= 0n) return undefined;
  return divided((gross - net) * 10_000n, net) * 10_000n;
}

function wholeOf(quantity: string): number {
  return /^\d{1,9}$/.test(quantity) ? Number(quantity) : 0;
}
