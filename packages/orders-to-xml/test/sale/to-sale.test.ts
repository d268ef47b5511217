import type { Order } from '@passerelle/core/orders/model.ts';
import { foldPaymentCodes } from '../../src/sale/sale-payments.ts';
import { toSale } from '../../src/sale/to-sale.ts';
import type { SaleSettings } from '../../src/sale/sale.ts';
import { line, order, sale, settings } from './sample-orders.ts';

const byVoucher: Partial<SaleSettings> = { giftVoucherPolicy: 'payment' };
const giftOf50 = { name: 'Bon cadeau 50 €', code: 'BC50', amount: 5000 };
const promotion = { name: 'Promo', code: 'P5', amount: 500 };
const unknownAmount = { name: 'Bon cadeau', code: 'BC', amount: null };

function summarise(changes: Partial<Order>, chosen: Partial<SaleSettings>): string {
  const { lines, payments, totals } = toSale(order(changes), settings(chosen));
  const shownLines = lines.map(({ kind, amount }) => `${kind} ${amount}`);
  const shownPayments = payments.map(({ code, amount }) => `${code} ${amount}`);
  return `${shownLines.join(', ')} | ${shownPayments.join(', ')} | ${totals.amount}`;
}

test.each<[string, Partial<Order>, Partial<SaleSettings>, string]>([
  ['one card payment', {}, {}, 'ARTICLE 8990, TRANSPORT 590 | CB 9580 | 9580'],
  [
    'free shipping',
    { shippingTtc: 0, payments: [{ method: 'CB', amount: 8990 }] },
    {},
    'ARTICLE 8990 | CB 8990 | 8990',
  ],
  [
    'wrapping',
    { wrappingTtc: 300, payments: [{ method: 'CB', amount: 9880 }] },
    {},
    'ARTICLE 8990, TRANSPORT 590, EMBALLAGE 300 | CB 9880 | 9880',
  ],
  [
    'a discount',
    { discountTtc: 1000, payments: [{ method: 'CB', amount: 8580 }] },
    {},
    'ARTICLE 8990, TRANSPORT 590, REMISE -1000 | CB 8580 | 8580',
  ],
  [
    'vouchers, and no column of discounts',
    { discountTtc: null, vouchers: [promotion], payments: [{ method: 'CB', amount: 9080 }] },
    {},
    'ARTICLE 8990, TRANSPORT 590, REMISE -500 | CB 9080 | 9080',
  ],
  [
    'a gift card sold',
    { lines: [line({ isGiftCard: true })] },
    {},
    'CARTECADEAU 8990, TRANSPORT 590 | CB 9580 | 9580',
  ],
  [
    'two payments',
    {
      payments: [
        { method: 'Alma', amount: 5000 },
        { method: 'CARTE BANCAIRE', amount: 4580 },
      ],
    },
    {},
    'ARTICLE 8990, TRANSPORT 590 | ALMA 5000, CB 4580 | 9580',
  ],
  [
    'a free order',
    { discountTtc: 9580, payments: [], totalPaidTtc: 0 },
    {},
    'ARTICLE 8990, TRANSPORT 590, REMISE -9580 |  | 0',
  ],
  ['no payment but a total', { payments: [] }, {}, 'ARTICLE 8990, TRANSPORT 590 | CB 9580 | 9580'],
  [
    'neither payment nor total',
    { payments: [], totalPaidTtc: null },
    {},
    'ARTICLE 8990, TRANSPORT 590 | CB 9580 | 9580',
  ],
  [
    'PrestaShop rounded a cent away: amounts as given',
    { payments: [{ method: 'CB', amount: 9579 }], totalPaidTtc: 9579 },
    {},
    'ARTICLE 8990, TRANSPORT 590 | CB 9579 | 9579',
  ],
  [
    'withhold: a gift voucher is a discount',
    { discountTtc: 5000, vouchers: [giftOf50], payments: [{ method: 'CB', amount: 4580 }] },
    {},
    'ARTICLE 8990, TRANSPORT 590, REMISE -5000 | CB 4580 | 4580',
  ],
  [
    'payment: a gift voucher pays',
    { discountTtc: 5000, vouchers: [giftOf50], payments: [{ method: 'CB', amount: 4580 }] },
    byVoucher,
    'ARTICLE 8990, TRANSPORT 590 | CB 4580, BC 5000 | 9580',
  ],
  [
    'payment: the rest of the discount stays',
    { discountTtc: 5500, vouchers: [giftOf50, promotion], payments: [{ method: 'CB', amount: 4080 }] },
    byVoucher,
    'ARTICLE 8990, TRANSPORT 590, REMISE -500 | CB 4080, BC 5000 | 9080',
  ],
  [
    'payment: a voucher pays no more than the discount',
    { discountTtc: 4000, vouchers: [giftOf50], payments: [{ method: 'CB', amount: 5580 }] },
    byVoucher,
    'ARTICLE 8990, TRANSPORT 590 | CB 5580, BC 4000 | 9580',
  ],
  [
    'payment: an unknown amount is what the others leave',
    { discountTtc: 2500, vouchers: [promotion, unknownAmount], payments: [{ method: 'CB', amount: 7080 }] },
    byVoucher,
    'ARTICLE 8990, TRANSPORT 590, REMISE -500 | CB 7080, BC 2000 | 9080',
  ],
  [
    'payment: two unknown amounts stay a discount',
    {
      discountTtc: 2000,
      vouchers: [unknownAmount, unknownAmount],
      payments: [{ method: 'CB', amount: 7580 }],
    },
    byVoucher,
    'ARTICLE 8990, TRANSPORT 590, REMISE -2000 | CB 7580 | 7580',
  ],
  [
    'payment: everything by voucher',
    { discountTtc: 9580, vouchers: [{ ...giftOf50, amount: 9580 }], payments: [], totalPaidTtc: 0 },
    byVoucher,
    'ARTICLE 8990, TRANSPORT 590 | BC 9580 | 9580',
  ],
  [
    'payment: by voucher, and no total in the file',
    { discountTtc: 5000, vouchers: [giftOf50], payments: [], totalPaidTtc: null },
    byVoucher,
    'ARTICLE 8990, TRANSPORT 590 | CB 4580, BC 5000 | 9580',
  ],
])('%s', (_case, changes, chosen, expected) => {
  expect(summarise(changes, chosen)).toBe(expected);
});

test.each([
  ['Carte bancaire', 'CB'],
  ['  CARTE  BANCAIRE ', 'CB'],
  ['Chèque', 'CHEQUE'],
  ['Oney 3x/4x', 'ONEY3X4X'],
  ['', 'AUTRE'],
  ['支付宝', 'AUTRE'],
])('the payment "%s" has the code %s', (method, code) => {
  expect(sale({ payments: [{ method, amount: 9580 }] }).payments[0]).toMatchObject({ code, label: method });
});

test.each([
  ['as given', {}, [9990, 1000, 8990]],
  ['no unit price: from the total', { unitTtc: null }, [9990, 1000, 8990]],
  [
    'no unit price, and none exact',
    { unitTtc: null, qty: 3, reductionTtc: 0, totalTtc: 1000 },
    [null, 0, 1000],
  ],
  ['no total', { totalTtc: null }, [9990, 1000, 8990]],
  ['no reduction', { reductionTtc: null }, [9990, 1000, 8990]],
  ['a reduction below 0 is rounding', { reductionTtc: null, totalTtc: 9991 }, [9990, null, 9991]],
  [
    'half a cent a unit is rounding',
    { qty: 36, unitTtc: 3447, reductionTtc: null, totalTtc: 124_078 },
    [3447, null, 124_078],
  ],
  [
    'more than half a cent a unit is none',
    { qty: 36, unitTtc: 3447, reductionTtc: null, totalTtc: 124_073 },
    [3447, 19, 124_073],
  ],
  ['a cent off one unit is a reduction', { reductionTtc: null, totalTtc: 9989 }, [9990, 1, 9989]],
  ['only a unit price', { qty: 2, reductionTtc: null, totalTtc: null }, [9990, 0, 19980]],
  ['nothing known', { unitTtc: null, reductionTtc: null, totalTtc: null }, [null, null, null]],
])('amounts of a line: %s', (_case, changes, expected) => {
  const { unitPrice, discount, amount } = sale({ lines: [line(changes)] }).lines[0]!;
  expect([unitPrice, discount, amount]).toEqual(expected);
});

test('lines are numbered through, and those that are no article have a reference and a name', () => {
  const { lines } = sale({ wrappingTtc: 200, discountTtc: 500, vouchers: [promotion] });
  expect(lines.map(({ number, kind, reference, name }) => [number, kind, reference, name])).toEqual([
    [1, 'ARTICLE', 'BOT-12', 'Bottine Élise'],
    [2, 'TRANSPORT', 'PORT', 'Colis à domicile'],
    [3, 'EMBALLAGE', 'EMBALLAGE', 'Emballage cadeau'],
    [4, 'REMISE', 'REMISE', 'Promo'],
  ]);
});

test('without a carrier or a voucher, shipping and discount have a name all the same', () => {
  const { lines } = sale({ carrier: '', discountTtc: 500 });
  expect(lines.slice(1).map(({ name }) => name)).toEqual(['Frais de port', 'Remise']);
});

test('a gift card without a reference takes that of the configuration', () => {
  const card = line({ productId: '1201', ref: '', ean13: '', isGiftCard: true });
  expect(sale({ lines: [card] }).lines[0]!.reference).toBe('CARTE50');
});

test('a voucher that pays keeps its name, and the discount that remains does not bear it', () => {
  const changes = { discountTtc: 5500, vouchers: [giftOf50, promotion] };
  const { lines, payments } = toSale(order(changes), settings(byVoucher));
  expect(payments.at(-1)).toEqual({ number: 2, code: 'BC', label: 'Bon cadeau 50 €', amount: 5000 });
  expect(lines.at(-1)!.name).toBe('Promo');
});

test('a voucher with a code of its own keeps it', () => {
  const chosen = settings({
    ...byVoucher,
    paymentCodes: foldPaymentCodes({ 'Bon cadeau 50 €': 'BC50', 'Bon cadeau': 'BC' }),
  });
  const { payments } = toSale(order({ discountTtc: 5000, vouchers: [giftOf50] }), chosen);
  expect(payments.map(({ code }) => code)).toEqual(['CARTEBANCAIRE', 'BC50']);
});

test.each([
  ['77', 'W77'],
  ['', ''],
])('the customer "%s" has the code "%s"', (id, code) => {
  expect(sale({ customer: { ...order().customer, id } }).customer.code).toBe(code);
});
