import type { Association, Field, Resource } from './resource-table.ts';
import type { LinkRow } from './store.ts';

export type XmlValue = string | number | null | ReadonlyMap<number, string | null>;

/** What an XML row is made of, wherever its values come from. */
export interface XmlRow {
  readonly id: number;
  readonly value: (field: string) => XmlValue;
  readonly links: readonly { association: Association; rows: readonly LinkRow[] }[];
}

export function xmlDocument(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<prestashop xmlns:xlink="http://www.w3.org/1999/xlink">\n${content}</prestashop>\n`;
}

export function xmlErrors(errors: readonly { code: number; message: string }[]): string {
  const all = errors.map(({ code, message }) => {
    return `<error>\n<code>${cdata(code)}</code>\n<message>${cdata(message)}</message>\n</error>\n`;
  });
  return xmlDocument(`<errors>\n${all.join('')}</errors>\n`);
}

/** Ids only, as a list without `display` gives them. */
export function xmlIds(api: string, { name, node }: Resource, ids: readonly number[]): string {
  const rows = ids.map((id) => `<${node} id="${id}" xlink:href="${api}${name}/${id}"/>\n`);
  return xmlDocument(`<${name}>\n${rows.join('')}</${name}>\n`);
}

export function xmlRow(api: string, resource: Resource, fields: readonly string[], row: XmlRow): string {
  const lines = fields.map((name) => {
    if (name === 'id') return `\t<id>${cdata(row.id)}</id>\n`;
    return xmlField(api, resource.fields.get(name), name, row.value(name));
  });
  const links = row.links.map(({ association, rows }) => xmlLinks(api, association, rows));
  const associations = row.links.length > 0 ? `<associations>\n${links.join('')}</associations>\n` : '';
  return `<${resource.node}>\n${lines.join('')}${associations}</${resource.node}>\n`;
}

function xmlField(api: string, field: Field | undefined, name: string, value: XmlValue): string {
  if (typeof value === 'object' && value !== null) {
    const texts = [...value].map(([id, text]) => {
      return `<language id="${id}" xlink:href="${api}languages/${id}">${cdata(text ?? '')}</language>`;
    });
    return `\t<${name}>${texts.join('')}</${name}>\n`;
  }
  const mark = field?.isComputed ? ' notFilterable="true"' : '';
  const content = value === '' || value === null ? '<![CDATA[]]>' : cdata(value);
  return `\t<${name}${linkTo(api, name, value)}${mark}>${content}</${name}>\n`;
}

function linkTo(api: string, field: string, value: string | number | null): string {
  const target = linkedResource[field];
  return target !== undefined && Number(value) > 0 ? ` xlink:href="${api}${target}/${value}"` : '';
}

const linkedResource: Readonly<Record<string, string>> = {
  id_address_delivery: 'addresses',
  id_address_invoice: 'addresses',
  id_cart: 'carts',
  id_currency: 'currencies',
  id_lang: 'languages',
  id_customer: 'customers',
  id_carrier: 'carriers',
  current_state: 'order_states',
  id_order_state: 'order_states',
  id_order: 'orders',
  product_id: 'products',
  id_product: 'products',
  id_product_attribute: 'combinations',
  id_shop: 'shops',
  id_manufacturer: 'manufacturers',
  id_supplier: 'suppliers',
  id_category_default: 'categories',
  id_default_combination: 'combinations',
  id_tax_rules_group: 'tax_rule_groups',
  id_default_group: 'groups',
  id_country: 'countries',
  id_attribute_group: 'product_options',
  id_feature: 'product_features',
};

function xmlLinks(api: string, { name, node }: Association, rows: readonly LinkRow[]): string {
  const api_ = name === 'images' ? 'images/products' : name;
  const head = `<${name} nodeType="${node}" api="${api_}"`;
  if (rows.length === 0) return `${head}/>\n`;
  const all = rows.map((row) => {
    const fields = Object.entries(row).map(([field, value]) => `\t<${field}>${cdata(value)}</${field}>\n`);
    return `\t<${node} xlink:href="${api}${name}/${row.id ?? ''}">\n${fields.join('')}\t</${node}>\n`;
  });
  return `${head}>\n${all.join('')}</${name}>\n`;
}

/** `schema=synopsis`: every field with its check, empty; `schema=blank`: the fields alone. */
export function xmlSchema(resource: Resource, languages: readonly number[], isSynopsis: boolean): string {
  const lines = [...resource.fields.values()].map((field) => {
    const marks = isSynopsis ? marksOf(field) : '';
    const texts = languages.map((id) => `<language id="${id}"><![CDATA[]]></language>`).join('');
    return `\t<${field.name}${marks}>${field.type === 'lang' ? texts : '<![CDATA[]]>'}</${field.name}>\n`;
  });
  const links = [...resource.associations.values()].map(blankLinks);
  const associations = links.length > 0 ? `<associations>\n${links.join('')}</associations>\n` : '';
  return xmlDocument(`<${resource.node}>\n${lines.join('')}${associations}</${resource.node}>\n`);
}

function blankLinks({ name, node, fields }: Association): string {
  const lines = fields.map((field) => `\t<${field}><![CDATA[]]></${field}>\n`);
  return `<${name} nodeType="${node}">\n\t<${node}>\n${lines.join('')}\t</${node}>\n</${name}>\n`;
}

function marksOf(field: Field): string {
  return [
    field.isComputed ? ' notFilterable="true"' : '',
    field.isRequired ? ' required="true"' : '',
    field.maxSize > 0 ? ` maxSize="${field.maxSize}"` : '',
    field.format === '' ? '' : ` format="${field.format}"`,
    field.isReadOnly ? ' read_only="true" readOnly="true"' : '',
  ].join('');
}

function cdata(value: string | number): string {
  return `<![CDATA[${value}]]>`;
}
