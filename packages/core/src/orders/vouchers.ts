import { parseAmount } from './amounts.ts';
import { splitList } from './cells.ts';
import type { DecisionReason } from './decision.ts';
import { foldText } from '../text/fold-text.ts';
import { remembered } from '../text/remembered.ts';
import type { Order, Voucher } from './model.ts';

/** What is done with an order paid with a gift voucher, and how such a payment is known. */
export interface GiftVoucherRule {
  policy: 'withhold' | 'payment';
  /** The pattern that a text (a voucher's name, a payment method) speaks of; undefined: none. */
  patternIn: (text: string) => string | undefined;
}

/** The rule of the configuration, its patterns prepared once: every label of every order is held against them. */
export function giftVoucherRule({
  patterns,
  policy,
}: {
  patterns: readonly string[];
  policy: GiftVoucherRule['policy'];
}): GiftVoucherRule {
  const prepared = patterns
    .map((pattern) => ({ pattern, wanted: inSingular(pattern) }))
    .filter(({ wanted }) => wanted !== '')
    .map((one) => ({ ...one, unspaced: unspaced(one.wanted) }));
  const patternIn = remembered((text) => {
    const found = inSingular(text);
    // What holds a pattern holds it without blanks too.
    const foundUnspaced = unspaced(found);
    return prepared.find((one) => foundUnspaced.includes(one.unspaced))?.pattern;
  });
  return { policy, patternIn };
}

/** Where an order was paid with a gift voucher: payment label, method, voucher name or code. Selling one is not paying with one. */
export function findGiftVoucher(
  order: Order,
  { patternIn }: Pick<GiftVoucherRule, 'patternIn'>,
): Extract<DecisionReason, { kind: 'voucher' }> | null {
  for (const found of placesOfVouchers(order)) {
    const pattern = patternIn(found);
    if (pattern !== undefined) return { kind: 'voucher', found, pattern };
  }
  return null;
}

function placesOfVouchers({ paymentLabel, payments, vouchers }: Order): string[] {
  const places = [paymentLabel];
  for (const { method } of payments) places.push(method);
  for (const { name, code } of vouchers) places.push(name, code);
  return places;
}

/** "Chèques cadeaux" and "chèque cadeau" are the same, and so are "bons" and "bon"; of short words every letter counts. */
function inSingular(text: string): string {
  return foldText(text).replace(/(?<=\p{Letter}{3})[sx](?= |$)/gu, '');
}

/** "BonCadeau", "ChèqueCadeau 50". */
function unspaced(text: string): string {
  return text.replaceAll(' ', '');
}

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
  const hasNone = cells.names === '' && cells.codes === '' && cells.amounts === '';
  if (hasNone) return [];
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
