import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';

type Cells = Readonly<Record<string, string>>;

/** Orders of the rehearsed web shop as an export module in English writes them: a row per line, straight from the tables. */
export function moduleCsv(state: ShopState, orders: readonly number[]): string {
  const rows = orders.flatMap((id) => rowsOf(state, id));
  const headings = Object.keys(rows[0] ?? {});
  const all = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  return `\uFEFF${all.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function rowsOf(state: ShopState, id: number): Cells[] {
  const order = rowIn(state, 'orders', id);
  const head = {
    ...headOf(state, order),
    ...vouchersOf(state, id),
    ...peopleOf(state, order),
  };
  return state.data
    .table('order_details')
    .where('id_order', id)
    .map((detail) => ({ ...head, ...lineOf(state, detail) }));
}

function rowIn({ data }: ShopState, table: string, id: number): StoredRow {
  const row = data.table(table).rows.get(id);
  if (row === undefined) throw new Error(`no ${table} ${id}`);
  return row;
}

function headOf(state: ShopState, order: StoredRow): Cells {
  const { data } = state;
  const of = (field: string): string => data.table('orders').value(order, field) ?? '';
  const named = (table: string, field: string, id: string): string => {
    const row = data.table(table).rows.get(Number(id));
    if (row === undefined) return '';
    return data.table(table).text(row, field, 1) ?? data.table(table).value(row, field) ?? '';
  };
  const payments = data.table('order_payments').where('order_reference', of('reference'));
  const paid = (field: string): string =>
    payments.map((row) => data.table('order_payments').value(row, field) ?? '').join(',');
  return {
    'Order ID': String(order.id),
    'Order reference': of('reference'),
    'Order status ID': of('current_state'),
    'Order status name': named('order_states', 'name', of('current_state')),
    'Date add': of('date_add'),
    'Currency iso code': named('currencies', 'iso_code', of('id_currency')),
    Payment: of('payment'),
    'Payment method': paid('payment_method'),
    'Payment amount': paid('amount'),
    'Total paid with tax': of('total_paid_tax_incl'),
    'Total discounts with tax': of('total_discounts_tax_incl'),
    'Total shipping with tax': of('total_shipping_tax_incl'),
    'Wrapping Cost with tax': of('total_wrapping_tax_incl'),
    'Carrier name': named('carriers', 'name', of('id_carrier')),
  };
}

function vouchersOf({ data }: ShopState, order: number): Cells {
  const rules = data.table('order_cart_rules');
  const codes = data.table('cart_rules');
  const rows = rules.where('id_order', order);
  const joined = (value: (row: StoredRow) => string): string => rows.map(value).join(',');
  return {
    'Voucher name': joined((row) => rules.value(row, 'name') ?? ''),
    'Voucher code': joined((row) => {
      const code = codes.rows.get(rules.number(row, 'id_cart_rule'));
      return (code && codes.value(code, 'code')) ?? '';
    }),
    'Total voucher with tax': joined((row) => rules.value(row, 'value') ?? ''),
  };
}

function peopleOf(state: ShopState, order: StoredRow): Cells {
  const { data } = state;
  const orders = data.table('orders');
  const customers = data.table('customers');
  const customer = customers.rows.get(orders.number(order, 'id_customer'));
  const of = (field: string): string => (customer && customers.value(customer, field)) ?? '';
  const delivery = addressOf(state, orders.number(order, 'id_address_delivery'));
  const invoice = addressOf(state, orders.number(order, 'id_address_invoice'));
  return {
    'Customer ID': orders.value(order, 'id_customer') ?? '',
    'Social title': ['', 'M.', 'Mme'][Number(of('id_gender'))] ?? '',
    'Customer last name': of('lastname'),
    'Customer first name': of('firstname'),
    'Customer email': of('email'),
    'Customer company': of('company'),
    ...prefixed('Shipping', delivery),
    ...prefixed('Invoice', invoice),
  };
}

function prefixed(prefix: string, cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([name, value]) => [`${prefix} ${name}`, value]));
}

function addressOf({ data }: ShopState, id: number): Cells {
  const addresses = data.table('addresses');
  const row = addresses.rows.get(id);
  const of = (field: string): string => (row && addresses.value(row, field)) ?? '';
  const country = data.table('countries').rows.get(Number(of('id_country')));
  return {
    Company: of('company'),
    'Address 1': of('address1'),
    'Address 2': of('address2'),
    Zip: of('postcode'),
    City: of('city'),
    'Country ISO code': (country && data.table('countries').value(country, 'iso_code')) ?? '',
    'Mobile phone': of('phone_mobile'),
    Phone: of('phone'),
  };
}

/** The price of a unit before reduction, and the reduction of the line: what a customer reads on an invoice. */
function lineOf(state: ShopState, detail: StoredRow): Cells {
  const { data } = state;
  const details = data.table('order_details');
  const of = (field: string): string => details.value(detail, field) ?? '';
  const tax = data.table('taxes').rows.get(Number(detail.links.get('taxes')?.[0]?.['id'] ?? 0));
  const rate = tax === undefined ? 0 : data.table('taxes').number(tax, 'rate');
  const unit = Number(of('original_product_price')) * (1 + rate / 100);
  const off = unit * Number(of('product_quantity')) - Number(of('total_price_tax_incl'));
  const isReduced = Number(of('reduction_percent')) > 0 || Number(of('reduction_amount_tax_incl')) > 0;
  return {
    'Product ID': of('product_id'),
    'Product Attribute ID': of('product_attribute_id'),
    'Product EAN 13': of('product_ean13'),
    'Product Reference': of('product_reference').replace(/\\([\\'"])/g, '$1'),
    'Product name': of('product_name'),
    'Attribute Taille': sizeOf(state, Number(of('product_attribute_id'))),
    'Product quantity': of('product_quantity'),
    'Product Unit Price (tax incl.)': isReduced ? unit.toFixed(6) : of('unit_price_tax_incl'),
    'Product Total Price (tax incl.)': of('total_price_tax_incl'),
    'Product reduction with tax': (isReduced ? off : 0).toFixed(6),
    'Tax rate': rate.toFixed(3),
  };
}

function sizeOf({ data }: ShopState, combination: number): string {
  const row = data.table('combinations').rows.get(combination);
  const values = data.table('product_option_values');
  const size = (row?.links.get('product_option_values') ?? [])
    .map(({ id }) => values.rows.get(Number(id)))
    .find((value) => value !== undefined && values.number(value, 'id_attribute_group') === 1);
  return size === undefined ? '' : (values.text(size, 'name', 1) ?? '');
}
