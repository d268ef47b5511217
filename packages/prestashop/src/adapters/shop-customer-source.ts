import type { CustomerSource } from '@passerelle/core/ports/customer-source.ts';
import { readCustomers } from '../customers/read-customers.ts';
import type { ShopClient } from '../shop-client.ts';
import { shopDateOf } from '../shop-time.ts';
import { orShopFailure } from './shop-failure.ts';

/** Clocks differ, and on a day in October that of the shop shows an hour twice. */
const overlapMs = 3 * 3_600_000;

/** The shop's customers, read where they are. */
export function shopCustomerSource(
  client: ShopClient,
  { timeZone, now }: { timeZone: string; now: () => Date },
): CustomerSource {
  return {
    async read({ since, besides, only, isEnough }) {
      const asOf = now();
      const from = since === null ? null : shopDateOf(new Date(since.getTime() - overlapMs), timeZone);
      const whom = {
        since: from,
        besides: besides.map(Number),
        only: only.map((email) => email.toLowerCase()),
        isEnough,
      };
      const customers = await orShopFailure(readCustomers(client, whom));
      return { asOf, requests: client.requests, customers };
    },
  };
}
