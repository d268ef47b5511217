import type { ShopCustomer, ShopCustomerAddress } from '@passerelle/core/ports/customer-source.ts';
import type { Filter } from '../filters.ts';
import { textIn, type Row } from '../rows.ts';
import type { ShopClient } from '../shop-client.ts';
import { titleOf } from './find-accounts.ts';

/** Whom to read. Dates are the shop's own: '2026-11-22 02:30:00'. */
export interface Whom {
  /** Whoever changed after that; null: everybody. */
  since: string | null;
  /** Numbers, changed or not. */
  besides: readonly number[];
  /** These e-mail addresses and no other, in small letters; empty: as the others say. */
  only: readonly string[];
}

const customerFields = [
  'email',
  'is_guest',
  'deleted',
  'active',
  'id_gender',
  'lastname',
  'firstname',
  'company',
  'siret',
  'newsletter',
  'id_default_group',
] as const;

const addressFields = [
  'id_customer',
  'alias',
  'lastname',
  'firstname',
  'company',
  'vat_number',
  'address1',
  'address2',
  'postcode',
  'city',
  'id_country',
  'phone',
  'phone_mobile',
] as const;

type CustomerRow = Row<(typeof customerFields)[number], never, 'groups'>;
type AddressRow = Row<(typeof addressFields)[number]>;

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
    resource: 'addresses',
    fields: addressFields,
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
  const list = { resource: 'customers', fields: customerFields, links: { groups: ['id'] } } as const;
  const where = (filter: Filter<'email'>) => [filter];
  if (only.length > 0) {
    return client.all({ ...list, where: where({ field: 'email', among: only, caseAside: true }) });
  }
  if (since === null) return client.all(list);
  const after = (field: 'date_upd' | 'date_add') => [{ field, above: since }] as const;
  const changed = await client.all({ ...list, where: after('date_upd') });
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
  const more = await client.all({ ...list, where: [{ field: 'id', among: missing }] });
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
  const own = (addresses.get(row.id) ?? []).map((address) => addressOf(address, countries));
  const defaultGroup = Number(row.id_default_group);
  const others = row.groups.map(({ id }) => Number(id)).filter((id) => id !== defaultGroup);
  return {
    number: String(row.id),
    title: titleOf(row.id_gender),
    lastName: row.lastname,
    firstName: row.firstname,
    company: row.company,
    siret: row.siret,
    vatNumber: own.find(({ vatNumber }) => vatNumber !== '')?.vatNumber ?? '',
    email: row.email,
    phone: own.find(({ phone }) => phone !== '')?.phone ?? '',
    newsletter: row.newsletter === '1',
    hasOrdered: buyers.has(row.id),
    groups: [defaultGroup, ...others].flatMap((id) => groups.get(id) ?? []),
    addresses: own,
  };
}

function addressOf(row: AddressRow, countries: Around['countries']): ShopCustomerAddress {
  return {
    label: row.alias,
    lastName: row.lastname,
    firstName: row.firstname,
    company: row.company,
    vatNumber: row.vat_number,
    line1: row.address1,
    line2: row.address2,
    postcode: row.postcode,
    city: row.city,
    country: countries.get(Number(row.id_country)) ?? '',
    phone: row.phone || row.phone_mobile,
  };
}
