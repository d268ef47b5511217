import type { ProductForCrm, SaleForCrm, SaleLine } from '../src/sale.ts';
import type { CrmSettings } from '../src/settings.ts';

export const settings: CrmSettings = {
  assignTo: '19x1',
  createAccount: true,
  createPotential: false,
  orderPrefix: 'Commande no ',
  potentialPrefix: 'Commande boutique no ',
  orderStatus: { '2': 'Approved', '4': 'Delivered', '5': 'Delivered', '6': 'Cancelled' },
  invoices: true,
  invoiceStatus: { '2': 'Paid', '7': 'Credit Invoice', '6': 'Cancel' },
  currencies: 'create',
  taxes: 'create',
  defaults: {
    SalesOrder: { bill_street: '--None--', ship_street: '--None--' },
    Invoice: { bill_street: '--None--', ship_street: '--None--' },
  },
};

export function product(id: string, change: Partial<ProductForCrm> = {}): ProductForCrm {
  return {
    ...{ id, reference: `REF-${id}`, sharesReference: false, name: `Escarpin ${id}`, priceNet: '16.583333' },
    ...{ rate: '20', ...change },
  };
}

export function line(id: string, change: Partial<SaleLine> = {}): SaleLine {
  const basis = {
    comment: 'Pointure : 38',
    quantity: 1,
    unitNet: '16.583333',
    reductionNet: '0',
    rate: '20',
  };
  return { ...basis, ...change, product: change.product ?? product(id, { rate: change.rate ?? '20' }) };
}

/** Two lines of 20 %, three pairs in all, shipping at 5 € with tax: 64.70 €. */
export function sale(change: Partial<SaleForCrm> = {}): SaleForCrm {
  const place = {
    line1: "12 rue de l'Église",
    line2: '',
    postcode: '69001',
    city: 'Lyon',
    country: 'France',
  };
  return {
    ...{ shopId: 0, orderId: '1001', reference: 'XKBKNABJK', date: '2026-11-28T15:35:30' },
    ...{ stateId: '2', stateName: 'Paiement accepté', rounding: 'line' as const },
    invoice: null,
    currency: { code: 'EUR', name: 'Euro', symbol: '€', rate: '1' },
    customer: {
      ...{ id: '7', email: 'jeanne.dupre@example.invalid', firstName: 'Jeanne', lastName: 'Dupré' },
      ...{ company: '', phone: '0100000000', mobile: '' },
    },
    ...{ billing: place, delivery: place },
    lines: [line('5', { quantity: 2 }), line('6')],
    ...{ wrapping: null, shipping: { net: '4.166667', rate: '20' }, vouchersGross: '0', totalGross: '64.70' },
    ...change,
  };
}
