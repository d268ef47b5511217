import type { CrmElement } from './client.ts';
import { hasMoney, hasTotal, moneyChange } from './compare-order.ts';
import { CrmFailure, type CrmFault } from './fault.ts';
import { makeOnce } from './make-once.ts';
import {
  invoiceOf,
  invoiceState,
  linesOf,
  orderStatus,
  salesOrderOf,
  type OrderMoney,
  type OrderPlace,
} from './map-order.ts';
import { textOf, type CrmRecord } from './record.ts';
import { keyOf, type SaleForCrm } from './sale.ts';
import { exactly, type SyncContext } from './sync-context.ts';
import { linkTaxes } from './sync-products.ts';

type Document = 'SalesOrder' | 'Invoice';

export interface OrderWork {
  place: OrderPlace;
  sale: SaleForCrm;
  money: OrderMoney;
}

/** Where the order stands, and whether this run made it. null: not yet, or nothing to make. */
export type Placed = { id: string; isNew: boolean } | null;

export async function syncSalesOrder(context: SyncContext, work: OrderWork): Promise<Placed> {
  const status = { sostatus: orderStatus(context.settings, work.sale) };
  return syncDocument(context, work, 'SalesOrder', status, false, () =>
    salesOrderOf(work.place, work.sale, work.money),
  );
}

export async function syncInvoice(
  context: SyncContext,
  work: OrderWork,
  order: { id: string; isNew: boolean },
): Promise<Placed> {
  const status = invoiceState(context.settings, work.sale);
  return syncDocument(context, work, 'Invoice', status, order.isNew, () =>
    invoiceOf(work.place, work.sale, work.money, order.id),
  );
}

/** Looked up by its key; made, or brought to what it should be; read back. */
async function syncDocument(
  context: SyncContext,
  work: OrderWork,
  module: Document,
  status: Readonly<Record<string, string>>,
  isSurelyNew: boolean,
  element: () => CrmElement,
): Promise<Placed> {
  const key = keyOf(work.sale);
  const once = await makeOnce(context, {
    ...{ module, key },
    look: (within) => exactly(within, module, [], 'customerno', key),
    isAbsent: isSurelyNew,
    make: () => {
      const version = context.seen.refusesOrders;
      if (version !== null) throw new CrmFailure({ kind: 'crm/cannot-create-orders', version });
      return context.client.create(module, element()).catch(orVersion(context));
    },
    mayBeMadeAnew: false,
  });
  if (once === null) return null;
  const id = textOf(once.row, 'id');
  const { isNew } = once;
  const answer = isNew && Array.isArray(once.row['LineItems']) ? once.row : null;
  if (!isNew || !context.isDryRun) await bringTo(context, work, { module, id, key, status, isNew }, answer);
  return { id, isNew };
}

/** 8.3.0 and 8.4.0 as released: nothing tells them from repaired ones, but this. */
function orVersion({ client, seen }: SyncContext): (error: unknown) => Promise<CrmRecord> {
  return async (error) => {
    const { version } = await client.session();
    const isRefusedById =
      error instanceof CrmFailure &&
      error.fault.kind === 'crm/refused' &&
      error.fault.code === 'INVALID_ID_ATTRIBUTE';
    if (!isRefusedById || !/^8\.[34]\./.test(version)) throw error;
    seen.refusesOrders = version;
    throw new CrmFailure({ kind: 'crm/cannot-create-orders', version });
  };
}

interface Placing {
  module: Document;
  id: string;
  key: string;
  status: Readonly<Record<string, string>>;
  isNew: boolean;
}

/**
 * `answer`: what vtiger says of a document that it has just made, read back there from its database: its own total, its
 * lines, its links. Where all is right nothing more is asked.
 */
async function bringTo(
  context: SyncContext,
  work: OrderWork,
  placing: Placing,
  answer: CrmRecord | null,
): Promise<void> {
  const { client, wrote } = context;
  const { module, id, key, status, isNew } = placing;
  if (answer !== null && isAsWanted(answer, work, status)) return;
  const found = await client.retrieve(id);
  const lost = lostLinks(found, work);
  const isRightAlready = isRight(found, work);
  if (isAsWanted(found, work, status)) return isNew ? undefined : wrote({ module, key, id, what: 'same' });
  if (context.isDryRun) return wrote({ module, key, id, what: 'changed' });
  if (isRightAlready) await client.revise({ id, ...status, ...lost });
  else await mend(context, work, placing, found);
  const [field] =
    Object.keys(lost).length === 0 ? [] : Object.keys(lostLinks(await client.retrieve(id), work));
  if (field !== undefined) throw new CrmFailure(ofNobody(work, id, field));
  if (!isNew || !isRightAlready) wrote({ module, key, id, what: 'changed' });
}

/** vtiger takes the id of an account or contact that was deleted or merged, and keeps none. */
function lostLinks(found: CrmRecord, { place }: OrderWork): Record<string, string> {
  const links = { account_id: place.accountId, contact_id: place.contactId };
  return Object.fromEntries(
    Object.entries(links).filter(([field, id]) => id !== '' && textOf(found, field) === ''),
  );
}

/** All lines and all header money: what is not sent again is reset. Links of taxes are looked at where the total is still wrong. */
async function mend(
  context: SyncContext,
  work: OrderWork,
  placing: Placing,
  found: CrmRecord,
): Promise<void> {
  const { place, sale } = work;
  if (!hasMoney(found, work.money)) await sendMoney(context, work, placing, found);
  const isStillWrong =
    hasMoney(found, work.money) || !hasTotal(await context.client.retrieve(placing.id), sale.totalGross);
  if (!isStillWrong) return;
  const products = linesOf(sale).map((line) => ({ ...line.product, rate: line.rate }));
  await linkTaxes(context, place.taxes, products, place.productIds);
  await sendMoney(context, work, placing, found);
  const after = await context.client.retrieve(placing.id);
  if (!hasTotal(after, sale.totalGross)) throw new CrmFailure(totalDiffers(work, after));
}

async function sendMoney(
  { client }: SyncContext,
  work: OrderWork,
  placing: Placing,
  found: CrmRecord,
): Promise<void> {
  const change = moneyChange(found, work.money);
  await client.revise({ id: placing.id, ...placing.status, ...lostLinks(found, work), ...change });
}

function isRight(found: CrmRecord, { money, sale }: OrderWork): boolean {
  return hasMoney(found, money) && hasTotal(found, sale.totalGross);
}

function isAsWanted(found: CrmRecord, work: OrderWork, status: Placing['status']): boolean {
  const isLinked = Object.keys(lostLinks(found, work)).length === 0;
  return isLinked && isRight(found, work) && hasStatus(found, status);
}

/** What was received counts as well; texts otherwise. */
function hasStatus(found: CrmRecord, status: Readonly<Record<string, string>>): boolean {
  return Object.entries(status).every(([name, value]) => {
    const there = textOf(found, name);
    return there === value || (there !== '' && Number(there) === Number(value));
  });
}

function ofNobody({ sale }: OrderWork, id: string, field: string): CrmFault {
  return { kind: 'crm/order-of-nobody', order: sale.orderId, id, field };
}

function totalDiffers({ sale }: OrderWork, found: CrmRecord): CrmFault {
  return {
    kind: 'crm/total-differs',
    order: sale.orderId,
    crm: textOf(found, 'hdnGrandTotal'),
    shop: sale.totalGross,
  };
}
