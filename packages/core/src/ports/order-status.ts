/** A state that an order of the shop can be in. */
export interface StatusOfShop {
  id: number;
  /** In each of the shop's languages. */
  names: readonly string[];
  /** Whether it counts as a sale: leaving such states puts goods back on the shelf. */
  isSale: boolean;
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
  carriage: { id: number; trackingNumber: string; hasTrackingPage: boolean } | null;
}

/**
 * What became of a write. `refused`: nothing of it was done. `unknown`: it may have been done, wholly or in part, now or in
 * a minute: look before anything is sent again.
 */
export type StatusOutcome =
  | { kind: 'done'; id: number }
  | { kind: 'refused' | 'unknown'; fault: { readonly kind: string; readonly [fact: string]: unknown } };

/** Where customers see what became of their orders. Every method that reads rejects when it could not look. */
export interface OrderStatus {
  states(): Promise<readonly StatusOfShop[]>;
  /** The orders that bear each name as their number or as their reference; several may share a reference. */
  find(names: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  /** Orders that are not there are left out. */
  look(orders: readonly number[]): Promise<ReadonlyMap<number, OrderNow>>;
  /**
   * Puts an order into a state, whatever it is in: whoever calls has just looked. Sent once, never again by itself.
   * `mails`: the shop writes to the customer, where that state has a mail.
   */
  enter(order: number, state: number, how: { mails: boolean }): Promise<StatusOutcome>;
  /** Writes a tracking number; `mails`: the shop writes to the customer that the parcel is on its way. */
  setTracking(carriage: number, trackingNumber: string, how: { mails: boolean }): Promise<StatusOutcome>;
}
