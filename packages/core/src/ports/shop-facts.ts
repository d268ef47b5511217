import type { NamedInShop } from './named-in-shop.ts';
import type { StatusOfShop } from './order-status.ts';

/** A job that speaks to the shop. Which rights each takes is the adapter's own knowledge. */
export type ShopJobName =
  'orders' | 'write-back' | 'customers-out' | 'crm' | 'stock' | 'articles' | 'customers-in';

export interface CarrierOfShop extends NamedInShop {
  isActive: boolean;
  /** Whether parcels can be followed: without an address for it the mail "in transit" never goes out. */
  showsTracking: boolean;
}

export type ListInShop = 'states' | 'carriers' | 'groups' | 'tax-groups' | 'categories';

/** The shop as `check` looks at it: each fact is asked once, and rejects when it could not be looked at. */
export interface ShopFacts {
  /** '8.2.4'; undefined: the shop does not say. */
  readonly version: string | undefined;
  states(): Promise<readonly StatusOfShop[]>;
  carriers(): Promise<readonly CarrierOfShop[]>;
  list(list: ListInShop): Promise<readonly NamedInShop[]>;
  /** A setting such as PS_MAIL_METHOD; undefined: the shop has none of that name, or the key may not read settings. */
  setting(name: string): Promise<string | undefined>;
}
