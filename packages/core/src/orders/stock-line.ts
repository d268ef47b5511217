import type { Order } from './model.ts';
import { cleanCode, type ContentLine, withCleanCodes } from './order-content.ts';
import { isCreditSlip } from './totals.ts';

/** What the stock correction needs to know of a line sold. Gift cards are none: they are no shoes. */
export interface StockLine {
  gencod: string;
  reference: string;
  size: string;
  /** Units, 1 or more. */
  qty: number;
}

/** A rejected order may have a quantity that can't be read (0): one pair at least was sold. What came back is none. */
export function stockLinesOf(order: Order): StockLine[] {
  if (isCreditSlip(order)) return [];
  return order.lines
    .filter((line) => line.qty >= 0 && !line.isGiftCard && (line.ean13 !== '' || line.ref !== ''))
    .map((line) => ({
      gencod: line.ean13,
      reference: line.ref,
      size: line.size,
      qty: Math.max(1, line.qty),
    }));
}

/** What an order now sells beyond what ProShop was told: the lines of `order`, less the quantities already sent. */
export function linesBeyond(sent: readonly ContentLine[], order: Order): StockLine[] {
  const left = new Map(withCleanCodes(sent).map((line) => [line.code, line.qty]));
  return stockLinesOf(order).flatMap((line) => {
    const ownCode = cleanCode(line.gencod || line.reference);
    const code = left.has(ownCode) ? ownCode : '';
    const covered = Math.min(left.get(code) ?? 0, line.qty);
    left.set(code, (left.get(code) ?? 0) - covered);
    return line.qty > covered ? [{ ...line, qty: line.qty - covered }] : [];
  });
}
