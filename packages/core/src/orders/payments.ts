import { type DecimalSign, parseAmount } from './amounts.ts';
import { foldText } from './fold-text.ts';
import { splitList } from './joined-list.ts';
import type { Cents, Payment } from './model.ts';
import type { RejectionReason } from './rejection.ts';

export interface PaymentCells {
  /** The order's own label: "Carte bancaire". */
  label: string;
  /** Of the payment rows; several joined by commas. '' if none. */
  methods: string;
  /** Amounts of the payment rows; some modules give the first alone. */
  amounts: string;
}

type Resolution = { payments: Payment[] } | { rejection: Extract<RejectionReason, { kind: 'payments' }> };

/**
 * Who paid how much of `total`. One method pays the total; several count if they add up; else
 * the first as given and the remainder for the rest; rejected where that can't be. Nothing to pay: no payment.
 */
export function resolvePayments(cells: PaymentCells, total: Cents, decimal: DecimalSign): Resolution {
  if (total === 0) return { payments: [] };
  const methods = splitList(cells.methods);
  const [firstMethod = cells.label, ...otherMethods] = methods;
  if (otherMethods.length === 0) return payWhole(firstMethod, total);
  const lists = [decimal, '.' as const].map((sign) => splitAmounts(cells.amounts, methods.length, sign));
  const complete = lists.find((amounts) => sum(amounts) === total);
  if (complete) return payEach(methods, complete);
  const first = parseAmount(cells.amounts, decimal) ?? lists.flat()[0] ?? 0;
  // One method whose name has a comma: what is given for it is all.
  if (first === total) return payWhole(isSameName(cells) ? cells.label : firstMethod, total);
  const isPossible = first > 0 && first < total;
  if (!isPossible) return { rejection: { kind: 'payments', paid: first, total } };
  return payEach([firstMethod, otherMethods.join(', ')], [first, total - first]);
}

/** Where a voucher paid all, PrestaShop says "Free order": it can't have paid anything else. */
function payWhole(method: string, total: Cents): Resolution {
  if (isFreeOrder(method)) return { rejection: { kind: 'payments', paid: 0, total } };
  return { payments: [{ method, amount: total }] };
}

export function isFreeOrder(method: string): boolean {
  return ['free order', 'commande gratuite'].includes(foldText(method));
}

function payEach(methods: readonly string[], amounts: readonly Cents[]): Resolution {
  const payments = methods.map((method, index) => ({ method, amount: amounts[index] ?? 0 }));
  return { payments: payments.filter(({ amount }) => amount !== 0) };
}

/** "30.00,20.00" for two methods; with a decimal comma, "30,00,20,00" has two parts for each. None where that fails. */
function splitAmounts(text: string, count: number, sign: DecimalSign): Cents[] {
  const parts = splitList(text);
  const perAmount = sign === ',' ? 2 : 1;
  if (parts.length !== perAmount * count) return [];
  const amounts = Array.from({ length: count }, (_, index) => {
    const own = parts.slice(index * perAmount, (index + 1) * perAmount);
    return parseAmount(own.join(','), sign);
  });
  return amounts.includes(null) ? [] : amounts.map(Number);
}

function isSameName({ label, methods }: PaymentCells): boolean {
  return foldText(label) === foldText(methods);
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
