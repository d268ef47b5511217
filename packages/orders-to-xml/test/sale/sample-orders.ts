import type { Address, Order, OrderLine } from '@passerelle/core/orders/model.ts';
import { foldPaymentCodes } from '../../src/sale/sale-payments.ts';
import type { Sale, SaleSettings } from '../../src/sale/sale.ts';
import { toSale } from '../../src/sale/to-sale.ts';

const address: Address = {
  company: '',
  line1: '12 rue des Lilas',
  line2: '',
  postcode: '01000',
  city: 'Bourg-en-Bresse',
  country: 'FR',
};

/** An article of 99.90 less 10.00. */
export function line(changes: Partial<OrderLine> = {}): OrderLine {
  return {
    productId: '55',
    combinationId: '310',
    ean13: '3612345678904',
    ref: 'BOT-12',
    name: 'Bottine Élise',
    size: '38',
    qty: 1,
    unitTtc: 9990,
    reductionTtc: 1000,
    vatRate: 2000,
    totalTtc: 8990,
    isGiftCard: false,
    ...changes,
  };
}

/** An order of 95.80: one article and 5.90 of shipping, paid by card. */
export function order(changes: Partial<Order> = {}): Order {
  return {
    id: '1042',
    ref: 'XKBKNABJK',
    date: '2026-11-22T09:41:10',
    stateId: '2',
    stateLabel: 'Paiement accepté',
    currency: 'EUR',
    paymentLabel: 'Carte bancaire',
    payments: [{ method: 'Carte bancaire', amount: 9580 }],
    vouchers: [],
    customer: {
      id: '77',
      title: 'Mme',
      lastName: 'Durand',
      firstName: 'Zoé',
      email: 'zoe.durand@example.org',
      phone: '0600000000',
      company: '',
    },
    invoiceAddress: { ...address, company: 'Les Lilas' },
    deliveryAddress: address,
    carrier: 'Colis à domicile',
    shippingTtc: 590,
    wrappingTtc: 0,
    discountTtc: 0,
    totalPaidTtc: 9580,
    lines: [line()],
    ...changes,
  };
}

export function settings(changes: Partial<SaleSettings> = {}): SaleSettings {
  return {
    store: '008',
    paymentCodes: foldPaymentCodes({ 'Carte bancaire': 'CB', 'Bon cadeau': 'BC' }),
    giftVoucherPolicy: 'withhold',
    isGiftVoucher: (voucher) => voucher.name.startsWith('Bon cadeau'),
    giftCards: [{ productId: '1201', reference: 'CARTE50' }],
    ...changes,
  };
}

export function sale(changes: Partial<Order> = {}): Sale {
  return toSale(order(changes), settings());
}

/** An order of everything: two sizes, a gift card sold, wrapping, a discount, two payments, awkward text. */
const everything: Partial<Order> = {
  id: '1043',
  ref: 'QWERTYUIO',
  date: '2026-11-22T09:52:00',
  payments: [
    { method: 'Alma 3x', amount: 15000 },
    { method: 'Chèque', amount: 1370 },
  ],
  vouchers: [{ name: 'Bienvenue <-10 %>', code: 'HELLO', amount: 1000 }],
  shippingTtc: 590,
  wrappingTtc: 200,
  discountTtc: 1000,
  totalPaidTtc: 16370,
  lines: [
    line({ ean13: '', vatRate: null }),
    line({
      ean13: '0012345678905',
      name: 'Derby « Léo » & fils',
      size: '42',
      qty: 2,
      unitTtc: 1300,
      reductionTtc: 0,
      totalTtc: 2600,
    }),
    line({
      productId: '1201',
      ean13: '',
      ref: '',
      name: 'Carte cadeau 50 €',
      size: '',
      vatRate: 0,
      unitTtc: 5000,
      reductionTtc: null,
      totalTtc: 5000,
      isGiftCard: true,
    }),
  ],
};

/** Covered wholly by a promotion, for a customer of whom little is known. */
const free: Partial<Order> = {
  id: '1044',
  ref: 'ASDFGHJKL',
  date: '',
  payments: [],
  paymentLabel: 'Free order',
  shippingTtc: null,
  totalPaidTtc: 0,
  discountTtc: 8990,
  vouchers: [{ name: 'Promotion', code: 'P', amount: 8990 }],
  customer: { id: '', title: '', lastName: 'Martin', firstName: '', email: '', phone: '', company: '' },
};

export const sampleSales: readonly Sale[] = [sale(), sale(everything), sale(free)];
