import type { ShopJob } from '@passerelle/core/check/finding.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import type { OrdersWords } from './words/words.ts';
import { checkRules } from './check-write-back.ts';

/** The jobs of this program that the configuration makes speak to the shop: what `check` tries for each. */
export function shopJobs({ orders, writeBack, customers }: Config): ShopJob<OrdersWords>[] {
  const jobs: ShopJob<OrdersWords>[] = [
    ...(orders.from === 'shop' ? [{ name: 'orders' } as const] : []),
    ...(writeBack === undefined ? [] : [writeBackJob(writeBack)]),
    ...(customers?.fromShop === undefined ? [] : [{ name: 'customers-out' } as const]),
  ];
  // A shop that is configured, and asked for nothing yet, is to be tried as a source of orders.
  return jobs.length > 0 ? jobs : [{ name: 'orders' }];
}

function writeBackJob(section: NonNullable<Config['writeBack']>): ShopJob<OrdersWords> {
  return { name: 'write-back', look: (facts, words) => checkRules(section, facts, words) };
}
