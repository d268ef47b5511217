import type { Fault } from '../failure/failure.ts';
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
}

/** What a shop says of itself when its key is tried for the first time. */
export interface MetShop {
  name: string;
  version: string | undefined;
  /** undefined: the key may not read it. */
  timeZone: string | undefined;
  /** By id, without those that are deleted; empty where a right is missing. */
  states: readonly MetState[];
  /** Rights without which orders cannot be read. */
  lacking: readonly Fault[];
}

/** Tries a shop, changing nothing there; `language` is what its states are to be named in. Rejects with Failure: it cannot be used like that. */
export type MeetShop = (world: World, address: ShopAddress, language: Language) => Promise<MetShop>;
