import type { StockLevelsDestination } from '@passerelle/core/ports/stock-destination.ts';
import { keptProducts } from '../levels/kept-products.ts';
import { readGoods, readShelf, type Goods } from '../levels/read-shelf.ts';
import { writeLevels } from '../levels/write-levels.ts';
import { heapKeeper } from './keeping-heap-small.ts';
import { openShop, type ShopConfig, type ShopSurroundings } from './open-shop.ts';
import { orShopFailure } from './shop-failure.ts';

export interface LevelsSurroundings extends ShopSurroundings {
  /** Told how many rows have been read so far in a look. */
  onRead?: (rows: number) => void;
}

/** The quantities of the shop itself; nothing is sent yet. Throws Failure(2): its address or authority cannot be used. */
export function shopLevels(
  shop: ShopConfig,
  /** Categories, by name or number, whose goods the back office does not keep. */
  categories: readonly (string | number)[],
  surroundings: LevelsSurroundings,
): StockLevelsDestination {
  const client = openShop(shop, surroundings);
  const keepHeapSmall = heapKeeper();
  let goods: Goods | undefined;
  return {
    kind: 'levels',
    name: URL.canParse(shop.url) ? new URL(shop.url).host : shop.url,
    look: () =>
      orShopFailure(
        (async () => {
          let rows = 0;
          const onPage = (more: number): void => {
            keepHeapSmall(more);
            surroundings.onRead?.((rows += more));
          };
          goods ??= await readGoods(client, await keptProducts(client, categories), onPage);
          return readShelf(client, goods, shop.shopId, onPage);
        })(),
      ),
    write: (levels, onSent) => {
      const onOneByOne = () => surroundings.onNotice({ kind: 'shop/one-by-one' });
      return orShopFailure(writeLevels(client, levels, { onOneByOne, onSent }));
    },
  };
}
