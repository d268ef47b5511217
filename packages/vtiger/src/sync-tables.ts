import { CrmFailure } from './fault.ts';
import { makeOnce } from './make-once.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { SaleForCrm } from './sale.ts';
import type { SyncContext } from './sync-context.ts';
import { taxOf, taxTable, type TaxTable } from './taxes.ts';

/** The CRM's taxes, read once in a run, with those that the rates need. null: not yet. */
export async function syncTaxes(
  context: SyncContext,
  order: string,
  rates: readonly string[],
): Promise<TaxTable | null> {
  let rows = (context.seen.taxes ??= await allTaxes(context));
  for (const rate of rates) {
    if (taxTable(rows).nameOf(rate) !== null) continue;
    if (context.settings.taxes === 'match') throw new CrmFailure({ kind: 'crm/rate-missing', order, rate });
    const once = await makeOnce(context, {
      ...{ module: 'Tax', key: rate },
      look: async (within) =>
        (await allTaxes(within)).filter((row) => taxTable([row]).nameOf(rate) !== null).slice(0, 1),
      make: () => context.client.create('Tax', taxOf(rate)),
      mayBeMadeAnew: true,
    });
    if (once === null) return null;
    rows = context.seen.taxes = await allTaxes(context);
  }
  return taxTable(rows);
}

function allTaxes({ client }: SyncContext): Promise<CrmRecord[]> {
  return client.query({ module: 'Tax', fields: ['*'] });
}

/** The id of the order's currency, made or switched on where that is wanted. null: not yet. */
export async function syncCurrency(context: SyncContext, sale: SaleForCrm): Promise<string | null> {
  const { code } = sale.currency;
  const known = context.seen.currencies.get(code);
  const found = known ?? (await currencyOf(context, sale));
  if (found === null) return null;
  context.seen.currencies.set(code, found);
  return textOf(found, 'id');
}

async function currencyOf(context: SyncContext, sale: SaleForCrm): Promise<CrmRecord | null> {
  const { code } = sale.currency;
  const [found] = await currencies(context, code);
  const mayMake = context.settings.currencies === 'create';
  if (found !== undefined && textOf(found, 'currency_status') === 'Active') return found;
  if (!mayMake) throw new CrmFailure({ kind: 'crm/currency-missing', order: sale.orderId, currency: code });
  if (found !== undefined) return switchOn(context, code, found);
  const once = await makeOnce(context, {
    ...{ module: 'Currency', key: code },
    look: async (within) => (await currencies(within, code)).slice(0, 1),
    make: () => context.client.create('Currency', newCurrency(sale)),
    mayBeMadeAnew: true,
  });
  return once?.row ?? null;
}

async function switchOn({ client, wrote }: SyncContext, code: string, found: CrmRecord): Promise<CrmRecord> {
  const id = textOf(found, 'id');
  await client.revise({ id, currency_status: 'Active' });
  wrote({ module: 'Currency', key: code, id, what: 'changed' });
  return found;
}

function currencies({ client }: SyncContext, code: string): Promise<CrmRecord[]> {
  const where = { field: 'currency_code', values: [code] };
  return client.query({ module: 'Currency', fields: ['currency_code', 'currency_status'], where });
}

function newCurrency({ currency }: SaleForCrm): Record<string, string> {
  return {
    currency_name: currency.name || currency.code,
    currency_code: currency.code,
    currency_symbol: currency.symbol || currency.code,
    conversion_rate: currency.rate,
    currency_status: 'Active',
    defaultid: '0',
    deleted: '0',
  };
}
