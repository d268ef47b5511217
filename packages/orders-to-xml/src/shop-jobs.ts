import type { ShopJob } from '@passerelle/core/check/finding.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import type { OrdersWords } from './words/words.ts';
import { checkCrmStates } from './check-crm-states.ts';
import { checkRules } from './check-write-back.ts';

/** The jobs of this program that the configuration makes speak to the shop: what `check` tries for each. */
export function shopJobs({ orders, writeBack, customers, crm }: Config): ShopJob<OrdersWords>[] {
  const jobs: ShopJob<OrdersWords>[] = [
    ...(orders.from === 'shop' ? [{ name: 'orders' } as const] : []),
    ...(writeBack === undefined ? [] : [writeBackJob(writeBack)]),
    ...(customers?.fromShop === undefined ? [] : [{ name: 'customers-out' } as const]),
    ...(crm === undefined || orders.from === 'file' ? [] : [crmJob(crm)]),
  ];
  // A shop that is configured, and asked for nothing yet, is to be tried as a source of orders.
  return jobs.length > 0 ? jobs : [{ name: 'orders' }];
}

function crmJob(section: NonNullable<Config['crm']>): ShopJob<OrdersWords> {
  const look: ShopJob<OrdersWords>['look'] = async (facts, words) =>
    checkCrmStates(section, await facts.states(), words);
  return { name: 'crm', look };
}

function writeBackJob(section: NonNullable<Config['writeBack']>): ShopJob<OrdersWords> {
  return { name: 'write-back', look: (facts, words) => checkRules(section, facts, words) };
}
