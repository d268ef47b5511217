import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow, StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import type { WriteDecision } from '@passerelle/core/report/tell-write.ts';
import type { Assignment } from './assign-orders.ts';
import { decideState, decideTracking, faultInTracking } from './decide.ts';
import type { EmitWriteBack, What } from './event.ts';
import type { TrackingPayload } from './new-writes.ts';
import type { OrderEvent, Rule } from './rules.ts';

export interface PlanContext {
  rules: readonly Rule[];
  states: readonly StatusOfShop[];
  emit: EmitWriteBack;
  /** null: there is none yet. */
  ledger: Ledger | null;
  limit: number;
}

interface Planned {
  what: What;
  decision: WriteDecision;
  reason: Fault | null;
  /** The order as it would be after it. */
  next: OrderNow;
}

/** Tells every write that a run would make now, and why each other would not be made. */
export function planWrites({ orders, lost }: Assignment, context: PlanContext): void {
  const { emit, limit } = context;
  if (orders.length + lost.length === 0) emit({ kind: 'nothing-to-write' });
  for (const { write, decision, reason } of lost)
    emit({ kind: 'write', write, what: whatOf(write), decision, reason, remoteId: '' });
  let left = limit;
  for (const { now: first, writes } of orders) {
    let now = first;
    const refused = new Set<string>();
    for (const write of writes) {
      const planned = planOne(write, now, refused, context);
      const isWrite = planned.decision === 'would-write';
      if (isWrite && (left -= 1) < 0) return emit({ kind: 'limit-reached', limit });
      if (planned.decision === 'refused') refused.add(write.subject);
      const { what, decision, reason } = planned;
      emit({ kind: 'write', write, what, decision, reason, remoteId: '' });
      now = planned.next;
    }
  }
}

function planOne(write: Write, now: OrderNow, refused: ReadonlySet<string>, context: PlanContext): Planned {
  if (write.state === 'SENDING')
    return { what: whatOf(write), decision: 'skipped', reason: { kind: 'write/unclear' }, next: now };
  if (write.kind === 'mail')
    return { what: { kind: 'mail' }, decision: 'would-write', reason: null, next: now };
  if (write.kind === 'tracking-number') return planTracking(write, now, context);
  return planState(write, now, refused, context);
}

function planState(write: Write, now: OrderNow, refused: ReadonlySet<string>, context: PlanContext): Planned {
  const { rules, states, ledger } = context;
  const name = (id: number) => states.find((state) => state.id === id)?.names[0] ?? String(id);
  const nothing: What = { kind: 'state', to: '', mails: false };
  const number = ledger?.outbox.find('shop', 'tracking-number', write.subject);
  const isHeld = write.event === 'shipped' && (refused.has(write.subject) || number?.state === 'REFUSED');
  if (isHeld)
    return { what: nothing, decision: 'skipped', reason: { kind: 'write/waits-for-number' }, next: now };
  const decision = decideState(write.event as OrderEvent, now.state, rules);
  switch (decision.kind) {
    case 'apply': {
      const { to, mail } = decision.rule;
      const what: What = {
        kind: 'state',
        to: name(to),
        mails: mail === 'state' && states.some(({ id, mails }) => id === to && mails),
      };
      return { what, decision: 'would-write', reason: null, next: { ...now, state: to } };
    }
    case 'same': {
      const what: What = { kind: 'state', to: name(now.state), mails: false };
      return { what, decision: 'same', reason: { kind: 'write/same', state: name(now.state) }, next: now };
    }
    case 'not-yet':
    case 'moved-on': {
      const reason: Fault = { kind: `write/${decision.kind}`, state: name(now.state) };
      return { what: nothing, decision: 'skipped', reason, next: now };
    }
    case 'no-rule':
      return {
        what: nothing,
        decision: 'skipped',
        reason: { kind: 'write/no-rule', event: write.event },
        next: now,
      };
  }
}

function planTracking(write: Write, now: OrderNow, { rules, states }: PlanContext): Planned {
  const what = whatOf(write);
  const { number } = write.payload as TrackingPayload;
  const why = faultInTracking(number);
  if (why !== null)
    return { what, decision: 'refused', reason: { kind: 'write/bad-number', number, why }, next: now };
  const due = decideState('shipped', now.state, rules);
  if (due.kind !== 'apply' && due.kind !== 'same') {
    const state = states.find(({ id }) => id === now.state)?.names[0] ?? String(now.state);
    const kind = due.kind === 'not-yet' ? 'write/not-yet' : 'write/moved-on';
    return { what, decision: 'skipped', reason: { kind, state }, next: now };
  }
  const tracking = decideTracking(number, now);
  switch (tracking.kind) {
    case 'apply': {
      const carriage = now.carriage && { ...now.carriage, trackingNumber: number };
      return { what, decision: 'would-write', reason: null, next: { ...now, carriage } };
    }
    case 'same':
      return { what, decision: 'same', reason: { kind: 'write/same-number' }, next: now };
    case 'no-carriage':
      return { what, decision: 'skipped', reason: { kind: 'write/no-carriage' }, next: now };
    case 'other-number': {
      const reason: Fault = { kind: 'write/other-number', number: tracking.number };
      return { what, decision: 'skipped', reason, next: now };
    }
  }
}

/** What a write is, as far as it is known before it is decided. */
export function whatOf({ kind, payload }: Write): What {
  if (kind === 'mail') return { kind: 'mail' };
  if (kind === 'order-state' || payload === null) return { kind: 'state', to: '', mails: false };
  const { number, further } = payload as TrackingPayload;
  return { kind: 'tracking', number, further };
}
