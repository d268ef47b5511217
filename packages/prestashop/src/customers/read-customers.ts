import type { FoundCustomer, SeenCustomer, ShopCustomer } from '@passerelle/core/ports/customer-source.ts';
import type { Filter } from '../filters.ts';
import { textIn } from '../rows.ts';
import type { ShopClient } from '../shop-client.ts';
import {
  accountList,
  addressIn,
  detailsOf,
  groupsOf,
  readAddresses,
  type AccountRow,
  type AddressRow,
} from './account-rows.ts';

/** Whom to read. Dates are the shop's own: '2026-11-22 02:30:00'. */
export interface Whom {
  /** Whoever changed after that; null: everybody. */
  since: string | null;
  /** Numbers, changed or not. */
  besides: readonly number[];
  /** These e-mail addresses and no other, in small letters; empty: as the others say. */
  only: readonly string[];
  /** Of whom no details have to be read. */
  isEnough: (seen: SeenCustomer) => boolean;
}

/** Accounts that are active and not deleted, as they are now, by their number. */
export async function readCustomers(client: ShopClient, whom: Whom): Promise<FoundCustomer[]> {
  const rows = await rowsOf(client, whom);
  const alive = rows.filter(
    ({ is_guest, deleted, active }) => is_guest !== '1' && deleted !== '1' && active === '1',
  );
  if (alive.length === 0) return [];
  const ids = alive.map(({ id }) => id);
  const addresses = await readAddresses(client, ids);
  const buyers = await readBuyers(client, ids);
  const found = alive.map((row): Raw => ({
    row,
    addresses: addresses.get(row.id) ?? [],
    hasOrdered: buyers.has(row.id),
  }));
  const wanted = new Set(found.filter((raw) => !whom.isEnough(seenAs(raw))));
  const names = wanted.size > 0 ? await readNames(client) : nameless;
  return found.map((raw) => ({ ...seenAs(raw), details: wanted.has(raw) ? customerOf(raw, names) : null }));
}

/** An address, or a first order, does not touch the date of its customer. */
async function rowsOf(client: ShopClient, { since, besides, only }: Whom): Promise<AccountRow[]> {
  const where = (filter: Filter<'email'>) => [filter];
  if (only.length > 0) {
    return client.all({ ...accountList, where: where({ field: 'email', among: only, caseAside: true }) });
  }
  if (since === null) return client.all(accountList);
  const after = (field: 'date_upd' | 'date_add') => [{ field, above: since }] as const;
  const changed = await client.all({ ...accountList, where: after('date_upd') });
  const moved = await client.all({
    resource: 'addresses',
    fields: ['id_customer'],
    where: after('date_upd'),
  });
  const bought = await client.all({ resource: 'orders', fields: ['id_customer'], where: after('date_add') });
  const known = new Set(changed.map(({ id }) => id));
  const others = [...moved, ...bought].map(({ id_customer }) => Number(id_customer)).concat(besides);
  const missing = [...new Set(others)].filter((id) => id > 0 && !known.has(id));
  if (missing.length === 0) return changed;
  const more = await client.all({ ...accountList, where: [{ field: 'id', among: missing }] });
  return [...changed, ...more].toSorted((one, other) => one.id - other.id);
}

async function readBuyers(client: ShopClient, customers: readonly number[]): Promise<ReadonlySet<number>> {
  const where = [{ field: 'id_customer', among: customers }] as const;
  const orders = await client.all({ resource: 'orders', fields: ['id_customer'], where });
  return new Set(orders.map(({ id_customer }) => Number(id_customer)));
}

/** What the shop calls its groups, and 'FR', by their numbers. */
interface Names {
  groups: ReadonlyMap<number, string>;
  countries: ReadonlyMap<number, string>;
}

const nameless: Names = { groups: new Map(), countries: new Map() };

async function readNames(client: ShopClient): Promise<Names> {
  const groups = await client.all({ resource: 'groups', fields: [], texts: ['name'] });
  const countries = await client.all({ resource: 'countries', fields: ['iso_code'] });
  return {
    groups: new Map(groups.map(({ id, name }) => [id, [...name.values()][0] ?? textIn(name, 0)])),
    countries: new Map(countries.map(({ id, iso_code }) => [id, iso_code])),
  };
}

/** What is known of a customer before anything in it is called by its name. */
interface Raw {
  row: AccountRow;
  addresses: readonly AddressRow[];
  hasOrdered: boolean;
}

/** His content is all that a version is made of, groups and countries by their numbers. */
function seenAs({ row, addresses, hasOrdered }: Raw): SeenCustomer {
  const own = addresses.map((one) => [one.alias, addressIn(one, Number(one.id_country))]);
  const all = [row.email, detailsOf(row), groupsOf(row), row.newsletter, hasOrdered, own];
  return { number: String(row.id), email: row.email, hasOrdered, content: JSON.stringify(all) };
}

function customerOf({ row, addresses, hasOrdered }: Raw, { groups, countries }: Names): ShopCustomer {
  const own = addresses.map((address) => ({
    label: address.alias,
    ...addressIn(address, countries.get(Number(address.id_country)) ?? ''),
  }));
  return {
    number: String(row.id),
    ...detailsOf(row),
    vatNumber: own.find(({ vatNumber }) => vatNumber !== '')?.vatNumber ?? '',
    email: row.email,
    phone: own.find(({ phone }) => phone !== '')?.phone ?? '',
    newsletter: row.newsletter === '1',
    hasOrdered,
    groups: groupsOf(row).flatMap((id) => groups.get(id) ?? []),
    addresses: own,
  };
}
