import type { AccountDetails, CustomerAddress } from '@passerelle/core/ports/customer-details.ts';
import type { FieldsOf } from '../list.ts';
import { postalFields } from '../postal-fields.ts';
import type { Row } from '../rows.ts';
import type { ShopClient } from '../shop-client.ts';
import { titleOf } from '../titles.ts';

/** Who he is, whether he may log in, and his groups. */
export const accountList = {
  resource: 'customers',
  fields: [
    ...(['email', 'is_guest', 'deleted', 'active', 'newsletter', 'id_default_group'] as const),
    ...(['id_gender', 'lastname', 'firstname', 'company', 'siret'] as const),
  ],
  links: { groups: ['id'] },
} as const;

/** All that a customer wrote into an address. */
const addressList = {
  resource: 'addresses',
  fields: ['id_customer', 'alias', 'lastname', 'firstname', 'company', 'vat_number', ...postalFields],
} as const;

export type AccountRow = Row<FieldsOf<typeof accountList>, never, 'groups'>;
export type AddressRow = Row<FieldsOf<typeof addressList>>;

/** The addresses that these customers have now, by customer. */
export async function readAddresses(
  client: ShopClient,
  customers: readonly number[],
): Promise<ReadonlyMap<number, readonly AddressRow[]>> {
  if (customers.length === 0) return new Map();
  const ofThem = { field: 'id_customer', among: customers } as const;
  const rows = await client.all({ ...addressList, where: [ofThem, { field: 'deleted', is: '0' }] });
  return Map.groupBy(rows, ({ id_customer }) => Number(id_customer));
}

/** Their numbers, the default one first. */
export function groupsOf({ id_default_group, groups }: AccountRow): number[] {
  const first = Number(id_default_group);
  return [first, ...groups.map(({ id }) => Number(id)).filter((id) => id !== first)];
}

export function detailsOf(row: AccountRow): AccountDetails {
  return {
    title: titleOf(row.id_gender),
    lastName: row.lastname,
    firstName: row.firstname,
    company: row.company,
    siret: row.siret,
  };
}

export function addressIn<Country extends number | string>(
  row: AddressRow,
  country: Country,
): CustomerAddress<Country> {
  return {
    lastName: row.lastname,
    firstName: row.firstname,
    company: row.company,
    vatNumber: row.vat_number,
    line1: row.address1,
    line2: row.address2,
    postcode: row.postcode,
    city: row.city,
    country,
    phone: row.phone || row.phone_mobile,
  };
}
