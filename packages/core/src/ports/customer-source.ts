import type { AccountDetails, CustomerAddress } from './customer-details.ts';

/** A customer of the shop who may log in, as he is there. '' for what is not known. */
export interface ShopCustomer extends AccountDetails {
  /** The shop's number of him. */
  number: string;
  vatNumber: string;
  email: string;
  phone: string;
  /** He wants the shop's news. */
  newsletter: boolean;
  /** He has ordered something. */
  hasOrdered: boolean;
  /** The default one first. */
  groups: readonly string[];
  addresses: readonly ShopCustomerAddress[];
}

/** Its country is 'FR'. */
export interface ShopCustomerAddress extends CustomerAddress<string> {
  /** What the customer calls it. */
  label: string;
}

/** A customer who may have changed. */
export interface FoundCustomer extends SeenCustomer {
  /** null: the wish says that no more is needed of him. */
  details: ShopCustomer | null;
}

/** As much as is seen of him before groups and countries are called by their names. */
export interface SeenCustomer extends Pick<ShopCustomer, 'number' | 'email' | 'hasOrdered'> {
  /** The same for the same content; nothing that people read. */
  content: string;
}

export interface CustomerReading {
  /** By the clock of the source: whatever changed before is in it, or in an earlier one. */
  asOf: Date;
  requests: number;
  customers: readonly FoundCustomer[];
}

export interface CustomerWish {
  /** The last whole reading; null: there was none, and everybody is read. */
  since: Date | null;
  /** Numbers to be read whether they changed or not. */
  besides: readonly string[];
  /** These e-mail addresses and no other, changed or not; empty: as `since` says. */
  only: readonly string[];
  /** No more is needed of him: his details need not be read. */
  isEnough: (seen: SeenCustomer) => boolean;
}

/** The shop's customers. Neither guests nor whoever may not log in: the shop keeps its anonymous customer like that. */
export interface CustomerSource {
  /** Whoever may have changed since: he himself, an address, his first order. Rejects when it could not look at all of them. */
  read(wish: CustomerWish): Promise<CustomerReading>;
}
