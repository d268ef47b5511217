import type { Decision, DecisionKind } from '@passerelle/core/orders/decision.ts';
import type { OrderWarning } from '@passerelle/core/orders/orders-fault.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import type { Tone } from '@passerelle/core/trace/narrator.ts';
import type { OrdersJob } from './options.ts';

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

/** Tells what was decided of one order, and puts it into the report. */
export function tellDecision(job: OrdersJob, order: Order, decision: Decision): void {
  const { words, narrator, findings, options } = job;
  const { kind } = decision;
  findings.count(kind);
  if (heldKinds.has(kind)) findings.endWith(ExitCode.OrdersHeld);
  const isQuiet = tones[kind] !== 'warning' && (findings.counts[kind] ?? 0) > mostDetailed;
  if (isQuiet && !options.json) return;
  const reason = decision.reason ? words.decisions.reason(decision.reason) : '';
  findings.orders.push({ id: order.id, ref: order.ref, decision: kind, ...(reason ? { reason } : {}) });
  if (isQuiet) return;
  narrator.tell(
    tones[kind],
    words.orderCycle.order({ id: order.id, ref: order.ref, decision: words.decisions.kinds[kind], reason }),
  );
}

export function tellOrderWarning(job: OrdersJob, order: Order, warning: OrderWarning): void {
  warn(
    job,
    job.words.orderCycle.orderWarning({
      id: order.id || order.ref,
      warning: job.words.orders.warning(warning),
    }),
  );
}

/** A sentence that a person should read, in the trace and in the report. */
export function warn({ findings, narrator }: OrdersJob, sentence: string): void {
  findings.warnings.push(narrator.censor(sentence));
  narrator.tell('warning', sentence);
}

/** How many orders met each fate. */
export function tellSummary({ words, narrator, findings }: OrdersJob): void {
  const parts = (Object.keys(tones) as DecisionKind[])
    .map((kind) => ({ decision: words.decisions.kinds[kind], count: findings.counts[kind] ?? 0 }))
    .filter((part) => part.count > 0);
  narrator.tell('plain', words.orderCycle.summary(parts));
}
