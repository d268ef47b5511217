import type { Tidied } from '@passerelle/core/delivery/staging.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { FolderState } from '@passerelle/core/ledger/states.ts';
import type { Decision } from '@passerelle/core/orders/decision.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { OrderWarning } from '@passerelle/core/orders/orders-fault.ts';
import type { OrderPart, SourceEvent } from '@passerelle/core/ports/order-source.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { PreparedBatch } from './batch/prepare.ts';
import type { XmlDifference } from './xml/compare-xml.ts';

/** An XML as a run tells of it. */
export type BatchFile = Pick<Delivery, 'fileName' | 'lot' | 'bytes' | 'sha256' | 'state'>;

/** What happens in a run, in the order in which it happens. */
export type OrdersEvent =
  /** So many batches of earlier runs are not delivered yet; a dry run names each. */
  | { kind: 'batches-open'; count: number }
  | { kind: 'batch-open'; lot: string; state: FolderState }
  /** This run delivers it, whoever prepared it. */
  | { kind: 'batch-taken'; batch: BatchFile }
  /** As far as it went: `state`. `folder`: where ProShop looks for it. */
  | { kind: 'batch-advanced'; batch: BatchFile; state: FolderState; folder: string }
  /** It stays for the next run; the others go on. */
  | { kind: 'batch-left'; file: string; fault: Fault }
  | { kind: 'batch-collected'; file: string }
  | SourceEvent
  | { kind: 'orders-read'; parts: readonly OrderPart[] }
  /** The `nth` of so many. */
  | {
      kind: 'order-decided';
      order: Order;
      decision: Decision;
      warnings: readonly OrderWarning[];
      nth: number;
      total: number;
    }
  /** A character that XML forbids became U+FFFD. */
  | { kind: 'character-replaced'; id: string; field: string }
  /** `--only` names it, and no file has it. */
  | { kind: 'order-not-found'; name: string }
  /** All orders are decided, and the documents of those to send written: `batches`, none if there is nothing to send. */
  | { kind: 'prepared' | 'would-prepare'; batches: readonly PreparedBatch[] }
  /** It waited for its payment, and is no longer in the shop's export. */
  | { kind: 'order-vanished'; id: string; ref: string }
  /** The bytes of `from`, under another name. */
  | { kind: 'resent'; batch: BatchFile; from: string }
  | { kind: 'would-resend'; batch: Omit<BatchFile, 'state' | 'lot'> & { orderCount: number }; from: string }
  | { kind: 'tidied'; tidied: Tidied }
  | { kind: 'reject-kept'; file: string }
  | { kind: 'reject-not-kept'; file: string; reason: string }
  | { kind: 'compared'; differences: readonly XmlDifference[] }
  | { kind: 'not-compared'; path: string; reason: string }
  /** There is no order to send. */
  | { kind: 'nothing-to-compare' }
  /** The state in which each XML rests; null: the ledger does not know that name. */
  | { kind: 'at-rest'; stateOf: (file: string) => FolderState | null }
  /** Only a person can settle it: told at every run until `resolve`. */
  | { kind: 'batch-uncertain'; file: string; lot: string };

export type Emit = (event: OrdersEvent) => void;
