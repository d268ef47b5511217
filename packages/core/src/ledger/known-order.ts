import type { Decision } from '../orders/decision.ts';
import { isoOf } from '../text/moments.ts';
import type { OrderContent } from '../orders/order-content.ts';
import type { StockLine } from '../orders/stock-line.ts';
import { toDate } from './deliveries.ts';
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

/** What is bound to the statements that write an order, as ?1 to ?11: bound by number, a sale day takes a third less. */
export function toRow(entry: OrderEntry, now: Date): (string | number | null)[] {
  return [
    entry.id,
    entry.ref,
    entry.status,
    entry.decision ? JSON.stringify(entry.decision) : '',
    entry.orderedAt,
    entry.stateId,
    entry.parcel,
    encode(entry.content),
    encodeLines(entry.difference),
    encodeLines(entry.lines),
    isoOf(now),
  ];
}

export function encode(value: unknown): string {
  return value === null ? '' : JSON.stringify(value);
}

export function encodeLines(lines: readonly StockLine[]): string {
  return lines.length === 0 ? '' : JSON.stringify(lines.map((l) => [l.gencod, l.reference, l.size, l.qty]));
}

function decodeLines(text: unknown): StockLine[] {
  if (text === '') return [];
  const rows = JSON.parse(String(text)) as [string, string, string, number][];
  return rows.map(([gencod, reference, size, qty]) => ({ gencod, reference, size, qty }));
}

function decode<T>(text: unknown): T | null {
  return text === '' ? null : (JSON.parse(String(text)) as T);
}

/** From a row of `orders`, with what it needs of its parcel for the till. */
export function toKnownOrder(row: Record<string, unknown>): KnownOrder {
  return {
    key: Number(row['key']),
    id: String(row['id']),
    ref: String(row['ref']),
    status: row['status'] as OrderStatus,
    decision: decode<Decision>(row['reason']),
    orderedAt: String(row['ordered_at']),
    stateId: String(row['state_id']),
    parcel: row['parcel'] === null ? null : toParcelOfOrder(row),
    content: decode<OrderContent>(row['substance']),
    lines: decodeLines(row['lines']),
    difference: decodeLines(row['difference']),
    firstSeen: new Date(String(row['first_seen'])),
    lastSeen: new Date(String(row['last_seen'])),
    ackedAt: toDate(row['acked_at']),
    missedSince: toDate(row['missed_since']),
    differenceSince: toDate(row['difference_since']),
  };
}

function toParcelOfOrder(row: Record<string, unknown>): NonNullable<KnownOrder['parcel']> {
  return {
    number: Number(row['parcel']),
    lot: String(row['lot']),
    fileName: String(row['file_name']),
    state: row['parcel_state'] as FolderState,
    waitingAt: toDate(row['waiting_at']),
  };
}
