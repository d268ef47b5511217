import type { Millionths } from '@passerelle/core/orders/amounts.ts';
import type { Cents } from '@passerelle/core/orders/model.ts';
import type { ArticlePrice } from './article.ts';

/** What a price without tax depends on. Rates: percent times 100. */
export interface Taxes {
  rate: number;
  /** Without its tax. */
  ecotax: Millionths;
  ecotaxRate: number;
}

const whole = 10_000n;

/** Halves away from zero. */
function divided(amount: bigint, by: bigint): bigint {
  const half = by / 2n;
  return (amount < 0n ? amount - half : amount + half) / by;
}

export function withTax(amount: Millionths, rate: number): Millionths {
  return Number(divided(BigInt(amount) * (whole + BigInt(rate)), whole));
}

export function withoutTax(amount: Millionths, rate: number): Millionths {
  return Number(divided(BigInt(amount) * whole, whole + BigInt(rate)));
}

export function centsOf(amount: Millionths): Cents {
  return Number(divided(BigInt(amount), 10_000n));
}

/** What a customer pays for what is stored without tax: ecotax comes on top, taxed at its own rate. */
export function shownPrice(stored: Millionths, { rate, ecotax, ecotaxRate }: Taxes): Cents {
  return centsOf(withTax(stored, rate) + withTax(ecotax, ecotaxRate));
}

/**
 * What is stored so that the file's price is shown, to the cent. In so few decimals as are wished, or in as many more as it
 * takes: with two alone, 0.99 cannot be shown at 20 %.
 */
export function storedPrice({ amount, tax }: ArticlePrice, taxes: Taxes, decimals: number): Millionths {
  if (tax === 'without') return rounded(amount, decimals);
  const exact = withoutTax(amount - withTax(taxes.ecotax, taxes.ecotaxRate), taxes.rate);
  const wanted = centsOf(amount);
  for (let places = decimals; places < 6; places += 1) {
    const stored = rounded(exact, places);
    if (shownPrice(stored, taxes) === wanted) return stored;
  }
  return exact;
}

function rounded(amount: Millionths, decimals: number): Millionths {
  const unit = 10n ** BigInt(6 - decimals);
  return Number(divided(BigInt(amount), unit) * unit);
}

/** What a variation costs above its product, as it is stored. `extra`: as the file has it. */
export function storedExtra(
  price: ArticlePrice,
  extra: Millionths,
  taxes: Taxes,
  decimals: number,
): Millionths {
  if (extra === 0) return 0;
  const base = storedPrice(price, taxes, decimals);
  return storedPrice({ ...price, amount: price.amount + extra }, taxes, 6) - base;
}
