import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow, OrderStatus, StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import type { WriteDecision } from '@passerelle/core/report/tell-write.ts';
import type { Assigned, Assignment } from './assign-orders.ts';
import { decideState, decideTracking, faultInTracking } from './decide.ts';
import type { EmitWriteBack, What } from './event.ts';
import { whatOf, type TrackingPayload } from './payloads.ts';
import type { OrderEvent, Rule } from './rules.ts';

export interface PlanContext {
  rules: readonly Rule[];
  states: readonly StatusOfShop[];
  emit: EmitWriteBack;
  /** null: there is none yet. */
  ledger: Ledger | null;
  status: Pick<OrderStatus, 'showsTracking'>;
  limit: number;
}

interface Planned {
  what: What;
  decision: WriteDecision;
  reason: Fault | null;
  /** The order as it would be after it. */
  next: OrderNow;
  /** The mail with the number would follow it. */
  isToMail?: boolean;
}

/** Tells every write that a run would make now, and why each other would not be made. */
export async function planWrites({ orders, lost }: Assignment, context: PlanContext): Promise<void> {
  const { emit, limit } = context;
  if (orders.length + lost.length === 0) emit({ kind: 'nothing-to-write' });
  for (const { write, decision, reason } of lost)
    emit({ kind: 'write', write, what: whatOf(write), decision, reason, remoteId: '' });
  let left = limit;
  for (const order of orders) {
    for await (const { write, planned } of planOrder(order, context)) {
      const { what, decision, reason } = planned;
      if (decision === 'would-write' && (left -= 1) < 0) return emit({ kind: 'limit-reached', limit });
      emit({ kind: 'write', write, what, decision, reason, remoteId: '' });
    }
  }
}

interface PlannedWrite {
  write: ToldWrite;
  planned: Planned;
}

type ToldWrite = Pick<Write, 'id' | 'kind' | 'key' | 'subject' | 'event'>;

/** What is under way comes first, as in a run, and holds the rest. */
async function* planOrder(
  { now: first, writes }: Assigned,
  context: PlanContext,
): AsyncGenerator<PlannedWrite> {
  const sent = writes.filter(({ state }) => state === 'SENDING');
  const isUnclear = sent.some(({ kind }) => kind === 'order-state');
  const unclear = { decision: 'skipped', reason: { kind: 'write/unclear' }, next: first } as const;
  for (const write of sent) yield { write, planned: { ...unclear, what: whatOf(write) } };
  const refused = new Set<string>();
  let now = first;
  for (const write of writes.filter(({ state }) => state === 'PREPARED')) {
    const planned = await planOne(write, now, { refused, isUnclear }, context);
    if (planned.decision === 'refused') refused.add(write.subject);
    yield { write, planned };
    now = planned.next;
    if (planned.isToMail !== true) continue;
    const { id, subject, event } = write;
    yield {
      write: { id, subject, event, kind: 'mail', key: `in-transit:${subject}` },
      planned: await planMail(now, context),
    };
  }
}

interface Before {
  /** Orders, as the file names them, whose number is refused. */
  refused: ReadonlySet<string>;
  /** Nobody knows of another state whether it is there. */
  isUnclear: boolean;
}

async function planOne(
  write: Write,
  now: OrderNow,
  { refused, isUnclear }: Before,
  context: PlanContext,
): Promise<Planned> {
  if (write.kind === 'tracking-number') return planTracking(write, now, context);
  if (write.kind === 'parcel') {
    const kept = now.carriage?.trackingNumber ?? '';
    const reason = { kind: 'write/later-parcel', kept };
    return { what: whatOf(write), decision: 'skipped', reason, next: now };
  }
  if (isUnclear)
    return {
      what: whatOf(write),
      decision: 'skipped',
      reason: { kind: 'write/waits-for-answer' },
      next: now,
    };
  if (write.kind === 'mail') return planMail(now, context);
  return planState(write, now, refused, context);
}

async function planMail(now: OrderNow, { status }: PlanContext): Promise<Planned> {
  const { carriage } = now;
  const base = { what: { kind: 'mail' }, next: now } as const;
  if (carriage === null || carriage.trackingNumber === '')
    return { ...base, decision: 'skipped', reason: { kind: 'write/no-carriage' } };
  const shows = await status.showsTracking(carriage.carrier);
  return shows
    ? { ...base, decision: 'would-write', reason: null }
    : { ...base, decision: 'skipped', reason: { kind: 'write/no-tracking-page' } };
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
      const isToMail = mail === 'tracking';
      return { what, decision: 'would-write', reason: null, next: { ...now, state: to }, isToMail };
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
