import type { StockLevelsDestination } from '@passerelle/core/ports/stock-destination.ts';
import { keptProducts } from '../levels/kept-products.ts';
import { readGoods, readShelf, type Goods } from '../levels/read-shelf.ts';
import { writeLevels } from '../levels/write-levels.ts';
import type { ShopNotice } from '../shop-settings.ts';
import { openShop, type ShopConfig, type ShopSurroundings } from './open-shop.ts';
import { orShopFailure } from './shop-failure.ts';

/** The quantities of the shop itself; nothing is sent yet. Throws Failure(2): its address or authority cannot be used. */
export function shopLevels(
  shop: ShopConfig,
  /** Categories, by name or number, whose goods the back office does not keep. */
  categories: readonly (string | number)[],
  surroundings: Omit<ShopSurroundings, 'onNotice'> & { onNotice: (notice: ShopNotice) => void },
): StockLevelsDestination {
  const client = openShop(shop, surroundings);
  let goods: Goods | undefined;
  return {
    kind: 'levels',
    name: URL.canParse(shop.url) ? new URL(shop.url).host : shop.url,
    look: () =>
      orShopFailure(
        (async () => {
          goods ??= await readGoods(client, await keptProducts(client, categories));
          return readShelf(client, goods, shop.shopId);
        })(),
      ),
    write: (levels) =>
      orShopFailure(writeLevels(client, levels, () => surroundings.onNotice({ kind: 'shop/one-by-one' }))),
  };
}
