import type { DecisionReason } from './decision.ts';
import { foldText } from './fold-text.ts';
import type { Order } from './model.ts';

/** Where an order was paid with a gift voucher: payment label, method, voucher name or code. Selling one is not paying with one. */
export function findGiftVoucher(
  order: Order,
  patterns: readonly string[],
): Extract<DecisionReason, { kind: 'voucher' }> | null {
  const places = [
    order.paymentLabel,
    ...order.payments.map((payment) => payment.method),
    ...order.vouchers.flatMap((voucher) => [voucher.name, voucher.code]),
  ];
  for (const found of places) {
    const pattern = patterns.find((one) => isMatch(found, one));
    if (pattern !== undefined) return { kind: 'voucher', found, pattern };
  }
  return null;
}

/** Whether one text (a voucher's name, a payment method) speaks of a gift voucher. */
export function isMatch(text: string, pattern: string): boolean {
  const [found, wanted] = [inSingular(text), inSingular(pattern)];
  return wanted !== '' && (found.includes(wanted) || unspaced(found).includes(unspaced(wanted)));
}

/** "Chèques cadeaux" and "chèque cadeau" are the same, and so are "bons" and "bon"; of short words every letter counts. */
function inSingular(text: string): string {
  return foldText(text).replace(/(?<=\p{Letter}{3})[sx](?= |$)/gu, '');
}

/** "BonCadeau", "ChèqueCadeau 50". */
function unspaced(text: string): string {
  return text.replaceAll(' ', '');
}
