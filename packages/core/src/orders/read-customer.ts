import type { OrdersColumnName } from '../config/column-names.ts';
import type { Address, Customer } from './model.ts';
import type { RowReading } from './row-reading.ts';

export function readCustomer(cells: readonly string[], reading: RowReading): Customer {
  const text = (name: OrdersColumnName) => reading.text(cells, name);
  return {
    id: text('customerId'),
    title: text('customerTitle'),
    lastName: text('lastName'),
    firstName: text('firstName'),
    email: text('email'),
    phone: reading.textOfAny(cells, 'phone'),
    company: text('company') || text('invoiceCompany') || text('deliveryCompany'),
  };
}

export function readAddress(
  kind: 'delivery' | 'invoice',
  cells: readonly string[],
  reading: RowReading,
): Address {
  const text = (part: 'Company' | 'Address1' | 'Address2' | 'Postcode' | 'City' | 'Country') =>
    reading.text(cells, `${kind}${part}`);
  return {
    company: text('Company'),
    line1: text('Address1'),
    line2: text('Address2'),
    postcode: text('Postcode'),
    city: text('City'),
    country: text('Country'),
  };
}
