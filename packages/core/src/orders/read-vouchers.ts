import { parseAmount } from './amounts.ts';
import { splitList } from './joined-list.ts';
import type { Voucher } from './model.ts';

export interface VoucherCells {
  names: string;
  codes: string;
  /** Raw, always with '.': "10.000000,5.000000", whatever the decimal sign of the file. */
  amounts: string;
}

/**
 * The vouchers of an order: one for each amount. Where names or codes are not as many (a name may hold a comma), each
 * voucher carries all of them, so that none is overlooked. null: an amount is no number.
 */
export function readVouchers(cells: VoucherCells): Voucher[] | null {
  const amounts = splitList(cells.amounts).map((text) => parseAmount(text, '.'));
  if (amounts.includes(null)) return null;
  const count = amounts.length || countWithoutAmounts(cells);
  const names = alignedWith(count, cells.names);
  const codes = alignedWith(count, cells.codes);
  const vouchers = names.map((name, index) => ({
    name,
    code: codes[index] ?? '',
    amount: amounts[index] ?? null,
  }));
  return vouchers.filter(({ name, code, amount }) => name !== '' || code !== '' || (amount ?? 0) !== 0);
}

/** Codes have no commas where names may. */
function countWithoutAmounts({ names, codes }: VoucherCells): number {
  const isOne = names !== '' || codes !== '';
  return splitList(codes).length || (isOne ? 1 : 0);
}

function alignedWith(count: number, joined: string): string[] {
  const parts = splitList(joined);
  return parts.length === count ? parts : Array<string>(count).fill(joined);
}
