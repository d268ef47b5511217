import type { Intents } from '@passerelle/core/delivery/make-once.ts';
import type { Brought, CrmDestination, CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { PersonForCrm, ProductForCrm, SaleForCrm } from '@passerelle/core/ports/crm-sale.ts';
import { heapCap } from '@passerelle/core/program/heap-cap.ts';
import { dryClient, idToTell } from '../dry-client.ts';
import { CrmFailure } from '../fault.ts';
import { lookForSales } from '../look-for-sales.ts';
import { lookingAhead, type LookAheadClient } from '../look-ahead.ts';
import { emailRefusal } from '../map-customer.ts';
import { productCode } from '../map-product.ts';
import { ratesNeeded } from '../taxes.ts';
import type { StatusMemory } from '../status-lists.ts';
import { nothingSeen, type SyncContext } from '../sync-context.ts';
import { lookForPeople, syncPerson } from '../sync-people.ts';
import { lookForProducts, syncProduct } from '../sync-products.ts';
import { syncSale } from '../sync-sale.ts';
import { syncTaxes } from '../sync-tables.ts';
import { broughtBy, orCrmFailure } from './crm-failure.ts';
import { settingsOf } from './crm-settings.ts';
import { openCrm, type CrmConfig, type CrmSurroundings } from './open-crm.ts';

export interface CrmRequest extends Omit<CrmSurroundings, 'onRequest'> {
  crm: CrmConfig;
  intents: Intents;
  now: () => Date;
  isDryRun: boolean;
  statuses: StatusMemory;
  /** Customers whom the CRM has are left as they are. */
  leavesKnown: boolean;
  wrote: (write: CrmWrite) => void;
}

/** vtiger, with one session for all; nothing is sent before something is to be brought. Throws Failure(2). */
export function vtigerCrm(request: CrmRequest): CrmDestination {
  const { crm, intents, now, isDryRun, leavesKnown, statuses } = request;
  const wrote = (write: CrmWrite): void => request.wrote({ ...write, id: idToTell(write.id) });
  let requests = 0;
  const capHeap = heapCap();
  const onRequest = (): void => {
    requests += 1;
    capHeap();
  };
  const real = openCrm(crm, { ...request, onRequest });
  const ahead = lookingAhead(real);
  const client = isDryRun ? dryClient(ahead) : ahead;
  const seen = nothingSeen();
  let settings: ReturnType<typeof settingsOf> | undefined;
  const contextFor = async (subject: string): Promise<SyncContext> => {
    settings ??= settingsOf(client, crm);
    const common = { client, intents, now, isDryRun, leavesKnown, statuses, wrote, seen, subject };
    return { ...common, settings: await orCrmFailure(settings), graceMs: crm.graceSeconds * 1000 };
  };
  return {
    name: URL.canParse(crm.url) ? new URL(crm.url).host : crm.url,
    get requests() {
      return requests;
    },
    async *bringSales(sales) {
      for (const part of parts(sales)) {
        await lookForPart(ahead, await contextFor(''), part);
        for (const sale of part) {
          const context = await contextFor(sale.orderId);
          yield await settled(async () => ({ kind: await syncSale(context, sale) }));
        }
      }
    },
    async bringPeople(people) {
      ahead.forget();
      return bringPeople(await contextFor(''), ahead, people);
    },
    async bringProducts(products) {
      ahead.forget();
      return bringProducts(await contextFor(''), products);
    },
    end: () => client.logout(),
  };
}

/** So many orders are looked up together: what the CRM had of them is a minute old at most when they are brought. */
const salesTogether = 50;

function* parts(sales: readonly SaleForCrm[]): Generator<readonly SaleForCrm[]> {
  for (let from = 0; from < sales.length; from += salesTogether)
    yield sales.slice(from, from + salesTogether);
}

/** What cannot be looked up together is looked up order by order, where whatever is wrong is told. */
async function lookForPart(
  ahead: LookAheadClient,
  { settings }: SyncContext,
  sales: readonly SaleForCrm[],
): Promise<void> {
  ahead.forget();
  try {
    await lookForSales(ahead, settings, sales);
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    ahead.forget();
  }
}

async function settled(work: () => Promise<Brought>): Promise<Brought> {
  try {
    return await work();
  } catch (error) {
    return broughtBy(error);
  }
}

async function bringPeople(
  shared: SyncContext,
  ahead: LookAheadClient,
  people: readonly PersonForCrm[],
): Promise<Brought[]> {
  const sound = people.filter(({ customer }) => emailRefusal(customer) === null);
  const known = await orCrmFailure(lookForPeople(shared, ahead, sound));
  const emails = new Set<string>();
  const outcomes: Brought[] = [];
  for (const person of people) {
    const context = { ...shared, subject: person.customer.id };
    const email = person.customer.email.trim().toLowerCase();
    const isRepeated = emails.has(email);
    emails.add(email);
    const refusal = emailRefusal(person.customer);
    outcomes.push(
      await settled(async () => {
        if (refusal !== null) throw new CrmFailure(refusal);
        return syncPerson(context, person, known, { isRepeated });
      }),
    );
  }
  return outcomes;
}

async function bringProducts(shared: SyncContext, products: readonly ProductForCrm[]): Promise<Brought[]> {
  const rows = await orCrmFailure(lookForProducts(shared, products));
  const codes = new Set<string>();
  const outcomes: Brought[] = [];
  for (const product of products) {
    const code = productCode(product);
    const isRepeated = codes.has(code);
    codes.add(code);
    const context = { ...shared, subject: code };
    outcomes.push(
      await settled(async () => {
        if (isRepeated) return { kind: 'done' };
        const taxes = await syncTaxes(context, '', ratesNeeded([product.rate]));
        const once = taxes && (await syncProduct(context, taxes, product, rows));
        if (once !== null && !once.isNew)
          shared.wrote({ module: 'Products', key: code, id: String(once.row['id']), what: 'same' });
        return { kind: once === null ? 'waiting' : 'done' };
      }),
    );
  }
  return outcomes;
}
