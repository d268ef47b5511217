import { resolve } from 'node:path';
import { tidyUp } from '@passerelle/core/delivery/staging.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Archive } from '@passerelle/core/files/archive.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { CustomerReading, FoundCustomer, SeenCustomer } from '@passerelle/core/ports/customer-source.ts';
import { takeLock } from '@passerelle/core/program/lock.ts';
import { workPaths } from '@passerelle/core/program/work-paths.ts';
import { assertAllAdvanced, advanceOpenBatches } from './advance-batches.ts';
import { openDocuments, outputOf } from './batch/documents.ts';
import { compareDocument } from './compare.ts';
import { composeCustomers, deliveryContext } from './compose.ts';
import { decideCustomer, isDecided, type DecisionRules } from './customers/decide-customers.ts';
import { prepareCustomers, type CustomerToSend } from './customers/prepare-customers.ts';
import { reportTo, type EmitCustomers } from './customers-report.ts';
import { deliverySide, finishEarlierWork } from './deliver-batches.ts';
import { loadCustomersLayout } from './layout/load-layout.ts';
import type { CustomersFromShop, CustomersJob } from './options.ts';

/** `customers`, top to bottom: what is new or changed of the shop's customers becomes XML for the back office. */
export async function runCustomers(job: CustomersJob): Promise<void> {
  const { config, options, ledger, world } = job;
  const settings = config.customers?.fromShop;
  if (settings === undefined || config.shop === undefined)
    throw new Failure(ExitCode.Usage, { kind: 'customers/not-configured' });
  const emit = reportTo(job);
  const reading = await read(job, rulesOf(job, settings), emit);
  if (options.dryRun) {
    const document = await prepare(job, settings, reading, null, emit);
    if (options.compare !== undefined && document === null) emit({ kind: 'customers-not-to-compare' });
    else if (options.compare !== undefined)
      emit(await compareDocument(resolve(world.cwd, options.compare), document));
    return;
  }
  if (!ledger) throw new Error('a run needs a ledger');
  await deliver(job, settings, { reading, ledger }, emit);
}

async function read(job: CustomersJob, rules: DecisionRules, emit: EmitCustomers): Promise<CustomerReading> {
  const { options, ledger } = job;
  const source = await composeCustomers(job, emit);
  const { only } = options;
  const since = options.all ? null : (ledger?.meta.customersReadAt ?? null);
  const besides = ledger?.customers.numbersOfVoid() ?? [];
  const isEnough = (seen: SeenCustomer) => !options.all && isDecided(seen, rules);
  const reading = await source.read({ since, besides, only, isEnough });
  emit({ kind: 'customers-read', customers: reading.customers.length, requests: reading.requests });
  const found = new Set(reading.customers.map(({ email }) => email.toLowerCase()));
  for (const [index, email] of only.entries())
    if (!found.has(email.toLowerCase())) emit({ kind: 'customer-not-found', nth: index + 1 });
  return reading;
}

/** So long a cycle of orders is waited for: it has the staging folder and the numbers of files to itself. Milliseconds. */
const patienceMs = 60_000;

/** The shop has been read: what follows takes seconds, and the orders' cycle waits for its turn meanwhile. */
async function deliver(
  job: CustomersJob,
  settings: CustomersFromShop,
  { reading, ledger }: { reading: CustomerReading; ledger: Ledger },
  emit: EmitCustomers,
): Promise<void> {
  const { config, connections, program, startedAt, world } = job;
  const cycle = workPaths(config.workDir, program);
  const lock = takeLock(cycle.lock, patienceMs * world.pace);
  try {
    const side = await deliverySide(connections, deliveryContext(job, ledger));
    await finishEarlierWork(side, emit);
    await prepare(job, settings, reading, side.context.archive, emit);
    await advanceOpenBatches(side, emit);
    emit({ kind: 'tidied', tidied: await tidyUp(connections, side.context, startedAt) });
    assertAllAdvanced(side);
  } finally {
    emit({ kind: 'at-rest', stateOf: (file) => ledger.till.byKey(file)?.state ?? null });
    for (const { fileName: file, lot } of ledger.till.inState('UNCERTAIN'))
      emit({ kind: 'batch-uncertain', file, lot });
    lock.release();
  }
}

/** `archive` null: nothing is kept. Resolves with what was written, for `--compare`. */
async function prepare(
  job: CustomersJob,
  settings: CustomersFromShop,
  reading: CustomerReading,
  archive: Archive | null,
  emit: EmitCustomers,
): Promise<Buffer | null> {
  const { config, options, ledger, startedAt, world } = job;
  const layout = await loadCustomersLayout(settings.layout, config.xml);
  const { toSend, same } = decideAll(reading, rulesOf(job, settings), emit);
  const customers = toSend.slice(0, options.limit);
  const isWhole = options.only.length === 0 && customers.length === toSend.length;
  const { documents, copy } = openDocuments(archive, outputOf(options, world), options.compare !== undefined);
  const batch = prepareCustomers(customers, {
    ...{ ledger, isDryRun: options.dryRun, layout, fileName: settings.fileName, documents, now: startedAt },
    besides: () => {
      if (ledger === null) return;
      noteSeen(ledger, reading, startedAt);
      noteSame(ledger, same);
      if (isWhole) ledger.meta.noteCustomersRead(reading.asOf);
    },
    onReplaced: (id, field) => emit({ kind: 'customer-replaced', id, field }),
  });
  emit({ kind: 'customers-prepared', batch, customers: customers.length, isPlanned: options.dryRun });
  if (customers.length < toSend.length) emit({ kind: 'customers-limit', limit: customers.length });
  return copy();
}

function rulesOf({ ledger }: CustomersJob, { prospects }: CustomersFromShop): DecisionRules {
  const known = ledger?.customers ?? null;
  return {
    prospects,
    hash: (text) => known?.hash(text) ?? '',
    newest: (number) => known?.newestVersion(number) ?? null,
    isForgotten: ({ email }) => known?.isForgotten(email.toLowerCase()) ?? false,
  };
}

/** Whom to send, and who is as the back office has him although he was read to the end. */
function decideAll(
  { customers }: CustomerReading,
  rules: DecisionRules,
  emit: EmitCustomers,
): { toSend: CustomerToSend[]; same: FoundCustomer[] } {
  const toSend: CustomerToSend[] = [];
  const same: FoundCustomer[] = [];
  for (const customer of customers) {
    const decision = decideCustomer(customer, rules);
    if (decision.kind === 'send') toSend.push(decision);
    if (decision.kind === 'already-sent' && customer.details !== null) same.push(customer);
    const action = decision.kind === 'send' ? decision.sent.action : null;
    const { number, hasOrdered } = customer;
    emit({ kind: 'customer-decided', number, decision: decision.kind, action, isProspect: !hasOrdered });
  }
  return { toSend, same };
}

function noteSeen({ customers: known }: Ledger, { customers }: CustomerReading, at: Date): void {
  for (const { email, number } of customers) known.see(email.toLowerCase(), number, at);
}

/** Whoever was read to the end and is as the back office has him need not be read so far the next time. */
function noteSame({ customers: known }: Ledger, same: readonly FoundCustomer[]): void {
  for (const { number, content } of same) {
    const newest = known.newestVersion(number);
    if (newest !== null) known.noteContent(newest, known.hash(content));
  }
}
