import { centsOf, millionthsOf } from './exact-amount.ts';

/** A row of order_payments: the shop ties it to a reference, which several orders may share. */
export interface ShopPayment {
  readonly payment_method: string;
  readonly amount: string;
}

export interface PaidOrder {
  readonly id: number;
  readonly total_paid_tax_incl: string;
}

/** Beyond that nobody splits a payment, and trying every choice would take long. */
const mostPayments = 12;

/**
 * Which payments are whose, of orders that share a reference (in the order of their ids). Those that make up an order's
 * total to the cent are its own; where none do, all that are left are given, and whoever reads them judges.
 */
export function sharePayments(
  orders: readonly PaidOrder[],
  payments: readonly ShopPayment[],
): Map<number, readonly ShopPayment[]> {
  let left = payments.filter(({ amount }) => centsIn(amount) !== 0n);
  const shares = new Map<number, readonly ShopPayment[]>();
  const unpaid: PaidOrder[] = [];
  for (const order of orders) {
    const own = choose(left, centsIn(order.total_paid_tax_incl));
    if (own === undefined) unpaid.push(order);
    else {
      shares.set(order.id, own);
      left = left.filter((payment) => !own.includes(payment));
    }
  }
  for (const { id } of unpaid) shares.set(id, left);
  return shares;
}

/** The first choice of payments that comes to the sum, the fewest first as they stand. */
function choose(payments: readonly ShopPayment[], sum: bigint): readonly ShopPayment[] | undefined {
  if (sum === 0n) return [];
  if (sumOf(payments) === sum) return payments;
  if (payments.length > mostPayments) return undefined;
  return Array.from({ length: 2 ** payments.length - 1 }, (_, at) => chosenBy(at + 1, payments))
    .toSorted((one, other) => one.length - other.length)
    .find((choice) => sumOf(choice) === sum);
}

function chosenBy(bits: number, payments: readonly ShopPayment[]): readonly ShopPayment[] {
  return payments.filter((_, at) => (bits >> at) % 2 === 1);
}

/** In cents. */
export function sumOf(payments: readonly ShopPayment[]): bigint {
  return payments.reduce((sum, { amount }) => sum + centsIn(amount), 0n);
}

/** Whole cents; of what is no amount, none. */
export function centsIn(amount: string): bigint {
  return centsOf(millionthsOf(amount) ?? 0n);
}
