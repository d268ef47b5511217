import type { Cents, Order } from './model.ts';

/** Rounding per line, per unit or per total gives differences of that many cents. */
const tolerance = 2;

/** What the lines and costs of an order come to, without regard to what was paid; null: a line has no amount. */
export function expectedTotal(order: Order): Cents | null {
  let total = (order.shippingTtc ?? 0) + (order.wrappingTtc ?? 0) - (order.discountTtc ?? 0);
  for (const line of order.lines) {
    if (line.totalTtc === null) return null;
    total += line.totalTtc;
  }
  return total;
}

/** Goods that came back and money that went back: no sale. A till wants a document of its own for it. */
export function isCreditSlip(order: Order): boolean {
  return (order.totalPaidTtc ?? expectedTotal(order) ?? 0) < 0;
}

/** Whether lines + shipping + wrapping − discounts come to what was paid. */
export function addsUp(order: Order): boolean {
  const expected = expectedTotal(order);
  return (
    expected === null || order.totalPaidTtc === null || Math.abs(expected - order.totalPaidTtc) <= tolerance
  );
}
