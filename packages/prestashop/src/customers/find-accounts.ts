import type { Account, AddressOfShop, Holder } from '@passerelle/core/ports/customer-book.ts';
import type { Row } from '../rows.ts';
import type { ShopClient } from '../shop-client.ts';

const accountFields = [
  'email',
  'is_guest',
  'deleted',
  'active',
  'id_gender',
  'lastname',
  'firstname',
  'company',
  'siret',
  'id_default_group',
] as const;

const addressFields = [
  'id_customer',
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

type CustomerRow = Row<(typeof accountFields)[number], never, 'groups'>;
type AddressRow = Row<(typeof addressFields)[number]>;

/** From so many on, all customers are read by the thousand: addresses of the web hold some forty each. */
const manyEmails = 300;

/** Who has these e-mail addresses, in small letters. Guests share addresses with accounts, and do not count. */
export async function findHolders(
  client: ShopClient,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Holder>> {
  if (emails.length === 0) return new Map();
  const rows = await readRows(client, new Set(emails));
  const alive = rows.filter(({ deleted }) => deleted !== '1');
  const addresses = await readAddresses(
    client,
    alive.map(({ id }) => id),
  );
  return new Map(
    emails.map((email) => {
      const of = rows.filter((row) => row.email.toLowerCase() === email);
      return [email, holderOf(of, addresses)];
    }),
  );
}

async function readRows(client: ShopClient, emails: ReadonlySet<string>): Promise<CustomerRow[]> {
  const list = { resource: 'customers', fields: accountFields, links: { groups: ['id'] } } as const;
  const accounts = { field: 'is_guest', is: '0' } as const;
  if (emails.size < manyEmails) {
    const among = { field: 'email', among: [...emails], caseAside: true } as const;
    return client.all({ ...list, where: [among, accounts] });
  }
  const found: CustomerRow[] = [];
  for await (const page of client.pages({ ...list, where: [accounts] }))
    found.push(...page.filter(({ email }) => emails.has(email.toLowerCase())));
  return found;
}

async function readAddresses(client: ShopClient, customers: readonly number[]): Promise<AddressRow[]> {
  if (customers.length === 0) return [];
  return client.all({
    resource: 'addresses',
    fields: addressFields,
    where: [
      { field: 'id_customer', among: customers },
      { field: 'deleted', is: '0' },
    ],
  });
}

function holderOf(rows: readonly CustomerRow[], addresses: readonly AddressRow[]): Holder {
  const alive = rows.filter(({ deleted }) => deleted !== '1');
  const [one, ...others] = alive;
  if (others.length > 0) return { kind: 'several', ids: alive.map(({ id }) => id) };
  if (one !== undefined) return { kind: 'account', account: accountOf(one, addresses) };
  const [gone] = rows;
  return gone === undefined ? { kind: 'nobody' } : { kind: 'deleted', id: gone.id };
}

function accountOf(row: CustomerRow, addresses: readonly AddressRow[]): Account {
  return {
    id: row.id,
    isActive: row.active === '1',
    details: {
      title: titleOf(row.id_gender),
      lastName: row.lastname,
      firstName: row.firstname,
      company: row.company,
      siret: row.siret,
    },
    defaultGroup: Number(row.id_default_group),
    groups: row.groups.map(({ id }) => Number(id)),
    addresses: addresses.filter(({ id_customer }) => Number(id_customer) === row.id).map(addressOf),
  };
}

/** PrestaShop's own list, which the web service does not show. */
export function titleOf(gender: string): '' | 'M.' | 'Mme' {
  if (gender === '1') return 'M.';
  return gender === '2' ? 'Mme' : '';
}

function addressOf(row: AddressRow): AddressOfShop {
  return {
    id: row.id,
    lastName: row.lastname,
    firstName: row.firstname,
    company: row.company,
    vatNumber: row.vat_number,
    line1: row.address1,
    line2: row.address2,
    postcode: row.postcode,
    city: row.city,
    country: Number(row.id_country),
    phone: row.phone || row.phone_mobile,
  };
}
