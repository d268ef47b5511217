import type { ShopCustomer } from '@passerelle/core/ports/customer-source.ts';
import type { Filter } from '../filters.ts';
import type { FieldsOf } from '../lists.ts';
import { textIn, type Row } from '../rows.ts';
import type { ShopClient } from '../shop-client.ts';
import { accountFields, addressFields, addressIn, detailsOf } from './account-rows.ts';

/** Whom to read. Dates are the shop's own: '2026-11-22 02:30:00'. */
export interface Whom {
  /** Whoever changed after that; null: everybody. */
  since: string | null;
  /** Numbers, changed or not. */
  besides: readonly number[];
  /** These e-mail addresses and no other, in small letters; empty: as the others say. */
  only: readonly string[];
}

const customerList = {
  resource: 'customers',
  fields: [...accountFields, 'newsletter', 'id_default_group'],
  links: { groups: ['id'] },
} as const;

const addressList = { resource: 'addresses', fields: ['id_customer', 'alias', ...addressFields] } as const;

type CustomerRow = Row<FieldsOf<typeof customerList>, never, 'groups'>;
type AddressRow = Row<FieldsOf<typeof addressList>>;

/** Accounts that are active and not deleted, as they are now, by their number. */
export async function readCustomers(client: ShopClient, whom: Whom): Promise<ShopCustomer[]> {
  const rows = await rowsOf(client, whom);
  const alive = rows.filter(
    ({ is_guest, deleted, active }) => is_guest !== '1' && deleted !== '1' && active === '1',
  );
  if (alive.length === 0) return [];
  const ids = alive.map(({ id }) => id);
  const ofThem = [{ field: 'id_customer', among: ids }] as const;
  const addresses = await client.all({
    ...addressList,
    where: [...ofThem, { field: 'deleted', is: '0' }],
  });
  const orders = await client.all({ resource: 'orders', fields: ['id_customer'], where: ofThem });
  const groups = await client.all({ resource: 'groups', fields: [], texts: ['name'] });
  const countries = await client.all({ resource: 'countries', fields: ['iso_code'] });
  const around = {
    addresses: byCustomer(addresses),
    buyers: new Set(orders.map(({ id_customer }) => Number(id_customer))),
    groups: new Map(groups.map(({ id, name }) => [id, [...name.values()][0] ?? textIn(name, 0)])),
    countries: new Map(countries.map(({ id, iso_code }) => [id, iso_code])),
  };
  return alive.map((row) => customerOf(row, around));
}

/** An address, or a first order, does not touch the date of its customer. */
async function rowsOf(client: ShopClient, { since, besides, only }: Whom): Promise<CustomerRow[]> {
  const where = (filter: Filter<'email'>) => [filter];
  if (only.length > 0) {
    return client.all({ ...customerList, where: where({ field: 'email', among: only, caseAside: true }) });
  }
  if (since === null) return client.all(customerList);
  const after = (field: 'date_upd' | 'date_add') => [{ field, above: since }] as const;
  const changed = await client.all({ ...customerList, where: after('date_upd') });
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
  const more = await client.all({ ...customerList, where: [{ field: 'id', among: missing }] });
  return [...changed, ...more].toSorted((one, other) => one.id - other.id);
}

interface Around {
  addresses: ReadonlyMap<number, readonly AddressRow[]>;
  buyers: ReadonlySet<number>;
  groups: ReadonlyMap<number, string>;
  countries: ReadonlyMap<number, string>;
}

function byCustomer(rows: readonly AddressRow[]): ReadonlyMap<number, readonly AddressRow[]> {
  return Map.groupBy(rows, ({ id_customer }) => Number(id_customer));
}

function customerOf(row: CustomerRow, { addresses, buyers, groups, countries }: Around): ShopCustomer {
  const own = (addresses.get(row.id) ?? []).map((address) => ({
    label: address.alias,
    ...addressIn(address, countries.get(Number(address.id_country)) ?? ''),
  }));
  const defaultGroup = Number(row.id_default_group);
  const others = row.groups.map(({ id }) => Number(id)).filter((id) => id !== defaultGroup);
  return {
    number: String(row.id),
    ...detailsOf(row),
    vatNumber: own.find(({ vatNumber }) => vatNumber !== '')?.vatNumber ?? '',
    email: row.email,
    phone: own.find(({ phone }) => phone !== '')?.phone ?? '',
    newsletter: row.newsletter === '1',
    hasOrdered: buyers.has(row.id),
    groups: [defaultGroup, ...others].flatMap((id) => groups.get(id) ?? []),
    addresses: own,
  };
}
