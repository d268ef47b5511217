import { totalsOf, amount } from './crm-inventory.ts';
import type { CrmWorld, Stored } from './crm-world.ts';

type Answer = Record<string, unknown>;

export function isInventory(module: string): boolean {
  return module === 'SalesOrder' || module === 'Invoice';
}

/** A record as `retrieve` and `select *` give it. What is made by PHP for its own screens is left out. */
export function recordAnswer(world: CrmWorld, record: Stored): Answer {
  const answer: Answer = {
    ...record.fields,
    ...deadLinks(world, record),
    id: record.id,
    label: labelOf(record),
  };
  if (record.module.name === 'Products') return { ...answer, ...productExtras(world, record) };
  if (!isInventory(record.module.name)) return answer;
  const lines = record.lines.map((line, at) => lineAnswer(world, record, at, line.productid));
  const first = world.records.get(record.lines[0]?.productid ?? '');
  return {
    ...answer,
    ...shippingAnswer(record),
    LineItems: lines,
    productid: first === undefined || first.isDeleted ? '' : first.id,
  };
}

/** A link to what was deleted is kept, and shown to nobody. */
function deadLinks(world: CrmWorld, { fields, module }: Stored): Answer {
  const dead = module.fields
    .filter(({ name, type }) => type.name === 'reference' && world.records.get(idOf(fields[name]))?.isDeleted)
    .map(({ name }) => [name, world.can.emptyReference] as const);
  return Object.fromEntries(dead);
}

function idOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The answer to a new or changed order: fresh totals as numbers, no product. */
export function freshAnswer(world: CrmWorld, record: Stored, sentStatus: unknown): Answer {
  const { subTotal, preTax, grand } = totalsOf(world, record);
  const answer = recordAnswer(world, record);
  const status = sentStatus === undefined ? {} : { invoicestatus: sentStatus };
  const money = { hdnSubTotal: subTotal, hdnGrandTotal: grand, pre_tax_total: preTax };
  const balance = record.module.name === 'Invoice' ? { balance: '0.00000000' } : {};
  return { ...answer, ...money, ...status, ...balance, productid: '' };
}

/** The answer to a change without lines: the first line is mixed in, shipping is left out. */
export function headerAnswer(world: CrmWorld, record: Stored): Answer {
  const kept = Object.entries(recordAnswer(world, record)).filter(([name]) => !name.startsWith('shipping'));
  const first =
    record.lines.length === 0 ? {} : lineAnswer(world, record, 0, record.lines[0]?.productid ?? '');
  const mixed = Object.entries(first).filter(([name]) => mixedIn.includes(name));
  const empty = { image: null, purchase_cost: null, margin: null };
  return { ...Object.fromEntries(kept), ...Object.fromEntries(mixed), ...empty };
}

const mixedIn = [
  ...['productid', 'quantity', 'listprice', 'comment', 'discount_amount', 'discount_percent'],
  ...['tax1', 'tax2', 'tax3'],
];

function productExtras(world: CrmWorld, record: Stored): Answer {
  const others = world.currencies.slice(1).map(({ id }) => [`currency${id.split('x')[1]}`, 0] as const);
  const taxes = [...record.taxes].map(([name, rate]) => [name, amount(rate).toFixed(3)] as const);
  return {
    ...Object.fromEntries(taxes),
    currency1: amount(record.fields['unit_price']),
    currency_id: '21x1',
    ...Object.fromEntries(others),
  };
}

function shippingAnswer(record: Stored): Answer {
  const { amount: sum, rates } = record.shipping;
  const answer: Answer = { 'shipping_&_handling': sum };
  for (const number of ['1', '2', '3']) {
    const rate = rates.get(number) ?? (sum === null ? 0 : undefined);
    if (rate !== undefined) answer[`shipping_&_handling_shtax${number}`] = rate;
  }
  return answer;
}

function lineAnswer(world: CrmWorld, order: Stored, at: number, productid: string): Answer {
  const line = order.lines[at];
  const product = world.records.get(productid);
  const isThere = product !== undefined && !product.isDeleted;
  const taxes = world.taxes.map(
    ({ taxname }) => [taxname, amount(line?.taxes.get(taxname)).toFixed(3)] as const,
  );
  return {
    parent_id: order.id,
    productid: isThere ? productid : null,
    sequence_no: String(at + 1),
    quantity: amount(line?.quantity).toFixed(3),
    listprice: amount(line?.listprice).toFixed(8),
    discount_percent: amount(line?.discount_percent).toFixed(3),
    discount_amount: amount(line?.discount_amount).toFixed(8),
    comment: line?.comment ?? '',
    description: '',
    incrementondel: '1',
    ...Object.fromEntries(taxes),
    image: '',
    purchase_cost: '0.00000000',
    margin: '0.00000000',
    id: `33x${order.order * 1000 + at}`,
    product_name: product === undefined ? '' : labelOf(product),
    entity_type: 'Products',
    deleted: '0',
  };
}

function labelOf(record: Stored): string {
  const parts = record.module.labelFields.map((field) => record.fields[field]);
  return entities(parts.filter((part) => typeof part === 'string' && part !== '').join(' '));
}

/** HTML entities of the letters that French names have; the label comes with them, the fields without. */
function entities(text: string): string {
  return text.replace(/[&<>"'À-ÿ«»]/g, (sign) => named[sign] ?? sign);
}

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
  '«': '&laquo;',
  '»': '&raquo;',
  à: '&agrave;',
  â: '&acirc;',
  ç: '&ccedil;',
  é: '&eacute;',
  è: '&egrave;',
  ê: '&ecirc;',
  ë: '&euml;',
  î: '&icirc;',
  ï: '&iuml;',
  ô: '&ocirc;',
  ù: '&ugrave;',
  û: '&ucirc;',
  ü: '&uuml;',
  É: '&Eacute;',
  È: '&Egrave;',
  Ç: '&Ccedil;',
};
