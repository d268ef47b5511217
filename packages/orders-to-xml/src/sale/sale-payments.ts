import type { Cents, Order, Payment } from '@passerelle/core/orders/model.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';
import type { PaymentCodes, SaleDiscount, SaleLine, SalePayment } from './sale.ts';

/** Prepares `orders.paymentCodes` of the configuration: accents, case and punctuation of a label do not count. */
export function foldPaymentCodes(codes: Readonly<Record<string, string>>): PaymentCodes {
  return new Map(Object.entries(codes).map(([label, code]) => [foldText(label), code]));
}

const giftVoucherLabel = 'Bon cadeau';
const unknownCode = 'AUTRE';

/** The payments as the order gives them, then the gift vouchers that pay. An order of 0 without a payment has none. */
export function listSalePayments(
  order: Order,
  discount: SaleDiscount,
  lines: readonly SaleLine[],
  codes: PaymentCodes,
): SalePayment[] {
  const paid = paymentsOf(order, discount, lines).map(({ method, amount }, index) => ({
    number: index + 1,
    code: codeOf(method, codes),
    label: method,
    amount,
  }));
  const byVoucher = discount.paidByVoucher.map(({ voucher, amount }, index) => ({
    number: paid.length + index + 1,
    code: voucherCodeOf(voucher.name, codes),
    label: voucher.name || voucher.code || giftVoucherLabel,
    amount,
  }));
  return [...paid, ...byVoucher];
}

function paymentsOf(order: Order, discount: SaleDiscount, lines: readonly SaleLine[]): Payment[] {
  if (order.payments.length > 0) return order.payments;
  const amount = order.totalPaidTtc ?? whatLinesComeTo(lines, discount);
  return amount === 0 ? [] : [{ method: order.paymentLabel, amount }];
}

/** For a file without any column of totals or payments: what the lines cost, less what vouchers pay. */
function whatLinesComeTo(lines: readonly SaleLine[], discount: SaleDiscount): Cents {
  const cost = lines.reduce((sum, line) => sum + (line.amount ?? 0), 0);
  const byVoucher = discount.paidByVoucher.reduce((sum, { amount }) => sum + amount, 0);
  return cost - byVoucher;
}

/** The configured code; else the label in capitals, ASCII letters and digits only ("Oney 3x" → ONEY3X); else AUTRE. */
function codeOf(label: string, codes: PaymentCodes): string {
  const folded = foldText(label);
  return codes.get(folded) ?? (folded.toUpperCase().replace(/[^A-Z0-9]/g, '') || unknownCode);
}

/** Each voucher has a name of its own; one without a configured code shares that of "Bon cadeau". */
function voucherCodeOf(name: string, codes: PaymentCodes): string {
  return codes.get(foldText(name)) ?? codeOf(giftVoucherLabel, codes);
}
