import { priorOutcomeOf, recognise } from '@passerelle/core/ledger/recognise.ts';
import { contentOf } from '@passerelle/core/orders/order-content.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { DecisionKind } from '@passerelle/core/orders/decision.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { meaningOfState } from '@passerelle/core/orders/order-state.ts';
import { decide, type SelectionRules } from '@passerelle/core/orders/select.ts';
import type { OrderAsRead, OrderReading } from '@passerelle/core/ports/order-source.ts';
import type { ArchivedOrders, ArchiveProof } from './archived-orders.ts';
import { readArchive, type ReadArchive } from './read-archive.ts';

/** How an order of the CSV was found to be sent already. */
type Proof = ArchiveProof | 'all';

export interface Adoption {
  adopted: readonly AdoptedOrder[];
  /** Orders that stay, and what the next run makes of each: a person sees now what would be sent. */
  left: readonly { order: Order; next: DecisionKind }[];
}

type AdoptedOrder = Pick<OrderAsRead, 'order' | 'rejection'> & { proof: Proof };
type Unadopted = Pick<OrderAsRead, 'order' | 'rejection' | 'standsBeside'>;

export interface AdoptRequest {
  ledger: Ledger;
  reading: OrderReading;
  /** What `readArchive` found of the orders of that reading. */
  archived: ArchivedOrders;
  /** Those that are sales are recorded too. */
  all: boolean;
  /** What decides, asked again once the adopted ones are recorded. */
  rules: () => SelectionRules;
  now: () => Date;
}

/** What the archive tells of the orders of a reading. */
export function searchArchive(folder: string, reading: OrderReading): Promise<ReadArchive> {
  const names = [...reading.orders()].map(({ order: { id, ref } }) => ({ id, ref }));
  return readArchive(folder, names);
}

/**
 * `adopt`, the go-live: orders of the current reading that an XML of ArchiveExport has are recorded as already sent; the
 * others stay to be sent. Sends nothing.
 */
export function adopt(request: AdoptRequest): Adoption {
  const { ledger, reading } = request;
  const adopted: AdoptedOrder[] = [];
  const left: Unadopted[] = [];
  for (const { order, rejection, standsBeside } of reading.orders()) {
    if (isSettledAlready(ledger, order)) continue;
    const proof = findProof(order, request);
    if (proof) adopted.push({ order, rejection, proof });
    else left.push({ order, rejection, standsBeside });
  }
  recordAdopted(ledger, adopted, request.now());
  const rules = request.rules();
  return { adopted, left: left.map((one) => ({ order: one.order, next: nextOf(one, ledger, rules) })) };
}

function isSettledAlready(ledger: Ledger, { id, ref, date }: Order): boolean {
  const status = ledger.orders.find(id, ref, date)?.status;
  return status === 'sent' || status === 'adopted' || status === 'acknowledged';
}

/** `--all` never records an order that is not yet a sale: paid later, it would be lost. */
function findProof(order: Order, { archived, all, rules }: AdoptRequest): Proof | null {
  const proof = archived.proofOf(order);
  if (proof) return proof;
  const isSale = meaningOfState(order, rules()) === 'sale';
  return all && isSale && (order.id !== '' || order.ref !== '') ? 'all' : null;
}

function recordAdopted(ledger: Ledger, adopted: readonly AdoptedOrder[], now: Date): void {
  ledger.transaction(() => {
    for (const { order, rejection } of adopted) {
      const entry = {
        id: order.id,
        ref: order.ref,
        status: 'adopted' as const,
        decision: null,
        orderedAt: order.date,
        stateId: order.stateId || order.stateLabel,
        parcel: null,
        content: contentOf(order, rejection !== null),
        lines: [],
        difference: [],
      };
      ledger.orders.record(ledger.orders.find(order.id, order.ref, order.date), entry, now, 'adopted');
    }
    ledger.meta.noteAdoption();
    const dates = [...adopted.map(({ order }) => order.date), ledger.meta.oldestAdopted ?? ''];
    const [oldest] = dates.filter((date) => date !== '').sort();
    if (oldest !== undefined) ledger.meta.oldestAdopted = oldest;
  });
}

function nextOf(
  { order, rejection, standsBeside }: Unadopted,
  ledger: Ledger,
  rules: SelectionRules,
): DecisionKind {
  const { known, doubt } = recognise(ledger, order, standsBeside);
  const prior = doubt ? { status: 'doubtful' as const, reason: doubt } : priorOutcomeOf(known);
  return decide(order, rejection, prior, rules).kind;
}
