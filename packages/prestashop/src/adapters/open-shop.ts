import type { Config } from '@passerelle/core/config/schema.ts';
import { readAuthority } from '@passerelle/core/files/read-authority.ts';
import { ShopClient } from '../shop-client.ts';
import { ShopTrouble } from '../shop-fault.ts';
import type { ShopNotice } from '../shop-settings.ts';
import { shopFailure } from './shop-failure.ts';

export type ShopConfig = NonNullable<Config['shop']>;

export interface ShopSurroundings {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** How long a second of the configured times lasts, in seconds. */
  readonly pace: number;
  readonly onNotice: (notice: ShopNotice) => void;
}

/** The shop as it is configured; nothing is sent yet. Throws Failure(2): its address or its authority cannot be used. */
export function openShop(shop: ShopConfig, { sleep, pace, onNotice }: ShopSurroundings): ShopClient {
  const { url, key, shopId, attempts, parallel } = shop;
  const settings = {
    ...{ url, key, shopId, attempts, parallel },
    timeoutSeconds: shop.timeoutSeconds * pace,
    deadlineSeconds: shop.deadlineSeconds * pace,
    ...(shop.ca === undefined ? {} : { ca: readAuthority(shop.ca) }),
  };
  try {
    return new ShopClient(settings, { now: () => performance.now(), wait: sleep, onNotice });
  } catch (error) {
    throw error instanceof ShopTrouble ? shopFailure(error) : error;
  }
}
