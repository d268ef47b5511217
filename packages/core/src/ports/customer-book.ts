import type { AccountDetails, CustomerAddress } from './customer-details.ts';
import type { WriteOutcome } from './write-outcome.ts';

/** What the shop's accounts refer to. */
export interface BookFacts {
  groups: readonly GroupOfShop[];
  countries: readonly CountryOfShop[];
  /** The group of whoever has no other. */
  usualGroup: number;
  /** 'FR': where customers live of whom nothing else is said; '' where the shop does not say. */
  usualCountry: string;
}

export interface GroupOfShop {
  id: number;
  /** In each of the shop's languages. */
  names: readonly string[];
}

export interface CountryOfShop {
  id: number;
  /** 'FR' */
  iso: string;
  names: readonly string[];
  isActive: boolean;
  needsPostcode: boolean;
  /** 'NNNNN', 'LNN NLL', 'C-NNNN': a digit, a letter, the country's code; '': any. */
  postcodeForm: string;
  needsState: boolean;
  /** An identity number that every address there has to bear. */
  needsIdNumber: boolean;
}

/** A customer who may log in, as the shop has him at this moment. */
export interface Account {
  id: number;
  isActive: boolean;
  details: AccountDetails;
  defaultGroup: number;
  groups: readonly number[];
  addresses: readonly AddressOfShop[];
}

export interface AddressOfShop extends AddressContent {
  id: number;
}

/** Its country is the shop's number of it. */
export type AddressContent = CustomerAddress<number>;

/** Who has an e-mail address. Guests, who may share one with an account, do not count. */
export type Holder =
  | { kind: 'nobody' }
  | { kind: 'account'; account: Account }
  /** Deleted, and the address still taken by it. */
  | { kind: 'deleted'; id: number }
  | { kind: 'several'; ids: readonly number[] };

export interface NewAccount {
  email: string;
  details: AccountDetails;
  isActive: boolean;
  /** Never empty; the first is the default one. */
  groups: readonly [number, ...number[]];
}

/** What it does not name stays. */
export interface AccountChange {
  details?: Partial<AccountDetails>;
  isActive?: boolean;
  /** All of them; the first is the default one. */
  groups?: readonly [number, ...number[]];
}

export type BookOutcome = WriteOutcome<{ id: number }>;

/**
 * The customers of the shop. Every method that reads rejects when it could not look: that is never "nobody". E-mail addresses
 * are in small letters, and case does not count.
 */
export interface CustomerBook {
  facts(): Promise<BookFacts>;
  /** One holder for each of the addresses. */
  find(emails: readonly string[]): Promise<ReadonlyMap<string, Holder>>;
  /** Whether an order of the shop names that address: then its content is the order's as well. */
  isUsed(address: number): Promise<boolean>;
  /** A group of that name in every language of the shop, prices as usual. Not unique there: look first. */
  makeGroup(name: string): Promise<BookOutcome>;
  /** With a password that nobody is told. */
  makeAccount(account: NewAccount): Promise<BookOutcome>;
  changeAccount(id: number, change: AccountChange): Promise<BookOutcome>;
  /** Not unique there: look first. */
  addAddress(account: number, content: AddressContent): Promise<BookOutcome>;
  /** Only what no postal address is made of. */
  changeAddress(
    id: number,
    change: Partial<Pick<AddressContent, 'phone' | 'vatNumber'>>,
  ): Promise<BookOutcome>;
}
