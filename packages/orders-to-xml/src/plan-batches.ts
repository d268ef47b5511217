import type { Archive } from '@passerelle/core/files/archive.ts';
import { NumbersInFile } from '@passerelle/core/orders/read-orders.ts';
import { isMatch } from '@passerelle/core/orders/vouchers.ts';
import type { SelectionRules } from '@passerelle/core/orders/select.ts';
import { heapCap } from '@passerelle/core/program/heap-cap.ts';
import { breathEvery } from './batch/breath.ts';
import { openDocuments } from './batch/open-documents.ts';
import { prepareBatches, type PreparedBatch } from './batch/prepare.ts';
import { loadLayout } from './layout/load-layout.ts';
import type { OrdersJob } from './options.ts';
import { latestVersions, type SourcedOrder } from '@passerelle/core/orders/latest-versions.ts';
import type { Source } from './read-sources.ts';
import type { RejectedRows } from './rejects.ts';
import { foldPaymentCodes } from './sale/sale-payments.ts';
import type { SaleSettings } from './sale/sale.ts';
import { tellDecision, tellOrderWarning, warn } from './tell.ts';

export interface Plan {
  batches: PreparedBatch[];
  rejected: RejectedRows[];
  /** The documents, kept only for `--compare`. */
  document: Buffer | null;
}

/** The other program waits for the ledger three times as long. */
const longestHoldMs = 5000;

/** Decides every order of the sources and writes the documents; `archive` null: a dry run, which keeps nothing. */
export async function planBatches(
  job: OrdersJob,
  sources: readonly Source[],
  archive: Archive | null,
): Promise<Plan> {
  const { config, options, ledger, words } = job;
  const rejected: RejectedRows[] = [];
  const { documents, copy } = openDocuments(job, archive);
  const layout = await loadLayout(job);
  const selection = new Selection(options.only);
  const showProgress = progressOver(job, sources);
  const capHeap = heapCap();
  const numbers = new NumbersInFile();
  const batches = prepareBatches(
    {
      ledger,
      isRehearsal: archive === null,
      rules: selectionRules(job),
      layout,
      sale: saleSettings(job),
      fileName: config.xml.fileName,
      perOrder: config.xml.perOrder,
      documents,
      now: job.startedAt,
      breath: breathEvery(longestHoldMs),
      standsInFile: ({ source }, id) => numbers.has(source, id),
      onDecided(read, decision) {
        showProgress();
        capHeap();
        tellDecision(job, read.order, decision);
        for (const warning of read.warnings) tellOrderWarning(job, read.order, warning);
        if (decision.kind === 'rejected') rejected.push(rejectedRows(job, read));
      },
      onReplaced: (id, field) => warn(job, words.orderCycle.replaced({ id, field })),
    },
    selection.of(news(job, sources)),
  );
  for (const name of selection.missing()) warn(job, words.orderCycle.onlyMissing({ name }));
  return { batches, rejected, document: copy() };
}

/**
 * The orders of these files, each as the newest tells it. A file that comes behind newer ones, which were read by an
 * earlier run, has news only of orders that nobody has decided yet.
 */
function* news({ ledger }: OrdersJob, sources: readonly Source[]): Generator<SourcedOrder> {
  const behind = new Set(sources.filter(({ isBehind }) => isBehind).map(({ orders }) => orders));
  for (const read of latestVersions(sources.map((source) => source.orders))) {
    const { id, ref, date } = read.order;
    const known = behind.has(read.source) ? ledger?.orders.find(id, ref, date) : null;
    const isTold = known && known.status !== 'seen' && known.status !== 'waiting';
    if (!isTold) yield read;
  }
}

/** To be called at each order. */
function progressOver({ progress, words }: OrdersJob, sources: readonly Source[]): () => void {
  const total = sources.reduce((sum, { orders }) => sum + orders.orderCount, 0);
  let orders = 0;
  return () => {
    orders++;
    progress.show(() => words.orderCycle.decided({ orders, total }));
  };
}

/** `--only`: these orders and no other. */
class Selection {
  readonly #wanted: ReadonlySet<string>;
  readonly #found = new Set<string>();

  constructor(only: readonly string[]) {
    this.#wanted = new Set(only);
  }

  *of(orders: Iterable<SourcedOrder>): Generator<SourcedOrder> {
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

/** The part of the configuration that decides, and what adoption left. */
export function selectionRules({ config, options, ledger }: OrdersJob): SelectionRules {
  const { states, ignoredStates, giftVoucher, columns } = config.orders;
  return {
    states,
    ignoredStates,
    hasStateColumn: columns['state'] !== false,
    giftVoucher,
    oldestAdopted: ledger?.meta.oldestAdopted ?? null,
    force: options.force,
  };
}

function saleSettings({ config }: OrdersJob): SaleSettings {
  const { patterns, policy } = config.orders.giftVoucher;
  return {
    store: config.store,
    paymentCodes: foldPaymentCodes(config.orders.paymentCodes),
    giftVoucherPolicy: policy,
    isGiftVoucher: ({ name, code }) =>
      patterns.some((pattern) => isMatch(name, pattern) || isMatch(code, pattern)),
    giftCards: config.giftCards.map(({ productId = '', reference = '' }) => ({ productId, reference })),
  };
}

function rejectedRows(
  { words }: OrdersJob,
  { order, rejection, rawRows, source }: SourcedOrder,
): RejectedRows {
  const reason = rejection ? words.orders.rejection(rejection) : '';
  const { headingRow, dialect } = source;
  return { order, reason, headingRow, rows: rawRows(), delimiter: dialect.delimiter };
}
