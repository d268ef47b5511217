import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { keepOldHeapSmall } from '@passerelle/core/program/heap-cap.ts';
import type { SaleHead, SalePages } from '@passerelle/core/ports/sales-for-crm.ts';
import { composeCrm, composeSales } from './compose.ts';
import { reportTo } from './crm-report.ts';
import { bringPeople, bringProducts, bringSales, Desk, type BringContext } from './crm/bring.ts';
import type { EmitCrm } from './crm/event.ts';
import { CrmRecord } from './crm/crm-record.ts';
import { unforgotten } from './crm/unforgotten.ts';
import type { CrmJob } from './options.ts';

const dayMs = 86_400_000;

/** `crm`, top to bottom: what the shop has becomes customers, products, orders and invoices in the CRM. */
export async function runCrm(job: CrmJob): Promise<void> {
  const { config, ledger, options, world } = job;
  const emit = reportTo(job);
  if (config.crm === undefined) throw new Failure(ExitCode.Usage, { kind: 'crm-job/not-configured' });
  keepOldHeapSmall();
  const source = await composeSales(job, emit);
  const now = () => world.now();
  const record = new CrmRecord({ ledger, isDryRun: options.dryRun, crm: config.crm, now });
  const desk = new Desk(options.limit ?? Infinity);
  const { statuses } = record;
  const crm = await composeCrm(job, statuses, (write) => {
    if (write.what === 'created' || write.what === 'changed') desk.noteWrite();
    const item = desk.item ?? { kind: write.module === 'Products' ? 'product' : 'customer', name: write.key };
    emit({ kind: 'record', item, write, isDryRun: options.dryRun });
  });
  try {
    await bringAll(job, { source, crm, record, emit, desk });
  } finally {
    await crm.end();
  }
}

async function bringAll(job: CrmJob, context: BringContext): Promise<void> {
  const { ledger, options, config } = job;
  const { source, crm, record, emit, desk } = context;
  const last = ledger?.meta.shopReadAt('crm') ?? null;
  const windowStart = new Date(source.asOf.getTime() - config.orders.windowDays * dayMs);
  const isNamed = options.only.length > 0;
  const since = isNamed ? source.asOf : earlier(windowStart, last);
  const orders = await bringSales(context, await readSales(job, context, since));
  const emails = options.only.filter((name) => name.includes('@'));
  const from = options.all ? null : (last ?? windowStart);
  const pages = (kind: 'customer' | 'product') => ({
    since: from,
    isDone: (id: string, version: string) => !options.all && !isNamed && record.isKnown(kind, id, version),
  });
  const isForPeople = (!isNamed || emails.length > 0) && !desk.isFull;
  const people = isForPeople
    ? unforgotten(source.people({ ...pages('customer'), emails }), ledger)
    : nobody();
  const customers = await bringPeople(context, people);
  const isForProducts = !isNamed && !desk.isFull;
  const products = await bringProducts(context, isForProducts ? source.products(pages('product')) : nobody());
  if (desk.isFull) emit({ kind: 'limit-reached', limit: options.limit ?? 0 });
  const isWhole = !isNamed && !desk.isFull && customers.areSettled && products.areSettled;
  if (isWhole) record.noteWhole(source.asOf);
  const requests = source.requests + crm.requests;
  const counts = { orders: orders.count, customers: customers.count, products: products.count };
  emit({ kind: 'finished', ...counts, requests });
}

/** Those that a person named, or those that the CRM is not told of yet. Page by page. */
async function readSales(
  { options }: CrmJob,
  { source, record, emit }: BringContext,
  since: Date,
): Promise<SalePages> {
  const named = options.only.filter((name) => !name.includes('@'));
  if (options.only.length > 0 && named.length === 0) return nobody();
  const isDone = (id: string, version: string): boolean => named.length === 0 && record.isDone(id, version);
  const wish = { since, named, open: named.length > 0 ? [] : record.open(), isDone };
  const { read, heads, unreadable, pages } = await source.sales(wish);
  const { name, requests } = source;
  emit({ kind: 'sales-read', name, read, changed: heads.length, requests });
  for (const { id, fault } of unreadable)
    emit({ kind: 'brought', item: { kind: 'order', name: id }, outcome: { kind: 'refused', fault } });
  tellMissing(named, heads, unreadable, emit);
  return pages();
}

function tellMissing(
  named: readonly string[],
  heads: readonly SaleHead[],
  unreadable: readonly { id: string }[],
  emit: EmitCrm,
): void {
  const known = new Set([
    ...heads.flatMap(({ id, reference }) => [id, reference]),
    ...unreadable.map(({ id }) => id),
  ]);
  for (const name of named) if (!known.has(name)) emit({ kind: 'not-found', name });
}

function earlier(windowStart: Date, last: Date | null): Date {
  return last === null ? windowStart : new Date(Math.min(windowStart.getTime(), last.getTime() - dayMs));
}

async function* nobody(): AsyncGenerator<never> {}
