import type { Tidied } from '@passerelle/core/delivery/staging.ts';
import type { Tone } from '@passerelle/core/report/reporter.ts';
import type { DecisionKind } from '@passerelle/core/orders/decision.ts';
import type { OrderPart } from '@passerelle/core/ports/order-source.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { sayPart, tellSource, warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import type { PreparedBatch } from './batch/prepare.ts';
import type { BatchFile, Emit, OrdersEvent } from './event.ts';
import type { OrdersOptions } from './options.ts';
import { sayDifferences } from './say-differences.ts';
import type { OrdersWords } from './words/words.ts';

/** Whom a run tells, and whether every order is to stand in the report. */
export interface OrdersAudience extends Audience<OrdersWords> {
  options: Pick<OrdersOptions, 'json'>;
}

type Event<Kind extends OrdersEvent['kind']> = Extract<OrdersEvent, { kind: Kind }>;

/** The one place that tells a run: to the trace and the terminal, and to the report. */
export function reportTo(audience: OrdersAudience): Emit {
  return (event) => tell(audience, event);
}

function tell(audience: OrdersAudience, event: OrdersEvent): void {
  const { reporter, words } = audience;
  const { orderCycle, cycle } = words;
  switch (event.kind) {
    case 'batches-open':
      return reporter.tell('plain', orderCycle.finishing(event));
    case 'batch-open':
      return reporter.tell('plain', orderCycle.wouldFinish(event));
    case 'batch-taken':
      return reportBatch(audience, event.batch);
    case 'batch-advanced':
      return tellAdvanced(audience, event);
    case 'batch-left':
      return warn(
        audience,
        orderCycle.batchLeft({ file: event.file, reason: words.say(event.fault).message }),
      );
    case 'batch-collected':
      return reporter.tell('plain', orderCycle.collected(event));
    case 'orders-read':
      return event.parts.forEach((part) => tellRead(audience, part));
    case 'order-decided':
      return tellDecided(audience, event);
    case 'character-replaced':
      return warn(audience, orderCycle.replaced(event));
    case 'order-not-found':
      return warn(audience, orderCycle.onlyMissing(event));
    case 'prepared':
    case 'would-prepare':
      tellSummary(audience);
      return tellPrepared(audience, event.batches, event.kind);
    case 'order-vanished':
      return warn(audience, orderCycle.leftWaiting(event));
    case 'resent':
      reporter.tell('warning', orderCycle.resent({ file: event.batch.fileName, from: event.from }));
      return reportBatch(audience, event.batch);
    case 'would-resend':
      return tellWouldResend(audience, event);
    case 'tidied':
      return tellTidied(audience, event.tidied);
    case 'reject-kept':
      return reporter.tell('plain', orderCycle.rejectKept(event));
    case 'reject-not-kept':
      return reporter.tell('warning', orderCycle.rejectNotKept(event));
    case 'compared':
      return sayDifferences(event.differences, words).forEach((line) => reporter.tell('plain', line));
    case 'not-compared':
      return warn(audience, cycle.notCompared(event));
    case 'nothing-to-compare':
      return reporter.tell('plain', orderCycle.nothingToCompare);
    case 'at-rest':
      return audience.findings.files.forEach((file) => (file.state = event.stateOf(file.name) ?? file.state));
    case 'batch-uncertain':
      return tellUncertain(audience, event);
    case 'source/received':
    case 'source/unsendable':
    case 'source/unchanged':
    case 'source/left':
    case 'source/notice':
      return tellSource(audience, event);
  }
}

/** Each XML once, however often a run comes to it. */
function reportBatch(
  { findings }: OrdersAudience,
  { fileName: name, bytes, sha256, state }: BatchFile,
): void {
  if (findings.files.every((file) => file.name !== name)) findings.files.push({ name, bytes, sha256, state });
}

function tellAdvanced({ reporter, words }: OrdersAudience, event: Event<'batch-advanced'>): void {
  const { folder, state, batch } = event;
  const { fileName: file, sha256, lot } = batch;
  if (state === 'VOID') reporter.tell('warning', words.orderCycle.madeVoid({ lot }));
  if (state === 'DELIVERED') reporter.tell('good', words.orderCycle.delivered({ file, folder, sha256 }));
  if (state === 'COLLECTED') reporter.tell('good', words.orderCycle.collected({ file }));
}

function tellRead({ reporter, words, findings }: OrdersAudience, part: OrderPart): void {
  findings.count('rows', part.rows);
  findings.count('orders', part.orders);
  reporter.tell('plain', sayPart(part, words));
}

/** How each decision is told: what needs nobody is for --verbose. */
const tones: Record<DecisionKind, Tone> = {
  send: 'good',
  'already-sent': 'detail',
  acknowledged: 'detail',
  state: 'detail',
  'changed-since-sent': 'warning',
  'gift-voucher': 'warning',
  'before-go-live': 'warning',
  'number-used-before': 'warning',
  'same-order-other-number': 'warning',
  'unknown-state': 'warning',
  rejected: 'warning',
};

/** What ends a run with 5: something is wrong, with the order or with how the shop numbers them. */
const heldKinds: ReadonlySet<DecisionKind> = new Set<DecisionKind>([
  'rejected',
  'unknown-state',
  'number-used-before',
  'same-order-other-number',
]);

/** Orders of one fate that are told one by one; beyond, only their count is. What needs a person is always told. */
const mostDetailed = 500;

function tellDecided(audience: OrdersAudience, event: Event<'order-decided'>): void {
  const { words, progress } = audience;
  const { order, warnings, nth, total } = event;
  progress.show(() => words.orderCycle.decided({ orders: nth, total }));
  tellDecision(audience, event);
  for (const one of warnings) {
    const told = { id: order.id || order.ref, warning: words.orders.warning(one) };
    warn(audience, words.orderCycle.orderWarning(told));
  }
}

function tellDecision(audience: OrdersAudience, { order, decision }: Event<'order-decided'>): void {
  const { words, reporter, findings, options } = audience;
  const { kind } = decision;
  findings.count(kind);
  if (heldKinds.has(kind)) findings.endWith(ExitCode.OrdersHeld);
  const isQuiet = tones[kind] !== 'warning' && (findings.counts[kind] ?? 0) > mostDetailed;
  if (isQuiet && !options.json) return;
  const { id, ref } = order;
  const reason = decision.reason ? words.decisions.reason(decision.reason) : '';
  findings.orders.push({ id, ref, decision: kind, ...(reason ? { reason } : {}) });
  if (isQuiet) return;
  reporter.tell(
    tones[kind],
    words.orderCycle.order({ id, ref, decision: words.decisions.kinds[kind], reason }),
  );
}

/** How many orders met each fate. */
function tellSummary({ words, reporter, findings }: OrdersAudience): void {
  const parts = (Object.keys(tones) as DecisionKind[])
    .map((kind) => ({ decision: words.decisions.kinds[kind], count: findings.counts[kind] ?? 0 }))
    .filter((part) => part.count > 0);
  reporter.tell('plain', words.orderCycle.summary(parts));
}

function tellPrepared(
  { reporter, words: { orderCycle }, findings }: OrdersAudience,
  batches: readonly PreparedBatch[],
  kind: 'prepared' | 'would-prepare',
): void {
  const isPlanned = kind === 'would-prepare';
  if (batches.length === 0) reporter.tell('plain', orderCycle.nothingToSend);
  for (const { fileName: file, orderCount: orders, bytes, sha256 } of batches) {
    const told = { file, orders, bytes };
    reporter.tell('plain', isPlanned ? orderCycle.wouldSend(told) : orderCycle.prepared(told));
    findings.files.push({ name: file, bytes, sha256, state: isPlanned ? 'planned' : 'DRAFT' });
  }
}

function tellWouldResend(
  { reporter, words, findings }: OrdersAudience,
  { batch, from }: Event<'would-resend'>,
): void {
  const { fileName: file, bytes, sha256, orderCount: orders } = batch;
  reporter.tell('plain', words.orderCycle.resent({ file, from }));
  reporter.tell('plain', words.orderCycle.wouldSend({ file, orders, bytes }));
  findings.files.push({ name: file, bytes, sha256, state: 'planned' });
}

/** What earlier runs left in the staging folder. */
function tellTidied({ reporter, words }: OrdersAudience, tidied: Tidied): void {
  if ('trouble' in tidied) {
    const reason = words.say(tidied.trouble.fault).message;
    return reporter.tell('warning', words.cycle.notCleaned({ reason }));
  }
  if (tidied.count > 0) reporter.tell('detail', words.cycle.cleaned({ count: tidied.count }));
  if (tidied.left.length > 0) reporter.tell('warning', words.cycle.notDeleted({ paths: tidied.left }));
}

function tellUncertain(
  { reporter, words, findings }: OrdersAudience,
  { file, lot }: Event<'batch-uncertain'>,
): void {
  const { message, hint } = words.delivery.uncertain({ file, lot });
  reporter.tell('bad', message);
  reporter.tell('bad', hint);
  findings.warnings.push(`${message} ${hint}`);
  findings.endWith(ExitCode.Uncertain);
}
