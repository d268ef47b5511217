import type { ShopCustomer, ShopCustomerAddress } from '@passerelle/core/ports/customer-source.ts';
import type { Sale } from '../sale/sale.ts';
import type { SaleLine } from '../sale/sale.ts';
import type { SalePayment } from '../sale/sale.ts';

/** What is said once for a whole document. */
export interface DocumentFacts {
  /** The batch: `20261122-095703-0007`. */
  lot: string;
  /** When the batch was made, local time, `yyyy-MM-ddTHH:mm:ss`. */
  createdAt: string;
}

/** A customer, and what his version is to the back office. */
export interface SentCustomer extends ShopCustomer {
  action: 'CREATION' | 'MODIFICATION';
}

/** What a layout is being filled with. Inside a repetition, the member of that list is set. */
export interface Scope {
  document: DocumentFacts;
  sale?: Sale;
  line?: SaleLine;
  payment?: SalePayment;
  account?: SentCustomer;
  address?: ShopCustomerAddress;
  /** A group's name. */
  group?: string;
  /** Told of each value in which a character that XML forbids was replaced. */
  onReplaced: (id: string, field: string) => void;
}

/** The lists that an element can be repeated over, and the list each belongs to. */
export const lists = {
  sales: null,
  lines: 'sales',
  payments: 'sales',
  accounts: null,
  addresses: 'accounts',
  groups: 'accounts',
} as const;

export type ListName = keyof typeof lists;

/** What a document is made of: one of them, over and over. */
export type MainList = { [L in ListName]: (typeof lists)[L] extends null ? L : never }[ListName];

/** The list that a layout is about which names this one. */
export function mainListOf(list: ListName): MainList {
  return (lists[list] ?? list) as MainList;
}

export function isListName(name: string): name is ListName {
  return Object.hasOwn(lists, name);
}

/** How a value is written and which formats it takes. `amount` is in cents, `rate` in hundredths of a percent. */
export type FieldKind = 'text' | 'whole' | 'amount' | 'rate' | 'date';

type FieldValue = string | number | null;

/** A value that a layout can name. */
export interface LayoutField {
  kind: FieldKind;
  /** The list inside whose repetition it is known; null: everywhere. */
  inside: ListName | null;
  read(scope: Scope): FieldValue;
}

function ofDocument(kind: FieldKind, read: (document: DocumentFacts) => FieldValue): LayoutField {
  return { kind, inside: null, read: (scope) => read(scope.document) };
}

// The layout's check lets a field stand only inside its list: there the member is set.
function ofSale(kind: FieldKind, read: (sale: Sale) => FieldValue): LayoutField {
  return { kind, inside: 'sales', read: (scope) => read(scope.sale!) };
}

function ofLine(kind: FieldKind, read: (line: SaleLine) => FieldValue): LayoutField {
  return { kind, inside: 'lines', read: (scope) => read(scope.line!) };
}

function ofPayment(kind: FieldKind, read: (payment: SalePayment) => FieldValue): LayoutField {
  return { kind, inside: 'payments', read: (scope) => read(scope.payment!) };
}

function ofAccount(read: (account: SentCustomer) => FieldValue): LayoutField {
  return { kind: 'text', inside: 'accounts', read: (scope) => read(scope.account!) };
}

function ofAddress(read: (address: ShopCustomerAddress) => FieldValue): LayoutField {
  return { kind: 'text', inside: 'addresses', read: (scope) => read(scope.address!) };
}

/** Every name a placeholder can hold. `words.layout.fields` describes each. */
export const fields: ReadonlyMap<string, LayoutField> = new Map(
  Object.entries({
    'document.lot': ofDocument('text', (document) => document.lot),
    'document.createdAt': ofDocument('date', (document) => document.createdAt),
    store: ofSale('text', (sale) => sale.store),
    'order.id': ofSale('text', (sale) => sale.order.id),
    'order.ref': ofSale('text', (sale) => sale.order.ref),
    'order.date': ofSale('date', (sale) => sale.order.date),
    'order.currency': ofSale('text', (sale) => sale.order.currency),
    'order.stateId': ofSale('text', (sale) => sale.order.stateId),
    'order.stateLabel': ofSale('text', (sale) => sale.order.stateLabel),
    'order.paymentLabel': ofSale('text', (sale) => sale.order.paymentLabel),
    'order.carrier': ofSale('text', (sale) => sale.order.carrier),
    'customer.code': ofSale('text', (sale) => sale.customer.code),
    'customer.id': ofSale('text', (sale) => sale.customer.id),
    'customer.title': ofSale('text', (sale) => sale.customer.title),
    'customer.lastName': ofSale('text', (sale) => sale.customer.lastName),
    'customer.firstName': ofSale('text', (sale) => sale.customer.firstName),
    'customer.company': ofSale('text', (sale) => sale.customer.company),
    'customer.email': ofSale('text', (sale) => sale.customer.email),
    'customer.phone': ofSale('text', (sale) => sale.customer.phone),
    'invoiceAddress.company': ofSale('text', (sale) => sale.customer.invoiceAddress.company),
    'invoiceAddress.line1': ofSale('text', (sale) => sale.customer.invoiceAddress.line1),
    'invoiceAddress.line2': ofSale('text', (sale) => sale.customer.invoiceAddress.line2),
    'invoiceAddress.postcode': ofSale('text', (sale) => sale.customer.invoiceAddress.postcode),
    'invoiceAddress.city': ofSale('text', (sale) => sale.customer.invoiceAddress.city),
    'invoiceAddress.country': ofSale('text', (sale) => sale.customer.invoiceAddress.country),
    'deliveryAddress.company': ofSale('text', (sale) => sale.customer.deliveryAddress.company),
    'deliveryAddress.line1': ofSale('text', (sale) => sale.customer.deliveryAddress.line1),
    'deliveryAddress.line2': ofSale('text', (sale) => sale.customer.deliveryAddress.line2),
    'deliveryAddress.postcode': ofSale('text', (sale) => sale.customer.deliveryAddress.postcode),
    'deliveryAddress.city': ofSale('text', (sale) => sale.customer.deliveryAddress.city),
    'deliveryAddress.country': ofSale('text', (sale) => sale.customer.deliveryAddress.country),
    'totals.amount': ofSale('amount', (sale) => sale.totals.amount),
    'totals.payments': ofSale('amount', (sale) => sale.totals.payments),
    'line.number': ofLine('whole', (line) => line.number),
    'line.kind': ofLine('text', (line) => line.kind),
    'line.gencod': ofLine('text', (line) => line.gencod),
    'line.reference': ofLine('text', (line) => line.reference),
    'line.name': ofLine('text', (line) => line.name),
    'line.size': ofLine('text', (line) => line.size),
    'line.productId': ofLine('text', (line) => line.productId),
    'line.combinationId': ofLine('text', (line) => line.combinationId),
    'line.quantity': ofLine('whole', (line) => line.quantity),
    'line.unitPrice': ofLine('amount', (line) => line.unitPrice),
    'line.discount': ofLine('amount', (line) => line.discount),
    'line.vatRate': ofLine('rate', (line) => line.vatRate),
    'line.amount': ofLine('amount', (line) => line.amount),
    'payment.number': ofPayment('whole', (payment) => payment.number),
    'payment.code': ofPayment('text', (payment) => payment.code),
    'payment.label': ofPayment('text', (payment) => payment.label),
    'payment.amount': ofPayment('amount', (payment) => payment.amount),
    'account.code': ofAccount((account) => `W${account.number}`),
    'account.number': ofAccount((account) => account.number),
    'account.kind': ofAccount((account) => (account.hasOrdered ? 'CLIENT' : 'PROSPECT')),
    'account.action': ofAccount((account) => account.action),
    'account.title': ofAccount((account) => account.title),
    'account.lastName': ofAccount((account) => account.lastName),
    'account.firstName': ofAccount((account) => account.firstName),
    'account.company': ofAccount((account) => account.company),
    'account.siret': ofAccount((account) => account.siret),
    'account.vatNumber': ofAccount((account) => account.vatNumber),
    'account.email': ofAccount((account) => account.email),
    'account.phone': ofAccount((account) => account.phone),
    'account.newsletter': ofAccount((account) => (account.newsletter ? 'OUI' : 'NON')),
    'address.label': ofAddress((address) => address.label),
    'address.lastName': ofAddress((address) => address.lastName),
    'address.firstName': ofAddress((address) => address.firstName),
    'address.company': ofAddress((address) => address.company),
    'address.vatNumber': ofAddress((address) => address.vatNumber),
    'address.line1': ofAddress((address) => address.line1),
    'address.line2': ofAddress((address) => address.line2),
    'address.postcode': ofAddress((address) => address.postcode),
    'address.city': ofAddress((address) => address.city),
    'address.country': ofAddress((address) => address.country),
    'address.phone': ofAddress((address) => address.phone),
    'group.name': { kind: 'text', inside: 'groups', read: ({ group }: Scope) => group ?? '' } as const,
  }),
);

/** A value as text before any format: hundredths as `95.80`, nothing for null. */
export function asText(kind: FieldKind, value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return kind === 'whole' ? String(value) : writeHundredths(value);
}

function writeHundredths(value: number): string {
  const size = Math.abs(value);
  const hundredths = size % 100;
  return `${value < 0 ? '-' : ''}${(size - hundredths) / 100}.${hundredths < 10 ? '0' : ''}${hundredths}`;
}
