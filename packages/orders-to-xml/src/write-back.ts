import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow } from '@passerelle/core/ports/order-status.ts';
import { composeOrderStatus, composeShipments } from './compose.ts';
import type { WriteBackJob } from './options.ts';
import { assignOrders, type Assigned } from './write-back/assign-orders.ts';
import type { EmitWriteBack } from './write-back/event.ts';
import { writesOf } from './write-back/new-writes.ts';
import { planWrites } from './write-back/plan-writes.ts';
import { reportTo } from './write-back-report.ts';
import { resolveRules, type Rule } from './write-back/rules.ts';
import type { Shipment } from './write-back/shipments.ts';
import { Writer, type WriterContext } from './write-back/writer.ts';

/** `write-back`, top to bottom: what happened to orders becomes states, tracking numbers and mails in the shop. */
export async function runWriteBack(job: WriteBackJob): Promise<void> {
  const { config, ledger, options } = job;
  const emit = reportTo(job);
  if (config.writeBack === undefined || config.shop === undefined)
    throw new Failure(ExitCode.Usage, { kind: 'write-back/not-configured' });
  const status = await composeOrderStatus(job, emit);
  const states = await status.states();
  const rules = rulesOf(config.writeBack, states);
  const shipments = await readShipments(job, emit);
  const fresh = shipments.flatMap((shipment) => writesOf(shipment, rules));
  const context = { status, states, rules, emit };
  if (options.dryRun) return planOnly(job, fresh, context);
  if (!ledger) throw new Error('a run needs a ledger');
  keep(ledger, fresh, job.world.now());
  try {
    await writeAll(job, { ...context, ledger });
  } finally {
    for (const write of ledger.outbox.inState('shop', 'UNCERTAIN')) emit({ kind: 'write-uncertain', write });
  }
}

type Shared = Pick<WriterContext, 'status' | 'states' | 'rules' | 'emit'>;

function rulesOf(
  { rules: wishes }: NonNullable<WriteBackJob['config']['writeBack']>,
  states: WriterContext['states'],
): Rule[] {
  const resolved = resolveRules(wishes as Parameters<typeof resolveRules>[0], states);
  if ('rules' in resolved) return resolved.rules;
  throw new Failure(ExitCode.Usage, { kind: 'write-back/rules', faults: resolved.faults });
}

/** A file that can't be used holds up nothing but itself. */
async function readShipments(job: WriteBackJob, emit: EmitWriteBack): Promise<readonly Shipment[]> {
  try {
    const file = await composeShipments(job, emit);
    if (file === null) return [];
    const { name, rows, shipments } = file;
    emit({ kind: 'shipments-read', file: name, rows, orders: shipments.length });
    return shipments;
  } catch (error) {
    const isOfFile =
      error instanceof Failure && [ExitCode.Input, ExitCode.Server].includes(error.exitCode as 3 | 4);
    if (!isOfFile) throw error;
    emit({ kind: 'shipments-left', fault: error.fault, exitCode: error.exitCode });
    return [];
  }
}

/** Rows that are known already change nothing; a number that was refused, and is another now, is tried anew. */
function keep(ledger: Ledger, fresh: readonly NewWrite[], at: Date): void {
  const { outbox } = ledger;
  ledger.transaction(() => {
    for (const write of fresh) {
      if (outbox.add(write, at) || write.kind !== 'tracking-number') continue;
      const known = outbox.find('shop', write.kind, write.key);
      const isMended = known?.state === 'REFUSED' && numberOf(known) !== numberOf(write);
      if (isMended) outbox.renew(known, write.payload, at);
    }
  });
}

function numberOf({ payload }: Pick<NewWrite, 'payload'>): unknown {
  return (payload as { number?: string } | null)?.number;
}

async function writeAll(job: WriteBackJob, context: Shared & { ledger: Ledger }): Promise<void> {
  const { ledger, status, emit } = context;
  const { world, config, options } = job;
  let left = options.limit ?? Infinity;
  const writer = new Writer({
    ...context,
    now: () => world.now(),
    graceMs: (config.shop?.graceSeconds ?? 0) * 1000,
    mayWrite: () => (left -= 1) >= 0,
  });
  const assigned = await assignOrders(status, ledger.outbox.open('shop').filter(isOurs), options.only);
  if (assigned.orders.length + assigned.lost.length === 0) emit({ kind: 'nothing-to-write' });
  for (const { write, reason, decision } of assigned.lost) writer.settleAs(write, decision, reason);
  for (const order of assigned.orders) {
    await writeOrder(writer, ledger, order);
    if (left < 0) return emit({ kind: 'limit-reached', limit: options.limit ?? 0 });
  }
}

async function writeOrder(writer: Writer, ledger: Ledger, { now: first, writes }: Assigned): Promise<void> {
  let now: OrderNow = first;
  for (const write of writes) now = await writer.write(write, now);
  // A state may have asked for its mail.
  const known = new Set(writes.map(({ id }) => id));
  const subjects = new Set(writes.map(({ subject }) => subject));
  const mails = ledger.outbox
    .inState('shop', 'PREPARED')
    .filter(({ id, kind, subject }) => kind === 'mail' && subjects.has(subject) && !known.has(id));
  for (const mail of mails) now = await writer.write(mail, now);
}

function isOurs({ kind }: Write): boolean {
  return ['order-state', 'tracking-number', 'mail'].includes(kind);
}

/** The same without its execution: not even the ledger changes. */
async function planOnly(job: WriteBackJob, fresh: readonly NewWrite[], context: Shared): Promise<void> {
  const { ledger, options } = job;
  const open = ledger?.outbox.open('shop').filter(isOurs) ?? [];
  const isNew = ({ target, kind, key }: NewWrite) => !ledger?.outbox.find(target, kind, key);
  const asIfKept = fresh.filter(isNew).map((write, index) => asWrite(write, index, job.world.now()));
  const assigned = await assignOrders(context.status, [...open, ...asIfKept], options.only);
  planWrites(assigned, { ...context, ledger, limit: options.limit ?? Infinity });
}

function asWrite(write: NewWrite, index: number, createdAt: Date): Write {
  const nothing = { intendedAt: null, absentSince: null, settledAt: null, remoteId: '', answer: '' };
  return {
    ...write,
    ...nothing,
    id: -1 - index,
    payloadSha256: '',
    state: 'PREPARED',
    createdAt,
    attempts: 0,
  };
}
