import type { Account, Holder } from '@passerelle/core/ports/customer-book.ts';
import type { ShopClient } from '../shop-client.ts';
import {
  accountList,
  addressIn,
  detailsOf,
  readAddresses,
  type AccountRow,
  type AddressRow,
} from './account-rows.ts';

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

async function readRows(client: ShopClient, emails: ReadonlySet<string>): Promise<AccountRow[]> {
  const accounts = { field: 'is_guest', is: '0' } as const;
  if (emails.size < manyEmails) {
    const among = { field: 'email', among: [...emails], caseAside: true } as const;
    return client.all({ ...accountList, where: [among, accounts] });
  }
  const found: AccountRow[] = [];
  for await (const page of client.pages({ ...accountList, where: [accounts] }))
    found.push(...page.filter(({ email }) => emails.has(email.toLowerCase())));
  return found;
}

function holderOf(
  rows: readonly AccountRow[],
  addresses: ReadonlyMap<number, readonly AddressRow[]>,
): Holder {
  const alive = rows.filter(({ deleted }) => deleted !== '1');
  const [one, ...others] = alive;
  if (others.length > 0) return { kind: 'several', ids: alive.map(({ id }) => id) };
  if (one !== undefined) return { kind: 'account', account: accountOf(one, addresses.get(one.id) ?? []) };
  const [gone] = rows;
  return gone === undefined ? { kind: 'nobody' } : { kind: 'deleted', id: gone.id };
}

function accountOf(row: AccountRow, addresses: readonly AddressRow[]): Account {
  return {
    id: row.id,
    isActive: row.active === '1',
    details: detailsOf(row),
    defaultGroup: Number(row.id_default_group),
    groups: row.groups.map(({ id }) => Number(id)),
    addresses: addresses.map((address) => ({
      id: address.id,
      ...addressIn(address, Number(address.id_country)),
    })),
  };
}
