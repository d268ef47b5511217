import type { Fault } from '../failure/failure.ts';
import type { PersonForCrm, ProductForCrm, SaleForCrm } from './crm-sale.ts';

/**
 * A CRM, in which people see the shop's customers, products, orders and invoices. No parcel goes there: an order is up to
 * half a dozen records, each found again by a key of its own, and all of them are followed for as long as the order changes.
 * As often as one likes: what is right is left alone. Rejects with a Failure where the CRM cannot be worked with; what was
 * done until then stays, and a later run goes on.
 */
export interface CrmDestination {
  /** As people know it. */
  readonly name: string;
  /** Requests sent so far. */
  readonly requests: number;
  /** One answer for each, in their order; each is brought when its answer is asked for. */
  bringSales(sales: readonly SaleForCrm[]): AsyncIterable<Brought>;
  /** One answer for each, in their order. */
  bringPeople(people: readonly PersonForCrm[]): Promise<Brought[]>;
  bringProducts(products: readonly ProductForCrm[]): Promise<Brought[]>;
  /** Logs out, as far as the CRM can. Never rejects. */
  end(): Promise<void>;
}

export type Brought =
  | { kind: 'done' }
  /** Something was sent, and is not to be seen yet: a later run goes on. */
  | { kind: 'waiting' }
  /** Not wanted there: cancelled before the CRM knew it. */
  | { kind: 'skipped' }
  /** Nothing can be done about this one but by a person; the others are none the worse. */
  | { kind: 'refused'; fault: Fault }
  /** The CRM broke down over this one; it may fare better next time. */
  | { kind: 'failed'; fault: Fault };

/** What happened to one record of the CRM, told as it happens. */
export interface CrmWrite {
  /** The CRM's module: `SalesOrder`, `Contacts`. */
  module: string;
  /** What it is known by here; of a person the shop's number. */
  key: string;
  /** The CRM's; '' where there is none yet. */
  id: string;
  what: 'created' | 'changed' | 'same' | 'waiting';
}
