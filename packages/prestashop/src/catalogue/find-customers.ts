import type { ShopClient } from '../shop-client.ts';

const askedAtOnce = 25;

/**
 * Accounts by e-mail address, in lower case. Guests and what was deleted are none. Case does not count: neither does it for
 * the shop when somebody logs in. Rejects with ShopTrouble.
 */
export async function findCustomers(
  client: ShopClient,
  emails: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  const sendable = [...new Set(emails)].filter((email) => email !== '' && !/[[\]|,\s]/.test(email));
  for (let at = 0; at < sendable.length; at += askedAtOnce) {
    const asked = sendable.slice(at, at + askedAtOnce);
    const rows = await client.all({
      resource: 'customers',
      fields: ['email', 'is_guest', 'deleted'],
      query: [['filter[email]', `[${asked.join('|')}]`]],
    });
    for (const { id, email, is_guest, deleted } of rows) {
      const key = email.toLowerCase();
      const isAccount = is_guest !== '1' && deleted !== '1' && asked.includes(key);
      if (isAccount) found.set(key, [...(found.get(key) ?? []), id]);
    }
  }
  return found;
}
