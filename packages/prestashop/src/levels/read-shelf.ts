import type {
  PackPart,
  QuantityOfSize,
  ShopShelf,
  ShopSize,
} from '@passerelle/core/ports/stock-destination.ts';
import type { OnPage } from '../lists.ts';
import { readTogether, type Reader } from '../reader.ts';
import { textIn, type LinkRow } from '../rows.ts';

/** What of a shop's goods does not change within a run. */
export interface Goods {
  sizes: readonly Omit<ShopSize, 'quantity'>[];
  isStockManaged: boolean;
  /** The shop of a multistore that counts where none is configured. */
  defaultShop: number;
  /** Whether the shop as a whole sells at 0, where a size says nothing of its own. */
  sellsAtZero: boolean;
}

/** Rows are short: a large page spares requests. */
const pageSize = 5000;

const settingNames = [
  'PS_STOCK_MANAGEMENT',
  'PS_ORDER_OUT_OF_STOCK',
  'PS_PACK_STOCK_TYPE',
  'PS_SHOP_DEFAULT',
];

const productList = {
  resource: 'products',
  fields: ['ean13', 'reference', 'active', 'is_virtual', 'cache_is_pack', 'pack_stock_type'],
  texts: ['name'],
  links: { product_bundle: ['id', 'id_product_attribute', 'quantity'] },
  pageSize,
} as const;

const combinationList = {
  resource: 'combinations',
  fields: ['id_product', 'ean13', 'reference'],
  pageSize,
} as const;

const stockList = {
  resource: 'stock_availables',
  fields: ['id_product', 'id_product_attribute', 'id_shop', 'quantity', 'depends_on_stock', 'out_of_stock'],
  pageSize,
} as const;

/** `kept`: products that the back office does not keep. Rejects with ShopTrouble. */
export async function readGoods(shop: Reader, kept: ReadonlySet<number>, onPage: OnPage): Promise<Goods> {
  const { settings, products, combinations } = await readTogether(shop, {
    settings: (under) => under.settings(...settingNames),
    products: (under) => under.all(productList, onPage),
    combinations: (under) => under.all(combinationList, onPage),
  });
  const ofAllPacks = settings.get('PS_PACK_STOCK_TYPE') ?? '0';
  const byId = new Map(
    products.map((product) => [
      product.id,
      { ...factsOf(product, ofAllPacks), isInKeptCategory: kept.has(product.id) },
    ]),
  );
  const withSizes = new Set(combinations.map(({ id_product }) => Number(id_product)));
  return {
    isStockManaged: settings.get('PS_STOCK_MANAGEMENT') !== '0',
    defaultShop: Number(settings.get('PS_SHOP_DEFAULT') ?? 1),
    sellsAtZero: settings.get('PS_ORDER_OUT_OF_STOCK') === '1',
    sizes: [
      ...products
        .filter(({ id }) => !withSizes.has(id))
        .map(({ id, ean13, reference }) => ({
          ...{ product: id, combination: 0, gencod: ean13, reference },
          ...(byId.get(id) ?? ofNoProduct),
        })),
      ...combinations.map(({ id, id_product, ean13, reference }) => ({
        ...{ product: Number(id_product), combination: id, gencod: ean13, reference },
        ...(byId.get(Number(id_product)) ?? ofNoProduct),
      })),
    ],
  };
}

type ProductFacts = Pick<ShopSize, 'name' | 'isActive' | 'kind' | 'parts' | 'isInKeptCategory'>;

/** A size that was left behind by its product is seen by nobody. */
const ofNoProduct: ProductFacts = {
  ...{ name: '', isActive: false, kind: 'goods', parts: [] },
  isInKeptCategory: false,
};

interface ProductRow {
  active: string;
  is_virtual: string;
  cache_is_pack: string;
  pack_stock_type: string;
  name: ReadonlyMap<number, string>;
  product_bundle: readonly LinkRow[];
}

function factsOf(product: ProductRow, ofAllPacks: string): Omit<ProductFacts, 'isInKeptCategory'> {
  const { active, is_virtual, cache_is_pack, pack_stock_type, name, product_bundle } = product;
  const isPack = cache_is_pack === '1' || product_bundle.length > 0;
  const whatItTakes = pack_stock_type === asTheShop ? ofAllPacks : pack_stock_type;
  return {
    name: textIn(name, [...name.keys()][0] ?? 0),
    isActive: active === '1',
    kind: isPack ? 'pack' : is_virtual === '1' ? 'virtual' : 'goods',
    parts: takesParts.includes(whatItTakes) ? product_bundle.map(partOf) : [],
  };
}

const asTheShop = '3';
/** 1: the parts alone; 2: the pack and its parts. */
const takesParts = ['1', '2'];

function partOf({ id, id_product_attribute, quantity }: LinkRow): PackPart {
  return { product: Number(id), combination: Number(id_product_attribute ?? 0), pieces: Number(quantity) };
}

/** Rejects with ShopTrouble. `shopId` 0: the shop's default. */
export async function readShelf(
  shop: Reader,
  goods: Goods,
  shopId: number,
  onPage: OnPage,
): Promise<ShopShelf> {
  const rows = await shop.all(stockList, onPage);
  const scope = scopeOf(rows, shopId || goods.defaultShop);
  const bySize = Map.groupBy(
    rows.filter(({ id_shop }) => Number(id_shop) === scope),
    ({ id_product, id_product_attribute }) => `${id_product}/${id_product_attribute}`,
  );
  return {
    isStockManaged: goods.isStockManaged,
    isShared: scope === 0,
    sizes: goods.sizes.map((size) => ({
      ...size,
      quantity: quantityOf(bySize.get(`${size.product}/${size.combination}`) ?? [], goods.sellsAtZero),
    })),
  };
}

interface StockRow {
  id: number;
  id_shop: string;
  quantity: string;
  depends_on_stock: string;
  out_of_stock: string;
}

/**
 * Whose rows count: the shop's own, or with shared stock its group's, which bear shop 0. What is left over of the other
 * kind, after sharing was switched on or off, are the fewer ones.
 */
function scopeOf(rows: readonly Pick<StockRow, 'id_shop'>[], shopId: number): number {
  const counts = new Map<number, number>();
  for (const { id_shop } of rows) {
    const shop = Number(id_shop);
    if (shop === shopId || shop === 0) counts.set(shop, (counts.get(shop) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([one, many], [other, more]) => more - many || other - one);
  return most?.[0] ?? shopId;
}

function quantityOf(rows: readonly StockRow[], sellsAtZero: boolean): QuantityOfSize {
  const [row, ...others] = rows;
  if (row === undefined) return { kind: 'missing' };
  if (others.length > 0) return { kind: 'several', rows: rows.map(({ id }) => id) };
  if (row.depends_on_stock === '1') return { kind: 'computed', row: row.id };
  return {
    kind: 'known',
    row: row.id,
    pieces: Number(row.quantity),
    sellsAtZero: row.out_of_stock === '1' || (row.out_of_stock === '2' && sellsAtZero),
  };
}
