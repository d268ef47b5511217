import type { Meeting, MeetShop, MetShop, MetState } from '@passerelle/core/set-up/meet-shop.ts';
import { readStates } from '../spoken-names.ts';
import type { ShopClient } from '../shop-client.ts';
import type { ShopNotice } from '../shop-settings.ts';
import { isTimeZone } from '../shop-time.ts';
import { mayUse, rightsNeeded, type Right } from './job-rights.ts';
import { openShop } from './open-shop.ts';
import { orShopFailure } from './shop-failure.ts';

/** A person waits at the keyboard: one attempt, and not for long. */
const patience = {
  shopId: 0,
  timeZone: 'UTC',
  attempts: 1,
  timeoutSeconds: 20,
  deadlineSeconds: 60,
  graceSeconds: 60,
  parallel: 1,
};

/** Tries an address and a key, and asks what the configuration is to know of the shop. */
export const meetShop: MeetShop = async (world, { url, key, language, jobs }) => {
  const notices: ShopNotice[] = [];
  const client = openShop(
    { ...patience, url, key },
    {
      sleep: (milliseconds) => world.sleep(milliseconds),
      pace: world.pace,
      onNotice: (notice) => void notices.push(notice),
    },
  );
  const met = await orShopFailure(meet(client, { name: new URL(url).host, language, jobs }));
  return { ...met, warnings: notices };
};

async function meet(
  client: ShopClient,
  { name, language, jobs }: { name: string } & Pick<Meeting, 'language' | 'jobs'>,
): Promise<Omit<MetShop, 'warnings'>> {
  const rights = await client.rights();
  const needed = jobs.flatMap((job) => rightsNeeded(job, client.version));
  const lacking = distinct(needed).filter((right) => !mayUse(rights, right));
  const mayGet = (resource: string) => mayUse(rights, { resource, method: 'GET' });
  return {
    name,
    lacking: lacking.map((right) => ({ kind: 'shop/right-missing', ...right })),
    version: client.version,
    timeZone: mayGet('configurations') ? await timeZoneOf(client) : undefined,
    states: mayGet('order_states') ? await statesOf(client, language) : [],
  };
}

function distinct(rights: readonly Right[]): Right[] {
  return [...new Map(rights.map((right) => [`${right.method} ${right.resource}`, right])).values()];
}

async function timeZoneOf(client: ShopClient): Promise<string | undefined> {
  const zone = (await client.settings('PS_TIMEZONE')).get('PS_TIMEZONE') ?? '';
  return zone !== '' && isTimeZone(zone) ? zone : undefined;
}

async function statesOf(client: ShopClient, language: string): Promise<MetState[]> {
  const names = await readStates(client, language);
  const states = await client.orderStates();
  return states
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ id, isPaid, isLogged: isSale }) => ({ id, isPaid, isSale, name: names.get(String(id)) ?? '' }));
}
