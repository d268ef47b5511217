import { isObject } from './answer.ts';
import type { CrmClient } from './client.ts';
import { CrmFailure } from './fault.ts';
import { invoiceState, orderStatus } from './map-order.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { SaleForCrm } from './sale.ts';
import type { CrmSettings } from './settings.ts';
import type { StatusLists } from './status-lists.ts';
import type { SyncContext } from './sync-context.ts';

/** vtiger would store any text as a status, and show it in no list: the order is refused before anything of it is written. */
export async function refuseUnknownStatus(context: SyncContext, sale: SaleForCrm): Promise<void> {
  const { settings, statuses, seen } = context;
  if (statuses.areRight()) return;
  const lists = (seen.statuses ??= await readLists(context.client, settings));
  if (allOf(settings).every(([field, value]) => isIn(lists[field], value))) return statuses.noteRight();
  const wanted = [['sostatus', orderStatus(settings, sale)] as const, ...invoiceStatusOf(settings, sale)];
  for (const [field, value] of wanted)
    if (!isIn(lists[field], value)) {
      const known = [...lists[field]];
      throw new CrmFailure({ kind: 'crm/unknown-status', order: sale.orderId, field, value, known });
    }
}

type Wanted = readonly [field: keyof StatusLists, value: string];

function invoiceStatusOf(settings: CrmSettings, sale: SaleForCrm): Wanted[] {
  const { invoicestatus } = invoiceState(settings, sale);
  return settings.invoices && invoicestatus !== undefined ? [['invoicestatus', invoicestatus]] : [];
}

/** All that the mapping can ever store. */
function allOf({ orderStatus: orders, invoiceStatus, invoices }: CrmSettings): Wanted[] {
  const ofOrders = ['Created', ...Object.values(orders)].map((value) => ['sostatus', value] as const);
  const named = invoices ? ['Created', ...Object.values(invoiceStatus)] : [];
  return [...ofOrders, ...named.map((value) => ['invoicestatus', value] as const)];
}

/** A list that the CRM does not show forbids nothing. */
function isIn(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

async function readLists(client: CrmClient, { invoices }: CrmSettings): Promise<StatusLists> {
  const list = async (module: string, field: string) => picklist(await described(client, module), field);
  return {
    sostatus: await list('SalesOrder', 'sostatus'),
    invoicestatus: invoices ? await list('Invoice', 'invoicestatus') : [],
  };
}

/** A module that is closed to the user is told by the first thing that is made there. */
async function described(client: CrmClient, module: string): Promise<CrmRecord | undefined> {
  try {
    return await client.describe(module);
  } catch (error) {
    if (error instanceof CrmFailure && error.fault.kind === 'crm/refused') return undefined;
    throw error;
  }
}

/** The values of a field of what `describe` gives; none where it is no list. */
export function picklist(description: CrmRecord | undefined, name: string): string[] {
  const field = description && fieldsOf(description).find((one) => textOf(one, 'name') === name);
  const type = field?.['type'];
  const values = isObject(type) ? type['picklistValues'] : undefined;
  return Array.isArray(values) ? values.filter(isObject).map((value) => textOf(value, 'value')) : [];
}

export function fieldsOf(description: CrmRecord): CrmRecord[] {
  const { fields } = description;
  return Array.isArray(fields) ? fields.filter(isObject) : [];
}
