import type { Fault } from '../failure/failure.ts';
import type { PersonForCrm, ProductForCrm, SaleForCrm } from './crm-sale.ts';

/** What an order is called. */
export interface SaleHead {
  /** The shop's number. */
  id: string;
  reference: string;
}

/** An order that the CRM may have to be told of. */
export interface SaleToBring extends SaleHead {
  /** Of all that the CRM is told: the same is nothing new. */
  version: string;
  sale: SaleForCrm;
}

export interface SalesWish {
  /** Orders that changed since; and whatever is named, however old. */
  since: Date;
  /** Ids or references. */
  named: readonly string[];
  /** Ids that an earlier run did not finish. */
  open: readonly string[];
  /** Whether that version has been brought already: then the rest of it is not even asked for. */
  isDone: (id: string, version: string) => boolean;
}

/** Where the shop's orders, customers and products are read for a CRM: the shop itself, or its export. */
export interface SalesForCrm {
  /** As people know it. */
  readonly name: string;
  /** By its clock: what changed before is told by this reading, or was by an earlier one. */
  readonly asOf: Date;
  readonly requests: number;
  /** Which orders are new or have changed: all of them were looked at, or a Failure. */
  sales(wish: SalesWish): Promise<ChangedSales>;
  /** Pages of what is new or has changed. Nothing, where the source knows orders alone. */
  people(wish: PagesWish & { emails: readonly string[] }): AsyncIterable<readonly Versioned<PersonForCrm>[]>;
  products(wish: PagesWish): AsyncIterable<readonly Versioned<ProductForCrm>[]>;
}

export interface ChangedSales {
  /** How many were looked at. */
  read: number;
  /** The oldest first. */
  heads: readonly SaleHead[];
  unreadable: readonly Unreadable[];
  /**
   * The same whole, in the same order, each as it is when its page is asked for; one that is gone by then is left out.
   * To be asked for once. Nothing but a page is held.
   */
  pages: () => SalePages;
}

export type SalePages = AsyncIterable<readonly SaleToBring[]> | Iterable<readonly SaleToBring[]>;

export interface PagesWish {
  /** null: all there is. */
  since: Date | null;
  /** Whether that version has been brought already. */
  isDone: (id: string, version: string) => boolean;
}

/** A customer or a product, and the version of what the shop keeps of it. */
export interface Versioned<T> {
  id: string;
  version: string;
  what: T;
}

/** An order that the source itself does not tell well enough. */
export interface Unreadable {
  id: string;
  fault: Fault;
}
