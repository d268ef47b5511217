import type { WriteOutcome } from './write-outcome.ts';

/** A state that an order of the shop can be in. */
export interface StatusOfShop {
  id: number;
  /** In each of the shop's languages. */
  names: readonly string[];
  /** Whether it counts as a sale: leaving such states puts goods back on the shelf. */
  isSale: boolean;
  /** Whether it counts as paid: entering it from one that does not books the whole sum as received. */
  isPaid: boolean;
  mails: boolean;
  isDeleted: boolean;
}

/** An order as the shop has it at this moment. */
export interface OrderNow {
  id: number;
  reference: string;
  state: number;
  /** Every state that it was put into, the oldest first. */
  history: readonly { id: number; state: number }[];
  /** What carries it; null: nothing does, as with vouchers and downloads. */
  carriage: Carriage | null;
}

export interface Carriage {
  id: number;
  /** Who carries it, by the shop's number; 0: nobody is named. */
  carrier: number;
  /** '' as long as there is none. */
  trackingNumber: string;
}

export type StatusOutcome = WriteOutcome<{ id: number }>;

/** Where customers see what became of their orders. Every method that reads rejects when it could not look. */
export interface OrderStatus {
  states(): Promise<readonly StatusOfShop[]>;
  /** The orders that bear each name as their number or as their reference; several may share a reference. */
  find(names: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  /** Orders that are not there are left out. */
  look(orders: readonly number[]): Promise<ReadonlyMap<number, OrderNow>>;
  /** Whether a carrier has an address to follow parcels at: without one the mail of `setTracking` never goes out. */
  showsTracking(carrier: number): Promise<boolean>;
  /**
   * Puts an order into a state, whatever it is in: whoever calls has just looked. Sent once, never again by itself.
   * `mails`: the shop writes to the customer, where that state has a mail.
   */
  enter(order: number, state: number, how: { mails: boolean }): Promise<StatusOutcome>;
  /** Writes a tracking number; `mails`: the shop writes to the customer that the parcel is on its way. */
  setTracking(carriage: number, trackingNumber: string, how: { mails: boolean }): Promise<StatusOutcome>;
}
