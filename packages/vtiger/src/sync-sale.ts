import { CrmFailure } from './fault.ts';
import { makeOnce, writeOf } from './make-once.ts';
import { emailRefusal } from './map-customer.ts';
import { linesOf, moneyOf, orderStatus, potentialName, potentialOf, type OrderPlace } from './map-order.ts';
import { productCode } from './map-product.ts';
import { textOf } from './record.ts';
import { ratesNeeded } from './taxes.ts';
import { keyOf, type SaleForCrm } from './sale.ts';
import { refuseUnknownStatus } from './statuses.ts';
import { exactly, type SyncContext } from './sync-context.ts';
import { syncBuyer, type Buyer } from './sync-customer.ts';
import { syncInvoice, syncSalesOrder, type OrderWork } from './sync-order.ts';
import { syncProducts } from './sync-products.ts';
import { syncCurrency, syncTaxes } from './sync-tables.ts';

/** 'waiting': something was sent before and is not there yet; a later run goes on. 'skipped': cancelled before the CRM knew it. */
export type SaleOutcome = 'done' | 'waiting' | 'skipped';

/**
 * One order and all that it hangs on: customer, taxes, products, currency, the order, its potential, its invoice. As often
 * as one likes: what is right is left alone. Throws CrmFailure; what was done until then stays, and is gone on with.
 */
export async function syncSale(context: SyncContext, sale: SaleForCrm): Promise<SaleOutcome> {
  if (await isCancelledUnseen(context, sale)) return 'skipped';
  refuseEarly(context, sale);
  await refuseUnknownStatus(context, sale);
  const place = await placeFor(context, sale);
  if (place === null) return 'waiting';
  const money = moneyOf(place, sale);
  if (!money.ok) throw new CrmFailure(money.refusal);
  const work: OrderWork = { place, sale, money: money.value };
  const order = await syncSalesOrder(context, work);
  if (order === null) return 'waiting';
  if (context.settings.createPotential && !(await syncPotential(context, work))) return 'waiting';
  const isWhole = !isInvoiced(context, sale) || (await syncInvoice(context, work, order)) !== null;
  return isWhole ? 'done' : 'waiting';
}

/** An invoice that was made once is followed, whatever the state. */
function isInvoiced(context: SyncContext, sale: SaleForCrm): boolean {
  if (!context.settings.invoices) return false;
  const key = keyOf(sale);
  return sale.invoice !== null || context.intents.find(writeOf(context, { module: 'Invoice', key })) !== null;
}

/** Nobody wants an order in the CRM that was called off before it got there. */
async function isCancelledUnseen(context: SyncContext, sale: SaleForCrm): Promise<boolean> {
  if (orderStatus(context.settings, sale) !== 'Cancelled') return false;
  const key = keyOf(sale);
  if (context.intents.find(writeOf(context, { module: 'SalesOrder', key })) !== null) return false;
  return (await exactly(context, 'SalesOrder', [], 'customerno', key)).length === 0;
}

async function placeFor(context: SyncContext, sale: SaleForCrm): Promise<OrderPlace | null> {
  const lines = linesOf(sale);
  const products = lines.map((line) => ({ ...line.product, rate: line.rate }));
  const buyer = (await buyerOfKnown(context, sale)) ?? (await syncBuyer(context, sale));
  const taxes =
    buyer && (await syncTaxes(context, sale.orderId, ratesNeeded(lines.map((line) => line.rate))));
  const productIds = taxes && (await syncProducts(context, taxes, products));
  const currencyId = productIds && (await syncCurrency(context, sale));
  if (buyer === null || taxes === null || productIds === null || currencyId === null) return null;
  return { settings: context.settings, taxes, productIds, currencyId, ...buyer };
}

/** A customer who was deleted in the shop has no e-mail any more: an order that was made here stays theirs, and is followed. */
async function buyerOfKnown(context: SyncContext, sale: SaleForCrm): Promise<Buyer> {
  if (emailRefusal(sale.customer) === null) return null;
  const key = keyOf(sale);
  if (context.intents.find(writeOf(context, { module: 'SalesOrder', key })) === null) return null;
  const [order] = await exactly(context, 'SalesOrder', ['account_id', 'contact_id'], 'customerno', key);
  if (order === undefined) return null;
  return { accountId: textOf(order, 'account_id'), contactId: textOf(order, 'contact_id') };
}

/** What cannot be right is refused before anything is written: the amounts first, with stand-ins for what the CRM would add. */
function refuseEarly({ settings }: SyncContext, sale: SaleForCrm): void {
  const { code } = sale.currency;
  if (!/^[A-Z]{3}$/.test(code))
    throw new CrmFailure({ kind: 'crm/currency-missing', order: sale.orderId, currency: code || '?' });
  const anything = { names: [], nameOf: () => 'tax' };
  const productIds = new Map(linesOf(sale).map(({ product }) => [productCode(product), 'id']));
  const money = moneyOf({ settings, taxes: anything, productIds, currencyId: 'id' }, sale);
  if (!money.ok) throw new CrmFailure(money.refusal);
}

async function syncPotential(context: SyncContext, { place, sale }: OrderWork): Promise<boolean> {
  const key = potentialName(context.settings, sale);
  const once = await makeOnce(context, {
    ...{ module: 'Potentials', key },
    look: (within) => exactly(within, 'Potentials', [], 'potentialname', key),
    make: () => context.client.create('Potentials', potentialOf(place, sale)),
    mayBeMadeAnew: false,
  });
  return once !== null;
}
