/**
 * The life of a batch (one XML). DRAFT, VOID and RESENT say nothing of where a delivery stands:
 * - DRAFT: the XML is written under a provisional name and its orders are bound to it; nothing is promised yet.
 * - VOID: its archive was missing or changed before anything was sent; its orders are free again.
 * - RESENT: a person had its bytes sent again as another batch.
 */
export type BatchState =
  | 'DRAFT'
  | 'PREPARED'
  | 'STAGED'
  | 'DELIVERING'
  | 'DELIVERED'
  | 'COLLECTED'
  | 'UNCERTAIN'
  | 'VOID'
  | 'RESENT';

/** Every legal step; anything else is a fault of the program. */
export const legalSteps: Readonly<Record<BatchState, readonly BatchState[]>> = {
  DRAFT: ['PREPARED', 'VOID'],
  PREPARED: ['STAGED', 'UNCERTAIN', 'VOID'],
  STAGED: ['DELIVERING', 'PREPARED', 'UNCERTAIN', 'VOID'],
  DELIVERING: ['STAGED', 'PREPARED', 'DELIVERED', 'COLLECTED', 'UNCERTAIN'],
  DELIVERED: ['COLLECTED', 'RESENT'],
  COLLECTED: ['RESENT'],
  UNCERTAIN: ['DELIVERED', 'RESENT'],
  VOID: [],
  RESENT: [],
};

/** States that the next run has to finish. */
export const openStates: readonly BatchState[] = ['DRAFT', 'PREPARED', 'STAGED', 'DELIVERING'];

/** Why an order stands in the ledger. */
export type OrderStatus =
  /** Seen as a sale, not sent: read by the stock program only, or its batch became void. */
  | 'seen'
  /** Bound to a batch. */
  | 'sent'
  /** Sent by the old program, before go-live. */
  | 'adopted'
  | 'withheld'
  | 'rejected'
  | 'unknown-state'
  /** A person keyed it into ProShop. */
  | 'acknowledged'
  /** Waiting for payment when last seen. */
  | 'waiting'
  /** Cancelled, or left the CSV while waiting: known, and nothing to do. */
  | 'gone';
