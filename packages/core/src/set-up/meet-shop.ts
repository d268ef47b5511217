import { shopAddressForm } from '../config/fields.ts';
import type { Fault } from '../failure/failure.ts';
import type { ShopJobName } from '../ports/shop-facts.ts';
import type { Language } from '../words/formats.ts';
import type { World } from '../world/world.ts';

/** Where a shop is said to be. */
export interface ShopAddress {
  url: string;
  key: string;
}

/** A state of orders in the shop's own list. */
export interface MetState {
  id: number;
  name: string;
  /** Whether the shop counts an order in it as paid. */
  isPaid: boolean;
  /** Whether it counts it as a sale. */
  isSale: boolean;
}

/** What a shop says of itself when its key is tried for the first time. */
export interface MetShop {
  name: string;
  version: string | undefined;
  /** undefined: the key may not read it. */
  timeZone: string | undefined;
  /** By id, without those that are deleted; empty where a right is missing. */
  states: readonly MetState[];
  /** What should be known all the same: that the key travels in clear, say. */
  warnings: readonly Fault[];
  /** Rights that one of the jobs cannot do without. */
  lacking: readonly Fault[];
}

export interface Meeting extends ShopAddress {
  /** What its states are to be named in. */
  language: Language;
  /** What the key is to be used for. */
  jobs: readonly ShopJobName[];
}

/** Tries a shop, changing nothing there. Rejects with Failure: it cannot be used like that. */
export type MeetShop = (world: World, meeting: Meeting) => Promise<MetShop>;

/** A person types "www.exemple.fr", or copies the address of the service. */
export function readAddress(text: string): string | null {
  const url = (/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`).replace(/\/(?:api\/?)?$/, '');
  return shopAddressForm.test(url) ? url : null;
}
