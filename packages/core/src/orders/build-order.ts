import type { OrdersColumnName } from '../config/column-names.ts';
import { detached } from '../files/decode.ts';
import { parseCurrency } from './cells.ts';
import type { Address, Cents, Customer, Order } from './model.ts';
import type { OrderWarning, RejectionReason } from './orders-fault.ts';
import { judgePaid, resolvePayments } from './payments.ts';
import { readLine } from './read-line.ts';
import { Findings, mergeRows, type RowReading } from './row-reading.ts';
import { addsUp, canTellTotals, expectedTotal, settleLines } from './totals.ts';
import { readVouchers } from './vouchers.ts';

export interface BuiltOrder {
  order: Order;
  /** null: it can be taken. Else `order` is what could be read: identity, state and lines as far as possible. */
  rejection: RejectionReason | null;
  warnings: OrderWarning[];
}

type Cells = readonly string[];

/** One order from all of its rows. */
export function buildOrder(rows: readonly Cells[], reading: RowReading): BuiltOrder {
  const findings = new Findings();
  const shared = mergeRows(rows, reading, findings);
  const order = readShared(shared, reading, findings);
  if (order.id === '' && order.ref === '') findings.reject({ kind: 'no-identity' });
  const lines = rows.map((cells, index) => readLine(cells, index + 1, reading, findings));
  settleLines(order, lines, rows, reading);
  judgePaid(order, reading.text(shared, 'paymentMethod'), reading, findings);
  rejectWrongTotal(order, reading, findings);
  settlePayments(order, shared, reading, findings);
  return { order, rejection: findings.rejection, warnings: findings.warnings };
}

/** Everything but lines and payments. */
function readShared(cells: Cells, reading: RowReading, findings: Findings): Order {
  const text = (name: OrdersColumnName) => reading.text(cells, name);
  const money = (name: OrdersColumnName) => reading.money(cells, name, findings);
  const discount = money('discountTtc');
  const { stateId, stateLabel } = readState(cells, reading);
  return {
    id: detached(text('id')),
    ref: detached(text('ref')),
    date: reading.date(cells, findings),
    stateId,
    stateLabel,
    currency: readCurrency(text('currency'), findings),
    paymentLabel: text('paymentLabel'),
    payments: [],
    vouchers: readOrderVouchers(cells, reading, findings),
    customer: readCustomer(cells, reading),
    invoiceAddress: readAddress('invoice', cells, reading),
    deliveryAddress: readAddress('delivery', cells, reading),
    carrier: text('carrier'),
    shippingTtc: money('shippingTtc'),
    wrappingTtc: money('wrappingTtc'),
    discountTtc: discount === null ? null : Math.abs(discount),
    totalPaidTtc: money('totalPaidTtc') ?? money('totalPaidReal'),
    lines: [],
  };
}

function readCurrency(value: string, findings: Findings): string {
  const code = parseCurrency(value);
  if (code === null) findings.reject({ kind: 'bad-currency', value });
  return code ?? value;
}

/** Where one column holds the state, a number in it is the id. */
function readState(cells: Cells, reading: RowReading): Pick<Order, 'stateId' | 'stateLabel'> {
  const stateId = reading.text(cells, 'stateId');
  const stateLabel = reading.text(cells, 'stateLabel');
  const isIdInLabel = stateId === '' && /^\d+$/.test(stateLabel);
  return isIdInLabel ? { stateId: stateLabel, stateLabel: '' } : { stateId, stateLabel };
}

function readOrderVouchers(cells: Cells, reading: RowReading, findings: Findings): Order['vouchers'] {
  const amounts = reading.text(cells, 'voucherTtc');
  const names = reading.text(cells, 'voucherName');
  const vouchers = readVouchers({ names, codes: reading.text(cells, 'voucherCode'), amounts });
  const column = reading.columns.find('voucherTtc')?.heading ?? '';
  if (vouchers === null) findings.reject({ kind: 'bad-amount', column, value: amounts });
  return vouchers ?? [];
}

/** Only where the file has what was paid, the shipping and the discounts. */
function rejectWrongTotal(order: Order, reading: RowReading, findings: Findings): void {
  const expected = expectedTotal(order);
  if (!canTellTotals(reading) || expected === null || order.totalPaidTtc === null || addsUp(order)) return;
  findings.reject({ kind: 'totals', expected, paid: order.totalPaidTtc });
}

function settlePayments(order: Order, cells: Cells, reading: RowReading, findings: Findings): void {
  const total: Cents | null = order.totalPaidTtc ?? expectedTotal(order);
  if (total === null) return;
  const texts = {
    label: order.paymentLabel,
    methods: reading.text(cells, 'paymentMethod'),
    amounts: reading.text(cells, 'paymentAmount'),
  };
  const resolution = resolvePayments(texts, total, reading.decimal);
  if ('rejection' in resolution) findings.reject(resolution.rejection);
  else order.payments = resolution.payments;
}

function readCustomer(cells: readonly string[], reading: RowReading): Customer {
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

function readAddress(kind: 'delivery' | 'invoice', cells: readonly string[], reading: RowReading): Address {
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
