import type { RunReport } from '@passerelle/core/report/run-report.ts';
import type { CrmVersion } from '@passerelle/rehearsal/crm/crm-version.ts';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import { crmClient, type CrmClient } from '@passerelle/vtiger/client.ts';
import { onCrmStage, type CrmStage } from './crm-and-shop.ts';
import { ordersInCrm, ordersInShop, type Seen } from './orders-compared.ts';

/**
 * What a shopkeeper would expect, field by field, on rehearsed CRMs always, and on a real one where PASSERELLE_TEST_CRM,
 * PASSERELLE_TEST_CRM_USER and PASSERELLE_TEST_CRM_KEY name one: an empty one, and it is left as full as it gets.
 */
const real = process.env['PASSERELLE_TEST_CRM'];
const versions: (CrmVersion | 'a real one')[] = [
  ...(['8.2.0', '8.4.0 repaired'] as const),
  ...(real === undefined ? [] : (['a real one'] as const)),
];

interface Access {
  url: string;
  user: string;
  accessKey: string;
}

function realAccess(): Access {
  const [user = '', accessKey = ''] = ['USER', 'KEY'].map((one) => process.env[`PASSERELLE_TEST_CRM_${one}`]);
  return { url: real ?? '', user, accessKey };
}

function clientOf(access: Access): CrmClient {
  const times = { timeoutMs: 60_000, attempts: 1, deadlineMs: 120_000, now: () => performance.now() };
  return crmClient({ ...access, ...times, pause: () => Promise.resolve() });
}

/** A third customer, for the last two orders; and what the CRM has of all three before: a contact, an account, a lead. */
async function knownBefore({ shop }: CrmStage, client: CrmClient): Promise<void> {
  const { data } = shop.state;
  const { id } = data.table('customers').insert({
    values: {
      lastname: 'Petit',
      firstname: 'Anne',
      email: 'anne.petit@example.test',
      active: 1,
      is_guest: 0,
    },
  });
  for (const order of [12, 13]) {
    const row = data.table('orders').rows.get(order);
    if (row) data.table('orders').update(row, { values: { id_customer: id } });
  }
  const { userId: assigned_user_id } = await client.session();
  await client.create('Contacts', {
    ...{ lastname: 'Modele', email: 'Jean.Modele@example.test', phone: '1', assigned_user_id },
  });
  await client.create('Accounts', {
    ...{ accountname: 'As people call them', email1: 'marie.durand@example.test', assigned_user_id },
  });
  await client.create('Leads', { lastname: 'P.', email: 'anne.petit@example.test', assigned_user_id });
}

function change({ shop }: CrmStage): void {
  const orders = shop.state.data.table('orders');
  const set = (id: number, values: Record<string, string | number>) => {
    const row = orders.rows.get(id);
    if (row) orders.update(row, { values });
  };
  const details = shop.state.data.table('order_details');
  const [taken] = details.where('id_order', 7);
  if (taken === undefined) throw new Error('order 7 has lines');
  const off = Number(details.value(taken, 'total_price_tax_incl'));
  details.delete(taken);
  set(7, { total_paid_tax_incl: (54.54 - off).toFixed(6) });
  set(6, { current_state: 4 });
  set(8, { current_state: 6 });
}

/** "7 total: shop 27.27, CRM 54.54": what is not as it should be. */
function differences(shop: Seen, crm: Seen): string[] {
  const names = new Set([...shop.keys(), ...crm.keys()]);
  return [...names]
    .filter((name) => shop.get(name) !== crm.get(name))
    .map((name) => `${name}: shop ${shop.get(name)}, CRM ${crm.get(name)}`);
}

function written({ writes = [] }: RunReport): string[] {
  return writes
    .filter(({ decision }) => decision !== 'same')
    .map(({ kind, key, what }) => `${kind} ${key} ${what}`);
}

test.each(versions)(
  '%s: ten orders, three customers known before; then one of each change; again: nothing',
  (version) =>
    onCrmStage(
      async (stage) => {
        const { name: user, accessKey } = rehearsedUser;
        const client = clientOf(
          version === 'a real one' ? realAccess() : { url: stage.crm.url, user, accessKey },
        );
        await knownBefore(stage, client);
        const compared = async () => differences(ordersInShop(stage), await ordersInCrm(client));
        expect((await stage.report()).exitCode).toBe(0);
        expect(ordersInShop(stage).size).toBeGreaterThan(100);
        expect(await compared()).toEqual([]);
        change(stage);
        stage.later();
        expect((await stage.report()).exitCode).toBe(0);
        expect(await compared()).toEqual([]);
        stage.later();
        expect(written(await stage.report())).toEqual([]);
        expect(written(await stage.report('--only', '6', '--only', '7', '--only', '8'))).toEqual([]);
        const [contact] = await client.query({
          module: 'Contacts',
          fields: ['lastname', 'phone'],
          where: { field: 'email', values: ['jean.modele@example.test'] },
        });
        expect(contact).toMatchObject({ lastname: 'Modèle' });
        await client.logout();
      },
      version === 'a real one' ? { crm: { ...realAccess(), timeoutSeconds: 60 } } : { world: { version } },
    ),
  600_000,
);
