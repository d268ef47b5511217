import type { Cents, Order, OrderLine } from '@passerelle/core/orders/model.ts';
import { exactUnitPrice } from '@passerelle/core/orders/read-line.ts';
import type { SaleDiscount, SaleLine, SaleLineKind, SaleSettings } from './sale.ts';

/** What was bought, then shipping, wrapping and the order's discount, each only where it is not 0. */
export function listSaleLines(order: Order, discount: SaleDiscount, settings: SaleSettings): SaleLine[] {
  const lines = order.lines.map((line, index) => describeLine(line, index + 1, settings));
  const addFee = (kind: SaleLineKind, reference: string, name: string, amount: Cents) =>
    lines.push(feeLine(lines.length + 1, { kind, reference, name, amount }));
  const shipping = order.shippingTtc ?? 0;
  const wrapping = order.wrappingTtc ?? 0;
  if (shipping > 0) addFee('TRANSPORT', 'PORT', order.carrier || 'Frais de port', shipping);
  if (wrapping > 0) addFee('EMBALLAGE', 'EMBALLAGE', 'Emballage cadeau', wrapping);
  if (discount.remaining > 0) addFee('REMISE', 'REMISE', discountName(order, discount), -discount.remaining);
  return lines;
}

function describeLine(line: OrderLine, number: number, settings: SaleSettings): SaleLine {
  const { ean13: gencod, name, size, productId, combinationId, qty: quantity, vatRate } = line;
  const kind = line.isGiftCard ? 'CARTECADEAU' : 'ARTICLE';
  const reference = line.ref || (line.isGiftCard ? giftCardReference(productId, settings) : '');
  const { unitPrice, discount, amount } = completeAmounts(line);
  return {
    number,
    kind,
    gencod,
    reference,
    name,
    size,
    productId,
    combinationId,
    quantity,
    unitPrice,
    discount,
    vatRate,
    amount,
  };
}

/** unit × quantity − discount = amount: any one of the three follows from the others, if exactly. */
function completeAmounts(line: OrderLine): Pick<SaleLine, 'unitPrice' | 'discount' | 'amount'> {
  const unitPrice = line.unitTtc ?? exactUnitPrice(line);
  const beforeDiscount = unitPrice === null ? null : unitPrice * line.qty;
  const amount = line.totalTtc ?? minus(beforeDiscount, line.reductionTtc ?? 0);
  const discount = line.reductionTtc ?? beyondRounding(minus(beforeDiscount, amount), line.qty);
  return { unitPrice, discount, amount };
}

function minus(from: Cents | null, what: Cents | null): Cents | null {
  return from === null || what === null ? null : from - what;
}

/** What is below 0, or no more than half a cent for each of several units, is a rounding of PrestaShop's, not a discount. */
function beyondRounding(amount: Cents | null, qty: number): Cents | null {
  const isRounding = amount !== null && amount !== 0 && amount <= Math.floor(qty / 2);
  return isRounding ? null : amount;
}

function giftCardReference(productId: string, settings: SaleSettings): string {
  return settings.giftCards.find((card) => card.productId === productId)?.reference ?? '';
}

/** Its VAT rate stays unknown: no module writes it. */
function feeLine(number: number, fee: Pick<SaleLine, 'kind' | 'reference' | 'name' | 'amount'>): SaleLine {
  return {
    number,
    kind: fee.kind,
    gencod: '',
    reference: fee.reference,
    name: fee.name,
    size: '',
    productId: '',
    combinationId: '',
    quantity: 1,
    unitPrice: fee.amount,
    discount: 0,
    vatRate: null,
    amount: fee.amount,
  };
}

/** The names of the vouchers that gave it. */
function discountName(order: Order, { paidByVoucher }: SaleDiscount): string {
  const vouchers = order.vouchers.filter((one) => !paidByVoucher.some(({ voucher }) => voucher === one));
  const names = vouchers.map((voucher) => voucher.name || voucher.code).filter((name) => name !== '');
  return names.length > 0 ? names.join(', ') : 'Remise';
}
