import type { ShopClient } from '@passerelle/prestashop/shop-client.ts';
import type { Things } from './things.ts';

export interface ShopUnderTest {
  readonly url: string;
  readonly key: string;
  readonly close: () => Promise<void>;
}

/** One shop under test, filled before the first test. */
export interface Scene {
  shop: ShopUnderTest;
  client: ShopClient;
  things: Things;
}
