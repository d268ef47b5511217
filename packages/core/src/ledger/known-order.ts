import type { Decision } from '../orders/decision.ts';
import type { StockLine } from '../orders/stock-line.ts';
import type { OrderContent } from '../orders/order-content.ts';
import type { FolderState, OrderStatus } from './states.ts';

/** One order as the ledger keeps it. Of the customer it keeps nothing. */
export interface KnownOrder {
  key: number;
  id: string;
  ref: string;
  status: OrderStatus;
  /** The last decision and why; null for what no program decided. */
  decision: Decision | null;
  orderedAt: string;
  stateId: string;
  /** What takes it to the till, and how far it came. */
  parcel: {
    number: number;
    lot: string;
    fileName: string;
    state: FolderState;
    waitingAt: Date | null;
  } | null;
  content: OrderContent | null;
  lines: StockLine[];
  /** What a changed order sells beyond what was sent; empty for any other. */
  difference: StockLine[];
  firstSeen: Date;
  lastSeen: Date;
  /** By the server's clock. */
  ackedAt: Date | null;
  /** The stock snapshot (server's clock) in whose cycle its lines were first taken out; null: not yet. */
  missedSince: Date | null;
  differenceSince: Date | null;
}

export interface OrderEntry {
  id: string;
  ref: string;
  status: OrderStatus;
  decision: Decision | null;
  orderedAt: string;
  stateId: string;
  parcel: number | null;
  content: OrderContent;
  lines: StockLine[];
  difference: StockLine[];
}
