import type { OriginalRows } from '../files/keep-reject.ts';
import type { BuiltOrder } from '../orders/build-order.ts';

/** Where the shop's orders come from: its export as CSV, or the shop itself. */
export interface OrderSource {
  /**
   * A whole reading, or none: whatever is missing, cut short, changing or refused rejects with a Failure (4), and what
   * could not be looked at with one of the server (3); never is "could not look" taken for "nothing there".
   * `everything`: also what an earlier run has read and nothing has changed since.
   */
  read(wish: { everything: boolean }): Promise<OrderReading>;
}

/** Orders as they stood at one moment. Valid until it is closed. */
export interface OrderReading {
  /** As people know it: the newest file, or the shop. */
  name: string;
  /** By the clock of the source: every order made before has been told, by this reading or by an earlier one. */
  asOf: Date;
  /** false: a person named the file, or the shop was asked just now. Then no age is too old. */
  ageCounts: boolean;
  /** What was read, the oldest first; never empty. */
  parts: readonly OrderPart[];
  /** How many parts there was no time for; the next run goes on with them. */
  left: number;
  /** One at a time, each order once, as the newest part tells it. Can be asked for again: from the first one. */
  orders(): Iterable<OrderAsRead>;
  /**
   * Whether an order that is not among `orders` is no longer in the shop. `lastSeen`: when the run began in which this
   * program last saw it there; null: not known. false where it may stand in a part that was not read this time.
   */
  hasLeft(lastSeen: Date | null): boolean;
  /**
   * To be called when all that was read is in the ledger, or in the same transaction: it is not read again until it
   * changes. `keep`: the parts, by name, that must be read again.
   */
  markRead(keep?: (part: string) => boolean): void;
  /** Frees what the reading holds: there are no orders any more. */
  close(): void;
}

/** A file, or what stands for one. */
export type OrderPart = OrderFile | OrdersOfShop;

interface PartFacts {
  name: string;
  rows: number;
  orders: number;
}

export interface OrderFile extends PartFacts {
  kind: 'file';
  bytes: number;
  encoding: string;
  delimiter: string;
}

/** The shop itself, asked by so many requests. */
export interface OrdersOfShop extends PartFacts {
  kind: 'shop';
  requests: number;
}

export interface OrderAsRead extends BuiltOrder {
  /** The name of the part that tells it. */
  part: string;
  /** A newer part was read by an earlier run, and not again: this one has no news of an order that the ledger knows. */
  isBehind: boolean;
  /** Whether the same part tells an order of that number. */
  standsBeside: (id: string) => boolean;
  /** The order as the source has it, for a person to mend. */
  original(): OriginalRows;
}

/** What a source of orders or stock has to tell while it is read. */
export type SourceEvent =
  /** So many bytes of a file so far. */
  | { kind: 'source/received'; path: string; bytes: number }
  /** Names under the pattern that the server can't be asked for: those files are not read. */
  | { kind: 'source/unsendable'; names: readonly string[] }
  /** Parts that an earlier run read whole and that have not changed since. */
  | { kind: 'source/unchanged'; count: number }
  /** Parts that there was no time for. */
  | { kind: 'source/left'; count: number }
  /** Something odd that the source's own room has words for. */
  | { kind: 'source/notice'; notice: { readonly kind: string; readonly [fact: string]: unknown } };

export type EmitSource = (event: SourceEvent) => void;
