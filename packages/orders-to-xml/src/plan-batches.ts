import type { Config } from '@passerelle/core/config/schema.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { giftVoucherRule } from '@passerelle/core/orders/vouchers.ts';
import type { OrderAsRead, OrderReading } from '@passerelle/core/ports/order-source.ts';
import { heapCap } from '@passerelle/core/program/heap-cap.ts';
import { makeCompilerPatient } from '@passerelle/core/program/patient-compiler.ts';
import { monotonicMs } from '@passerelle/core/world/monotonic.ts';
import type { Documents } from './batch/documents.ts';
import { prepareBatches, type Breath, type PreparedBatch } from './batch/prepare.ts';
import { selectionRules } from './batch/selection-rules.ts';
import type { Emit } from './event.ts';
import { loadLayout } from './layout/load-layout.ts';
import type { OrdersOptions } from './options.ts';
import type { RejectedOrder } from './rejects.ts';
import { foldPaymentCodes } from './sale/sale-payments.ts';
import type { SaleSettings } from './sale/sale.ts';

export interface Planning {
  config: Pick<Config, 'store' | 'orders' | 'giftCards' | 'xml'>;
  options: Pick<OrdersOptions, 'only' | 'force' | 'dryRun'>;
  /** null: a dry run where there is none yet. */
  ledger: Ledger | null;
  startedAt: Date;
  documents: Documents;
}

/** What was decided, and written. */
export interface Plan {
  batches: PreparedBatch[];
  rejected: RejectedOrder[];
}

/** The other program waits for the ledger three times as long. */
const longestHoldMs = 5000;

/** Decides every order of a reading and writes the documents; a dry run records nothing. Failure 2: the layout is wrong. */
export async function planBatches(planning: Planning, reading: OrderReading, emit: Emit): Promise<Plan> {
  const { config, options, ledger, startedAt, documents } = planning;
  const rejected: RejectedOrder[] = [];
  const layout = await loadLayout(config.xml);
  const selection = new Selection(options.only);
  const total = reading.parts.reduce((sum, { orders }) => sum + orders, 0);
  const capHeap = heapCap();
  makeCompilerPatient(total);
  let nth = 0;
  const batches = prepareBatches(
    {
      ledger,
      isDryRun: options.dryRun,
      rules: selectionRules(config.orders, ledger, options.force),
      layout,
      sale: saleSettings(config),
      fileName: config.xml.fileName,
      perOrder: config.xml.perOrder,
      documents,
      now: startedAt,
      breath: breathEvery(longestHoldMs),
      standsInFile: (read: OrderAsRead, id) => read.standsBeside(id),
      onDecided(read, decision) {
        const { order, rejection, warnings } = read;
        capHeap();
        emit({ kind: 'order-decided', order, decision, warnings, nth: ++nth, total });
        if (decision.kind === 'rejected') rejected.push({ order, rejection, original: read.original() });
      },
      onReplaced: (id, field) => emit({ kind: 'character-replaced', id, field }),
    },
    selection.of(news(ledger, reading)),
  );
  for (const name of selection.missing()) emit({ kind: 'order-not-found', name });
  return { batches, rejected };
}

/** A part that comes behind newer ones, which an earlier run has read, has news only of orders that nobody has decided yet. */
function* news(ledger: Ledger | null, reading: OrderReading): Generator<OrderAsRead> {
  for (const read of reading.orders()) {
    const { id, ref, date } = read.order;
    const known = read.isBehind ? ledger?.orders.find(id, ref, date) : null;
    const isTold = known && known.status !== 'seen' && known.status !== 'waiting';
    if (!isTold) yield read;
  }
}

/** `--only`: these orders and no other. */
class Selection {
  readonly #wanted: ReadonlySet<string>;
  readonly #found = new Set<string>();

  constructor(only: readonly string[]) {
    this.#wanted = new Set(only);
  }

  *of(orders: Iterable<OrderAsRead>): Generator<OrderAsRead> {
    for (const read of orders) {
      const names = [read.order.id, read.order.ref].filter((name) => name !== '' && this.#wanted.has(name));
      for (const name of names) this.#found.add(name);
      if (this.#wanted.size === 0 || names.length > 0) yield read;
    }
  }

  missing(): string[] {
    return [...this.#wanted].filter((name) => !this.#found.has(name));
  }
}

/** Longer than SQLite's longest wait between two tries (100 ms), so that whoever waits finds the ledger free. */
const pauseMs = 200;

/** Due when that many milliseconds have passed since the last pause. */
function breathEvery(milliseconds: number): Breath {
  let since = monotonicMs();
  return {
    isDue: () => monotonicMs() - since >= milliseconds,
    pause() {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
      since = monotonicMs();
    },
  };
}

function saleSettings({ store, orders, giftCards }: Planning['config']): SaleSettings {
  const { policy, patternIn } = giftVoucherRule(orders.giftVoucher);
  return {
    store,
    paymentCodes: foldPaymentCodes(orders.paymentCodes),
    giftVoucherPolicy: policy,
    isGiftVoucher: ({ name, code }) => (patternIn(name) ?? patternIn(code)) !== undefined,
    giftCards: giftCards.map(({ productId = '', reference = '' }) => ({ productId, reference })),
  };
}
