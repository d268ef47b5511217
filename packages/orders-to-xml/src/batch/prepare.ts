import type { Fingerprint } from '@passerelle/core/files/archive.ts';
import { priorOutcomeOf, recognise } from '@passerelle/core/ledger/recognise.ts';
import type { KnownOrder } from '@passerelle/core/ledger/known-orders.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Decision } from '@passerelle/core/orders/decision.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { BuiltOrder } from '@passerelle/core/orders/build-order.ts';
import { decide, type SelectionRules } from '@passerelle/core/orders/select.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { CompiledLayout } from '../layout/fill-layout.ts';
import type { Sale, SaleSettings } from '../sale/sale.ts';
import { toSale } from '../sale/to-sale.ts';
import { ledgerStep } from './decided-order.ts';
import type { Documents } from './documents.ts';
import { nameBatch, type BatchName } from './lot.ts';

/** A batch whose document is written and whose orders are bound to it. */
export interface PreparedBatch extends BatchName, Fingerprint {
  orderCount: number;
}

export interface Preparation<Read extends BuiltOrder> {
  /** null: a dry run without a ledger; every order is then new. */
  ledger: Ledger | null;
  /** A dry run decides the same and records nothing. */
  isDryRun: boolean;
  rules: SelectionRules;
  layout: CompiledLayout;
  sale: SaleSettings;
  fileName: string;
  perOrder: boolean;
  documents: Documents;
  now: Date;
  /** When the other program is to be let to the ledger, and for how long. */
  breath: Breath;
  /** Whether the file that tells this order has one of that number. */
  standsInFile: (read: Read, id: string) => boolean;
  onDecided: (read: Read, decision: Decision) => void;
  onReplaced: (orderId: string, field: string) => void;
}

/** A day of many orders takes longer than the other program waits. */
export interface Breath {
  isDue(): boolean;
  pause(): void;
}

/**
 * Decides every order, writes those to send into one document (or one each), and records it all in one transaction: after
 * it the batches stand in the ledger as DRAFT, or nothing has happened. One that lasts is made of several: until its
 * document is whole the batch has no fingerprint, and whatever goes wrong makes it void, its orders free. One order at a
 * time flows from the CSV to the document; none is kept. No order to send: no document.
 */
export function prepareBatches<Read extends BuiltOrder>(
  preparation: Preparation<Read>,
  orders: Iterable<Read>,
): PreparedBatch[] {
  const { ledger, isDryRun, documents } = preparation;
  const writer = new BatchWriter(preparation);
  try {
    const write = (): PreparedBatch[] => [...writer.writeAll(orders)];
    return ledger && !isDryRun ? ledger.transaction(write) : write();
  } catch (error) {
    documents.abandon();
    if (ledger) writer.giveUp(ledger);
    throw error;
  }
}

class BatchWriter<Read extends BuiltOrder> {
  readonly #preparation: Preparation<Read>;
  #next: number;
  /** The batch whose document is being written; `isRecorded`: the ledger has it already. */
  #open: { name: BatchName; isRecorded: boolean } | null = null;

  constructor(preparation: Preparation<Read>) {
    this.#preparation = preparation;
    this.#next = (preparation.ledger?.meta.lastBatch ?? 0) + 1;
  }

  *writeAll(orders: Iterable<Read>): Generator<PreparedBatch> {
    const sales = this.#salesToSend(orders);
    for (let first = sales.next(); !first.done; first = sales.next()) {
      yield this.#write(this.#preparation.perOrder ? [first.value] : startingWith(first.value, sales));
    }
  }

  /** Decides one order after the other; a sale is bound to the batch under way the moment it is handed on. */
  *#salesToSend(orders: Iterable<Read>): Generator<Sale> {
    const { ledger, rules, sale, standsInFile, onDecided } = this.#preparation;
    for (const read of orders) {
      this.#breathe();
      const { order } = read;
      const { known, doubt } = recognise(ledger, order, (id) => standsInFile(read, id));
      const prior = doubt ? { status: 'doubtful' as const, reason: doubt } : priorOutcomeOf(known);
      const decision = decide(order, read.rejection, prior, rules);
      onDecided(read, decision);
      this.#remember(order, decision, known);
      if (decision.kind === 'send') yield toSale(order, sale);
    }
  }

  #write(sales: Iterable<Sale>): PreparedBatch {
    const { layout, documents, fileName, now, onReplaced } = this.#preparation;
    const name = nameBatch(this.#next, now, fileName);
    this.#open = { name, isRecorded: false };
    const document = documents.begin(name.fileName);
    const counted = new CountedSales(sales);
    const blocks = layout.document({ lot: name.lot, createdAt: name.createdAt }, counted, onReplaced);
    for (const block of blocks) document.write(block);
    const batch = { ...name, ...document.finish(), orderCount: counted.count };
    this.#record(batch);
    this.#open = null;
    this.#next++;
    return batch;
  }

  /** What a person forces is a few orders, and is bound to its batch in one piece: nothing of it may be left over. */
  #breathe(): void {
    const { ledger, isDryRun, rules, breath, now } = this.#preparation;
    if (!ledger || isDryRun || rules.force || !breath.isDue()) return;
    if (this.#open && !this.#open.isRecorded) {
      ledger.meta.takeBatchNumber();
      ledger.parcels.begin({ ...this.#open.name, createdAt: now });
      ledger.till.add(this.#open.name.number, this.#open.name.fileName);
      this.#open.isRecorded = true;
    }
    ledger.interrupt(() => breath.pause());
  }

  /** Its document will never be whole: its orders are free again. What cannot be recorded now, the next run does. */
  giveUp(ledger: Ledger): void {
    const batch = this.#open?.isRecorded ? ledger.till.get(this.#open.name.number) : null;
    if (!batch) return;
    try {
      ledger.transaction(() => {
        ledger.till.move(batch, { state: 'VOID' }, this.#preparation.now, 'void');
        ledger.orders.freeOrdersOf(batch.number);
      });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }

  #record(batch: PreparedBatch): void {
    const { ledger, isDryRun, now } = this.#preparation;
    if (!ledger || isDryRun) return;
    if (this.#open?.isRecorded) return ledger.parcels.complete({ ...batch, createdAt: now });
    ledger.meta.takeBatchNumber();
    ledger.parcels.add({ ...batch, createdAt: now });
    ledger.till.add(batch.number, batch.fileName);
  }

  #remember(order: Order, decision: Decision, known: KnownOrder | null): void {
    const { ledger, isDryRun, now } = this.#preparation;
    if (!ledger || isDryRun) return;
    const step = ledgerStep(order, decision, known, this.#next);
    switch (step.kind) {
      case 'nothing':
        return;
      case 'touch':
        if (known) ledger.orders.touch(known, order.stateId || order.stateLabel, now);
        return;
      case 'record':
        ledger.orders.record(known, step.entry, now);
        return;
      case 'change':
        if (known) ledger.orders.recordChange(known, decision, step, now);
        return;
      case 'unchanged':
        if (known) ledger.orders.recordUnchanged(known, now);
        return;
      case 'identify':
        if (known) ledger.orders.identify(known, order);
        return;
      case 'gone':
        if (known) ledger.orders.markGone(known);
    }
  }
}

class CountedSales implements Iterable<Sale> {
  count = 0;
  readonly #sales: Iterable<Sale>;

  constructor(sales: Iterable<Sale>) {
    this.#sales = sales;
  }

  *[Symbol.iterator](): Generator<Sale> {
    for (const sale of this.#sales) {
      this.count++;
      yield sale;
    }
  }
}

function* startingWith(first: Sale, rest: Iterator<Sale>): Generator<Sale> {
  yield first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}
