import type { LinkRow, StoredRow } from './store.ts';
import type { Database } from './tables.ts';

/** Fields and associations that the service works out when they are read. */
export function computedValue(
  data: Database,
  resource: string,
  row: StoredRow,
  field: string,
): string | number | null {
  return values[`${resource}.${field}`]?.(data, row) ?? '';
}

export function computedLinks(data: Database, resource: string, row: StoredRow, name: string): LinkRow[] {
  return links[`${resource}.${name}`]?.(data, row) ?? [];
}

type ValueOf = (data: Database, row: StoredRow) => string | number | null;
type LinksOf = (data: Database, row: StoredRow) => LinkRow[];

const values: Readonly<Record<string, ValueOf>> = {
  'orders.shipping_number': (data, { id }) => {
    const [first] = data.table('order_carriers').where('id_order', id);
    return first ? data.table('order_carriers').value(first, 'tracking_number') : '';
  },
  'products.id_default_image': (_, row) => coverOf(row),
  'products.id_default_combination': (data, { id }) => {
    const sizes = data.table('combinations');
    return sizes.where('id_product', id).find((size) => sizes.value(size, 'default_on') === '1')?.id ?? 0;
  },
  'products.position_in_category': (data, row) => data.table('products').value(row, 'position_in_category'),
  'products.manufacturer_name': (data, row) => {
    const makers = data.table('manufacturers');
    const maker = makers.rows.get(data.table('products').number(row, 'id_manufacturer'));
    return maker ? makers.value(maker, 'name') : '';
  },
  'products.quantity': () => '0',
  'products.type': (data, row) => {
    if (data.table('products').value(row, 'is_virtual') === '1') return 'virtual';
    return row.links.get('product_bundle')?.length ? 'pack' : 'simple';
  },
  'carriers.id_tax_rules_group': (data, row) =>
    Number(data.table('carriers').value(row, 'id_tax_rules_group')),
  'categories.nb_products_recursive': () => '-1',
};

function coverOf(row: StoredRow): string {
  return row.links.get('images')?.[0]?.id ?? '';
}

function idsOf(rows: readonly StoredRow[]): LinkRow[] {
  return rows.map(({ id }) => ({ id: String(id) }));
}

const links: Readonly<Record<string, LinksOf>> = {
  'orders.order_rows': (data, { id }) => {
    const details = data.table('order_details');
    const copied = [
      'product_id',
      'product_attribute_id',
      'product_quantity',
      'product_name',
      'product_reference',
    ];
    const more = ['product_ean13', 'product_isbn', 'product_upc', 'product_price', 'id_customization'];
    const fields = [...copied, ...more, 'unit_price_tax_incl', 'unit_price_tax_excl'];
    return details.where('id_order', id).map((row) => {
      const shown = fields.map((field) => [field, details.value(row, field) ?? '']);
      return { id: String(row.id), ...(Object.fromEntries(shown) as LinkRow) };
    });
  },
  'products.images': (_, row) => [...(row.links.get('images') ?? [])],
  'products.combinations': (data, { id }) => idsOf(data.table('combinations').where('id_product', id)),
  'products.product_option_values': (data, { id }) => {
    const sizes = data.table('combinations').where('id_product', id);
    const ids = sizes
      .flatMap((size) => size.links.get('product_option_values') ?? [])
      .map((value) => value.id ?? '');
    return [...new Set(ids)].map((value) => ({ id: value }));
  },
  'products.stock_availables': (data, { id }) => {
    const stock = data.table('stock_availables');
    return stock.where('id_product', id).map((row) => ({
      id: String(row.id),
      id_product_attribute: stock.value(row, 'id_product_attribute') ?? '0',
    }));
  },
  'product_options.product_option_values': (data, { id }) =>
    idsOf(data.table('product_option_values').where('id_attribute_group', id)),
  'categories.categories': (data, { id }) => idsOf(data.table('categories').where('id_parent', id)),
  'categories.products': (data, { id }) => idsOf(linking(data, 'categories', id)),
  'attachments.products': (data, { id }) => idsOf(linking(data, 'attachments', id)),
};

function linking(data: Database, link: string, id: number): StoredRow[] {
  const products = [...data.table('products').rows.values()];
  return products.filter((row) => row.links.get(link)?.some((one) => one.id === String(id)));
}
