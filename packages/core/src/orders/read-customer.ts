import type { OrdersColumnName } from '../config/column-names.ts';
import type { Address, Customer } from './model.ts';
import type { RowReading } from './row-reading.ts';

export function readCustomer(cells: readonly string[], reading: RowReading): Customer {
  const text = (name: OrdersColumnName) => reading.text(cells, name);
  return {
    id: customerNumber(text('customerId')),
    title: text('customerTitle'),
    lastName: text('lastName'),
    firstName: text('firstName'),
    email: text('email'),
    phone: reading.textOfAny(cells, 'phone'),
    company: text('company') || text('invoiceCompany') || text('deliveryCompany'),
  };
}

/** Guests of the shop share the number 0: it is nobody's. */
function customerNumber(text: string): string {
  return /^(?:0+(?:[.,]0*)?|null|-|n\/a)$/i.test(text) ? '' : text;
}

type AddressColumns = Readonly<Record<keyof Address, OrdersColumnName>>;

const addressColumns: Readonly<Record<'delivery' | 'invoice', AddressColumns>> = {
  delivery: {
    company: 'deliveryCompany',
    line1: 'deliveryAddress1',
    line2: 'deliveryAddress2',
    postcode: 'deliveryPostcode',
    city: 'deliveryCity',
    country: 'deliveryCountry',
  },
  invoice: {
    company: 'invoiceCompany',
    line1: 'invoiceAddress1',
    line2: 'invoiceAddress2',
    postcode: 'invoicePostcode',
    city: 'invoiceCity',
    country: 'invoiceCountry',
  },
};

export function readAddress(
  kind: 'delivery' | 'invoice',
  cells: readonly string[],
  reading: RowReading,
): Address {
  const columns = addressColumns[kind];
  return {
    company: reading.text(cells, columns.company),
    line1: reading.text(cells, columns.line1),
    line2: reading.text(cells, columns.line2),
    postcode: reading.text(cells, columns.postcode),
    city: reading.text(cells, columns.city),
    country: reading.text(cells, columns.country),
  };
}
