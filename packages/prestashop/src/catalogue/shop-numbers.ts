import type { Millionths } from '@passerelle/core/orders/amounts.ts';
import type { Cents } from '@passerelle/core/orders/model.ts';
import { amountText, centsOf, millionthsOf } from '../orders/exact-amount.ts';

/** '49.916667' is 49916667. */
export function exactOf(text: string): Millionths {
  return Number(millionthsOf(text) ?? 0n);
}

export function textOf(amount: Millionths): string {
  return amountText(BigInt(amount));
}

export function wholeCents(text: string): Cents {
  return Number(centsOf(millionthsOf(text) ?? 0n));
}
