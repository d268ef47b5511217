import type { Intents } from '@passerelle/core/delivery/make-once.ts';
import type { Brought, CrmDestination, CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { PersonForCrm, ProductForCrm } from '@passerelle/core/ports/crm-sale.ts';
import { dryClient, idToTell } from '../dry-client.ts';
import { CrmFailure } from '../fault.ts';
import { emailRefusal } from '../map-customer.ts';
import { productCode } from '../map-product.ts';
import { ratesNeeded } from '../taxes.ts';
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
  wrote: (write: CrmWrite) => void;
}

/** vtiger, with one session for all; nothing is sent before something is to be brought. Throws Failure(2). */
export function vtigerCrm(request: CrmRequest): CrmDestination {
  const { crm, intents, now, isDryRun } = request;
  const wrote = (write: CrmWrite): void => request.wrote({ ...write, id: idToTell(write.id) });
  let requests = 0;
  const real = openCrm(crm, { ...request, onRequest: () => (requests += 1) });
  const client = isDryRun ? dryClient(real) : real;
  const seen = nothingSeen();
  let settings: ReturnType<typeof settingsOf> | undefined;
  const contextFor = async (subject: string): Promise<SyncContext> => {
    settings ??= settingsOf(client, crm);
    const common = { client, intents, now, isDryRun, wrote, seen, subject };
    return { ...common, settings: await orCrmFailure(settings), graceMs: crm.graceSeconds * 1000 };
  };
  return {
    name: URL.canParse(crm.url) ? new URL(crm.url).host : crm.url,
    get requests() {
      return requests;
    },
    async bringSale(sale) {
      const context = await contextFor(sale.orderId);
      return settled(async () => ({ kind: await syncSale(context, sale) }));
    },
    async bringPeople(people, { leavesKnown }) {
      const context = await contextFor('');
      return bringPeople(context, people, leavesKnown);
    },
    async bringProducts(products) {
      return bringProducts(await contextFor(''), products);
    },
    end: () => client.logout(),
  };
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
  people: readonly PersonForCrm[],
  leavesKnown: boolean,
): Promise<Brought[]> {
  const sound = people.filter(({ customer }) => emailRefusal(customer) === null);
  const known = await orCrmFailure(lookForPeople(shared, sound));
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
        return syncPerson(context, person, known, { leavesKnown, isRepeated });
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
