import { ok, type ShopJob, warning } from '@passerelle/core/check/finding.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import { holdingStates } from './levels/holding-states.ts';
import type { StockWords } from './words/words.ts';

/** The jobs of this program that the configuration makes speak to the shop: what `check` tries for each. */
export function shopJobs({ orders, stock, articles, customers }: Config): ShopJob<StockWords>[] {
  const jobs: ShopJob<StockWords>[] = [
    ...(orders.from === 'shop' ? [{ name: 'orders' } as const] : []),
    ...(stock.to === 'shop' ? [stockJob(orders, stock)] : []),
    ...(articles === undefined ? [] : [articlesJob(articles.create)]),
    ...(customers?.toShop === undefined ? [] : [{ name: 'customers-in' } as const]),
  ];
  // A shop that is configured, and asked for nothing yet, is to be tried as a source of orders.
  return jobs.length > 0 ? jobs : [{ name: 'orders' }];
}

/** A category that is not there is made, a group of taxes is not. */
function articlesJob(create: { taxRulesGroup?: string | undefined } | undefined): ShopJob<StockWords> {
  const value = create?.taxRulesGroup;
  const key = 'articles.create.taxRulesGroup';
  return { name: 'articles', places: value === undefined ? [] : [{ key, list: 'tax-groups', value }] };
}

function stockJob({ ignoredStates }: Config['orders'], stock: Config['stock']): ShopJob<StockWords> {
  const key = 'stock.keep.categories';
  return {
    name: 'stock',
    places: stock.keep.categories.map((value) => ({ key, list: 'categories', value })),
    look: async (facts, { stock: { levels } }) => {
      const isManaged = (await facts.setting('PS_STOCK_MANAGEMENT')) !== '0';
      const lists = { ignored: ignoredStates, reserving: stock.reservingStates };
      const holding = holdingStates(await facts.states(), lists);
      return [
        isManaged ? ok(levels.managed) : warning(levels.notManagedInShop),
        ...(holding.length > 0 ? [warning(levels.statesThatHold(holding))] : []),
      ];
    },
  };
}
