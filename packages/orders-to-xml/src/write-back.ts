import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write } from '@passerelle/core/ledger/outbox.ts';
import { composeOrderStatus, composeShipments } from './compose.ts';
import type { WriteBackJob } from './options.ts';
import { assignOrders } from './write-back/assign-orders.ts';
import type { EmitWriteBack } from './write-back/event.ts';
import { laterParcels, writesOf } from './write-back/new-writes.ts';
import type { TrackingPayload } from './write-back/payloads.ts';
import { planWrites } from './write-back/plan-writes.ts';
import { reportTo } from './write-back-report.ts';
import { resolveRules, type Rule } from './write-back/rules.ts';
import type { Shipment } from './write-back/shipments.ts';
import { Writer } from './write-back/writer.ts';
import type { WriterContext } from './write-back/writer-context.ts';

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
  const context = { status, states, rules, emit };
  if (options.dryRun) return planOnly(job, shipments, context);
  if (!ledger) throw new Error('a run needs a ledger');
  keep(ledger, shipments, rules, job.world.now());
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

/**
 * Rows that are known already change nothing. A number that was not sent yet, or was refused, follows the file; a parcel
 * that comes after the number is told.
 */
function keep(ledger: Ledger, shipments: readonly Shipment[], rules: readonly Rule[], at: Date): void {
  ledger.transaction(() => {
    for (const shipment of shipments) {
      for (const write of writesOf(shipment, rules)) keepOne(ledger, write, shipment, at);
    }
  });
}

function keepOne({ outbox }: Ledger, write: NewWrite, shipment: Shipment, at: Date): void {
  if (outbox.add(write, at) || write.kind !== 'tracking-number') return;
  const known = outbox.find('shop', write.kind, write.key);
  if (known === null || known.payload === null) return;
  const kept = known.payload as TrackingPayload;
  const isOther = kept.number !== (write.payload as TrackingPayload).number;
  if (known.state === 'PREPARED') return outbox.decide(known, write.payload);
  if (known.state === 'REFUSED' && isOther) return void outbox.renew(known, write.payload, at);
  for (const parcel of laterParcels(shipment, kept)) outbox.add(parcel, at);
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
  const open = ledger.outbox.open('shop').filter(isOurs);
  const asked = ledger.outbox.inState('shop', 'UNCERTAIN').filter(({ kind }) => kind === 'order-state');
  const assigned = await assignOrders(status, [...asked, ...open], options.only);
  if (open.length === 0) emit({ kind: 'nothing-to-write' });
  for (const { write, reason, decision } of assigned.lost) writer.settleAs(write, decision, reason);
  for (const order of assigned.orders) {
    await writer.writeOrder(order);
    if (left < 0) return emit({ kind: 'limit-reached', limit: options.limit ?? 0 });
  }
}

function isOurs({ kind }: Write): boolean {
  return ['order-state', 'tracking-number', 'mail', 'parcel'].includes(kind);
}

/** The same without its execution: not even the ledger changes. */
async function planOnly(job: WriteBackJob, shipments: readonly Shipment[], context: Shared): Promise<void> {
  const { ledger, options } = job;
  const fresh = shipments.flatMap((shipment) => writesOf(shipment, context.rules));
  const open = ledger?.outbox.open('shop').filter(isOurs) ?? [];
  const isNew = ({ target, kind, key }: NewWrite) => !ledger?.outbox.find(target, kind, key);
  const asIfKept = fresh.filter(isNew).map((write, index) => asWrite(write, index, job.world.now()));
  const assigned = await assignOrders(context.status, [...open, ...asIfKept], options.only);
  await planWrites(assigned, { ...context, ledger, limit: options.limit ?? Infinity });
}

function asWrite(write: NewWrite, index: number, createdAt: Date): Write {
  const nothing = { intendedAt: null, absentSince: null, settledAt: null, remoteId: '', answer: null };
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
