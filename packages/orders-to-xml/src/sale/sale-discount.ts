import type { Cents, Order } from '@passerelle/core/orders/model.ts';
import type { SaleDiscount, SaleSettings } from './sale.ts';

/**
 * Under the policy `payment` a gift voucher pays its amount, and no more than the order's discount, of which PrestaShop
 * makes it a part. Under `withhold` (an order that a person forced) every voucher is a discount.
 */
export function splitDiscount(order: Order, settings: SaleSettings): SaleDiscount {
  const paidByVoucher: SaleDiscount['paidByVoucher'] = [];
  let remaining = discountOf(order);
  const giftVouchers = settings.giftVoucherPolicy === 'payment' ? order.vouchers : [];
  for (const voucher of giftVouchers.filter((one) => settings.isGiftVoucher(one))) {
    const amount = Math.min(voucher.amount ?? missingVoucherAmount(order), remaining);
    if (amount <= 0) continue;
    paidByVoucher.push({ voucher, amount });
    remaining -= amount;
  }
  return { paidByVoucher, remaining };
}

/** The order's discount in cents; without such a column, what its vouchers come to. */
function discountOf(order: Order): Cents {
  return order.discountTtc ?? knownVoucherAmounts(order);
}

/** A single voucher without an amount is worth what the others leave of the discount; of several nobody can tell: 0. */
function missingVoucherAmount(order: Order): Cents {
  const isOnlyUnknown = order.vouchers.filter((voucher) => voucher.amount === null).length === 1;
  return isOnlyUnknown ? discountOf(order) - knownVoucherAmounts(order) : 0;
}

function knownVoucherAmounts(order: Order): Cents {
  return order.vouchers.reduce((sum, voucher) => sum + (voucher.amount ?? 0), 0);
}
