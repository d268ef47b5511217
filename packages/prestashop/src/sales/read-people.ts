import type { PersonForCrm } from '@passerelle/core/ports/crm-sale.ts';
import type { Versioned } from '@passerelle/core/ports/sales-for-crm.ts';
import type { Reader } from '../reader.ts';
import { idOfLanguage } from '../spoken-names.ts';
import { versionOf } from './read-sales.ts';
import { readCountries } from './read-around.ts';
import { customerOf, placeOf } from './sale-of.ts';
import { buyerList, placeList, type BuyerRow, type PlaceRow } from './sale-rows.ts';

/** So many at a time, so that a shop of any size is read in little memory. */
const pageSize = 100;

export interface PagesOfShop {
  /** As the shop writes dates; '': all. */
  changedAfter: string;
  /** ISO 639. */
  language: string;
  isDone: (id: string, version: string) => boolean;
}

/** Customers that changed, or have one of these e-mails. Page by page. */
export async function* readPeople(
  shop: Reader,
  { changedAfter, emails, language, isDone }: PagesOfShop & { emails: readonly string[] },
): AsyncGenerator<Versioned<PersonForCrm>[]> {
  const changed = changedAfter === '' ? [] : [{ field: 'date_upd' as const, above: changedAfter }];
  const where = emails.length > 0 ? [{ field: 'email' as const, among: emails }] : changed;
  let countries: ReadonlyMap<string, string> | undefined;
  for await (const page of shop.pages({ ...buyerList, where, pageSize })) {
    const people = page.filter((row) => isPerson(row) && !isDone(String(row.id), versionOf(row)));
    if (people.length === 0) continue;
    countries ??= await readCountries(shop, await idOfLanguage(shop, language));
    yield await peopleOf(shop, people, countries);
  }
}

/** No guest, nobody who was deleted, and not the one who stands for all whose data was taken away. */
function isPerson({ is_guest, deleted, active, email }: BuyerRow): boolean {
  return is_guest !== '1' && deleted !== '1' && !(active === '0' && email.startsWith('anonymous@'));
}

async function peopleOf(
  shop: Reader,
  people: readonly BuyerRow[],
  countries: ReadonlyMap<string, string>,
): Promise<Versioned<PersonForCrm>[]> {
  const where = [{ field: 'id_customer' as const, among: people.map(({ id }) => id) }];
  const rows = await shop.all({ ...placeList, where });
  const addresses = new Map<string, PlaceRow>();
  for (const row of rows)
    if (row.deleted !== '1' && !addresses.has(row.id_customer)) addresses.set(row.id_customer, row);
  const orders = await shop.all<'id_customer'>({ resource: 'orders', fields: ['id_customer'], where });
  const buyers = new Set(orders.map(({ id_customer }) => id_customer));
  return people.map((row) => {
    const id = String(row.id);
    const address = addresses.get(id);
    const place = placeOf(address, countries);
    const customer = customerOf(id, row, address);
    const what = { customer, billing: place, delivery: place, hasOrders: buyers.has(id) };
    return { id, version: versionOf(row), what };
  });
}
