import type { Address } from '@passerelle/core/orders/model.ts';
import fc from 'fast-check';
import type { SaleLine } from '../../src/sale/sale.ts';
import type { SalePayment } from '../../src/sale/sale.ts';
import type { Sale } from '../../src/sale/sale.ts';

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
const maybeCents = fc.option(cents);
const number = fc.integer({ min: 1, max: 999 });
const date = fc.constantFrom('', '2026-11-22T09:41:10', '2026-01-02T00:00:00');

/** Any sale whose texts are those that are given. */
export function anySale(text: fc.Arbitrary<string>): fc.Arbitrary<Sale> {
  const address: fc.Arbitrary<Address> = fc.record({
    company: text,
    line1: text,
    line2: text,
    postcode: text,
    city: text,
    country: text,
  });
  const line: fc.Arbitrary<SaleLine> = fc.record({
    number,
    kind: fc.constantFrom('ARTICLE', 'CARTECADEAU', 'TRANSPORT', 'EMBALLAGE', 'REMISE'),
    gencod: text,
    reference: text,
    name: text,
    size: text,
    productId: text,
    combinationId: text,
    quantity: number,
    unitPrice: maybeCents,
    discount: maybeCents,
    vatRate: fc.option(fc.nat(10_000)),
    amount: maybeCents,
  });
  const payment: fc.Arbitrary<SalePayment> = fc.record({ number, code: text, label: text, amount: cents });
  return fc.record({
    store: text,
    order: fc.record({
      id: text,
      ref: text,
      date,
      currency: text,
      stateId: text,
      stateLabel: text,
      paymentLabel: text,
      carrier: text,
    }),
    customer: fc.record({
      code: text,
      id: text,
      title: text,
      lastName: text,
      firstName: text,
      email: text,
      phone: text,
      company: text,
      invoiceAddress: address,
      deliveryAddress: address,
    }),
    lines: fc.array(line, { maxLength: 3 }),
    payments: fc.array(payment, { maxLength: 2 }),
    totals: fc.record({ amount: cents, payments: cents }),
  });
}
