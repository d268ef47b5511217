import { findGiftVoucher, giftVoucherRule } from '../../src/orders/vouchers.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { aLine, anOrder } from './any-order.ts';

test.each<[string, Partial<Order>, string[], string | null]>([
  ['the payment label', { paymentLabel: 'Bon cadeau' }, ['bon cadeau'], 'Bon cadeau'],
  ['a payment method', { payments: [{ method: 'BON-CADEAU', amount: 1 }] }, ['bon cadeau'], 'BON-CADEAU'],
  [
    'a voucher name',
    { vouchers: [{ name: 'Mon chèque  cadeau', code: '', amount: 1 }] },
    ['Cheque Cadeau'],
    'Mon chèque  cadeau',
  ],
  [
    'a voucher code',
    { vouchers: [{ name: '', code: 'CARTE_CADEAU_7', amount: 1 }] },
    ['carte cadeau'],
    'CARTE_CADEAU_7',
  ],
  ['a pattern with accents', { paymentLabel: 'CHEQUE CADEAU' }, ['chèque cadeau'], 'CHEQUE CADEAU'],
  ['a decomposed accent', { paymentLabel: 'Che\u0300que cadeau' }, ['chèque cadeau'], 'Che\u0300que cadeau'],
  [
    'the plural',
    { vouchers: [{ name: 'Chèques cadeaux', code: '', amount: 1 }] },
    ['chèque cadeau'],
    'Chèques cadeaux',
  ],
  ['the plural of a label', { paymentLabel: 'CARTES-CADEAUX' }, ['carte cadeau'], 'CARTES-CADEAUX'],
  ['a half plural', { paymentLabel: 'Bons cadeau' }, ['bon cadeau'], 'Bons cadeau'],
  ['a pattern in the plural', { paymentLabel: 'Bon cadeau' }, ['Bons cadeaux'], 'Bon cadeau'],
  ['one word', { vouchers: [{ name: '', code: 'BONCADEAU50', amount: 1 }] }, ['bon cadeau'], 'BONCADEAU50'],
  ['English', { paymentLabel: 'Gift Vouchers' }, ['gift voucher'], 'Gift Vouchers'],
  ['another word that ends alike', { paymentLabel: 'Cadeaux de bienvenue' }, ['chèque cadeau'], null],
  ['a bank card', { paymentLabel: 'Cartes bancaires' }, ['carte cadeau'], null],
  ['a cheque', { paymentLabel: 'Chèques' }, ['chèque cadeau'], null],
  ['another voucher', { vouchers: [{ name: 'Bienvenue', code: 'B10', amount: 1 }] }, ['bon cadeau'], null],
  ['no pattern', { paymentLabel: 'Bon cadeau' }, [], null],
  [
    'a gift card that is sold',
    { lines: [aLine({ name: 'Carte cadeau 50 €', isGiftCard: true })] },
    ['carte cadeau'],
    null,
  ],
])('a gift voucher in %s', (_, order, patterns, found) => {
  expect(
    findGiftVoucher(anOrder(order), giftVoucherRule({ patterns, policy: 'withhold' }))?.found ?? null,
  ).toBe(found);
});
