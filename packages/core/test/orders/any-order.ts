import type { Address, Order, OrderLine } from '@passerelle/core/orders/model.ts';

const nowhere: Address = { company: '', line1: '', line2: '', postcode: '', city: '', country: '' };

/** A paid order of one pair of shoes, 99.90 and 5.90 shipping, to be changed as a test needs. */
export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    id: '1042',
    ref: 'XKBKNABJK',
    date: '2026-11-22T09:41:10',
    stateId: '2',
    stateLabel: 'Paiement accepté',
    currency: 'EUR',
    paymentLabel: 'Carte bancaire',
    payments: [{ method: 'Carte bancaire', amount: 10_580 }],
    vouchers: [],
    customer: { id: '77', title: '', lastName: '', firstName: '', email: '', phone: '', company: '' },
    invoiceAddress: nowhere,
    deliveryAddress: nowhere,
    carrier: '',
    shippingTtc: 590,
    wrappingTtc: 0,
    discountTtc: 0,
    totalPaidTtc: 10_580,
    lines: [aLine()],
    ...changes,
  };
}

export function aLine(changes: Partial<OrderLine> = {}): OrderLine {
  return {
    productId: '1101',
    combinationId: '5503',
    ean13: '3612345678034',
    ref: 'ELISE-NOIR',
    name: 'Bottine Élise',
    size: '38',
    qty: 1,
    unitTtc: 9990,
    reductionTtc: 0,
    vatRate: 2000,
    totalTtc: 9990,
    isGiftCard: false,
    ...changes,
  };
}
