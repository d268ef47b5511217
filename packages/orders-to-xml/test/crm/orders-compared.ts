import type { CrmClient } from '@passerelle/vtiger/client.ts';
import { textOf, type CrmRecord } from '@passerelle/vtiger/record.ts';
import type { CrmStage } from './crm-and-shop.ts';

/** "7 total" → "54.54": what is seen of each order, field by field. */
export type Seen = ReadonlyMap<string, string>;

const statuses: Record<string, string> = {
  '2': 'Approved',
  '4': 'Delivered',
  '5': 'Delivered',
  '6': 'Cancelled',
};
const cents = (value: unknown): string => Number(value).toFixed(2);

/** What the CRM should show of the shop's orders, but of the first: that one was cancelled before the CRM knew it. */
export function ordersInShop({ shop }: CrmStage): Seen {
  const { data } = shop.state;
  const seen = new Map<string, string>();
  const rowOf = (table: string, id: unknown) => {
    const found = data.table(table);
    const row = found.rows.get(Number(id));
    return (field: string): string => (row ? String(found.value(row, field) ?? '') : '');
  };
  for (const { id } of data.table('orders').rows.values()) {
    const order = rowOf('orders', id);
    if (id === 1) continue;
    const note = (field: string, value: string) => seen.set(`${id} ${field}`, value);
    const address = rowOf('addresses', order('id_address_invoice'));
    note('subject', `Commande no ${id}`);
    note('reference', order('reference'));
    note('status', statuses[order('current_state')] ?? 'Created');
    note('total', cents(order('total_paid_tax_incl')));
    note('voucher', cents(order('total_discounts_tax_incl')));
    note('shipping', cents(order('total_shipping_tax_incl')));
    note('street', [address('address1'), address('address2')].filter((one) => one !== '').join('\n'));
    note('town', `${address('postcode')} ${address('city')}`);
    const details = data.table('order_details');
    const lines = details.where('id_order', id).map((row) => {
      const detail = (field: string) => String(details.value(row, field));
      return `${detail('product_quantity')} for ${cents(detail('total_price_tax_incl'))}`;
    });
    note('lines', lines.join(', '));
    note('customer', rowOf('customers', order('id_customer'))('email'));
    if (order('invoice_number') === '0') continue;
    note('invoice', cents(order('total_paid_tax_incl')));
    note('invoice lines', lines.join(', '));
  }
  return seen;
}

/** The same, as the CRM shows it to people. */
export async function ordersInCrm(client: CrmClient): Promise<Seen> {
  const seen = new Map<string, string>();
  for (const module of ['SalesOrder', 'Invoice']) {
    const rows = await client.query({ module, fields: ['customerno'] });
    for (const row of rows) {
      const id = textOf(row, 'customerno').replace('PS0-', '');
      const record = await client.retrieve(textOf(row, 'id'));
      if (module === 'SalesOrder')
        await noteOrder(client, record, (field, value) => seen.set(`${id} ${field}`, value));
      else {
        seen.set(`${id} invoice`, cents(textOf(record, 'hdnGrandTotal')));
        seen.set(`${id} invoice lines`, linesOf(record));
      }
    }
  }
  return seen;
}

async function noteOrder(
  client: CrmClient,
  record: CrmRecord,
  note: (field: string, value: string) => void,
): Promise<void> {
  const of = (field: string): string => textOf(record, field);
  note('subject', of('subject'));
  note('reference', of('vtiger_purchaseorder'));
  note('status', of('sostatus'));
  note('total', cents(of('hdnGrandTotal')));
  note('voucher', cents(of('hdnDiscountAmount')));
  const rate = Number(of('shipping_&_handling_shtax1'));
  note('shipping', cents(Number(of('shipping_&_handling')) * (1 + rate / 100)));
  note('street', of('bill_street'));
  note('town', `${of('bill_code')} ${of('bill_city')}`);
  note('lines', linesOf(record));
  const [id, field] = of('contact_id') === '' ? [of('account_id'), 'email1'] : [of('contact_id'), 'email'];
  note('customer', textOf(await client.retrieve(id), field).toLowerCase());
}

/** "2 for 33.17": pieces, and what they come to with tax. */
function linesOf(record: CrmRecord): string {
  const lines = record['LineItems'];
  if (!Array.isArray(lines)) return '';
  return (lines as CrmRecord[])
    .map((line) => {
      const rate = Object.keys(line)
        .filter((name) => /^tax\d+$/.test(name))
        .reduce((sum, name) => sum + Number(textOf(line, name)), 0);
      const net =
        Number(textOf(line, 'quantity')) * Number(textOf(line, 'listprice')) -
        Number(textOf(line, 'discount_amount'));
      return `${Number(textOf(line, 'quantity'))} for ${cents(net * (1 + rate / 100))}`;
    })
    .join(', ');
}
