import type { ShopProduct, ShopVariation, Sought } from '@passerelle/core/ports/catalogue.ts';
import type { LinkRow, Row } from '../rows.ts';
import type { ShopClient } from '../shop-client.ts';
import { findProducts } from './find-products.ts';
import { exactOf, wholeCents } from './shop-numbers.ts';

/** The products that bear what is sought, each whole. Rejects with ShopTrouble. `shopId` 0: the shop's default. */
export async function readProducts(
  client: ShopClient,
  sought: Sought,
  shopId: number,
): Promise<ShopProduct[]> {
  const ids = [...(await findProducts(client, sought))];
  if (ids.length === 0) return [];
  const products = await client.all({ ...productList, where: [{ field: 'id', among: ids }] });
  const ofProducts = [{ field: 'id_product', among: ids }] as const;
  const variations = await client.all({ ...variationList, where: ofProducts });
  const stock = await client.all({ ...stockList, where: ofProducts });
  const rows = Map.groupBy(
    stock.filter((row) => isWritable(row, shopId)),
    ({ id_product, id_product_attribute }) => `${id_product}/${id_product_attribute}`,
  );
  const stockOf = (product: number, variation: number): Stock => {
    const [row, ...others] = rows.get(`${product}/${variation}`) ?? [];
    if (row === undefined || others.length > 0) return { stockRow: 0, pieces: 0 };
    return { stockRow: row.id, pieces: Number(row.quantity) };
  };
  const byProduct = Map.groupBy(variations, ({ id_product }) => Number(id_product));
  return products.map((row) => ({
    ...asProduct(row),
    ...stockOf(row.id, 0),
    variations: (byProduct.get(row.id) ?? []).map((one) => asVariation(one, stockOf(row.id, one.id))),
  }));
}

type Stock = Pick<ShopVariation, 'stockRow' | 'pieces'>;

const productList = {
  resource: 'products',
  fields: [
    'reference',
    'ean13',
    'active',
    'is_virtual',
    'cache_is_pack',
    'price',
    'ecotax',
    'id_tax_rules_group',
    'id_manufacturer',
    'id_category_default',
    'weight',
    'shown',
  ],
  texts: ['name', 'description', 'description_short', 'meta_title', 'meta_description'],
  links: {
    categories: ['id'],
    images: ['id'],
    product_features: ['id', 'id_feature_value'],
    attachments: ['id'],
  },
  // Said in full: the shop's own defaults depend on its settings for ecotax and rounding.
  query: [
    ['price[shown][use_tax]', '1'],
    ['price[shown][use_reduction]', '0'],
    ['price[shown][use_ecotax]', '1'],
    ['price[shown][decimals]', '2'],
  ],
  pageSize: 500,
} as const;

type ProductRow = Row<
  (typeof productList.fields)[number],
  (typeof productList.texts)[number],
  keyof typeof productList.links
>;

const variationList = {
  resource: 'combinations',
  fields: ['id_product', 'ean13', 'reference', 'price', 'default_on'],
  links: { product_option_values: ['id'], images: ['id'] },
  pageSize: 2000,
} as const;

const stockList = {
  resource: 'stock_availables',
  fields: ['id_product', 'id_product_attribute', 'id_shop', 'quantity', 'depends_on_stock'],
  pageSize: 5000,
} as const;

type VariationRow = Row<(typeof variationList.fields)[number], never, keyof typeof variationList.links>;

/** With shared stock rows bear shop 0. */
function isWritable(row: { id_shop: string; depends_on_stock: string }, shopId: number): boolean {
  const shop = Number(row.id_shop);
  return row.depends_on_stock !== '1' && (shopId === 0 || shop === 0 || shop === shopId);
}

function asProduct(row: ProductRow): Omit<ShopProduct, 'variations' | keyof Stock> {
  return {
    id: row.id,
    reference: row.reference,
    gencod: row.ean13,
    names: row.name,
    texts: {
      description: row.description,
      shortDescription: row.description_short,
      metaTitle: row.meta_title,
      metaDescription: row.meta_description,
    },
    isActive: row.active === '1',
    isGoods: row.is_virtual !== '1' && row.cache_is_pack !== '1',
    price: exactOf(row.price),
    ecotax: exactOf(row.ecotax),
    taxGroup: Number(row.id_tax_rules_group),
    manufacturer: Number(row.id_manufacturer),
    mainCategory: Number(row.id_category_default),
    categories: row.categories.map(idOf),
    weight: exactOf(row.weight),
    features: row.product_features.map((link) => ({
      feature: idOf(link),
      value: Number(link.id_feature_value),
    })),
    images: row.images.map(idOf),
    documents: row.attachments.map(idOf),
    shownPrice: wholeCents(row.shown),
  };
}

function asVariation(row: VariationRow, stock: Stock): ShopVariation {
  return {
    id: row.id,
    gencod: row.ean13,
    reference: row.reference,
    values: row.product_option_values.map(idOf),
    extraPrice: exactOf(row.price),
    isDefault: row.default_on === '1',
    images: row.images.map(idOf),
    ...stock,
  };
}

function idOf({ id }: LinkRow): number {
  return Number(id);
}
