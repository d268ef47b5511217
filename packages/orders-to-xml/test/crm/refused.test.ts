import { onCrmStage, type CrmStage } from './crm-and-shop.ts';

/** "7 refused", item by item, those that were not written. */
async function left({ report }: CrmStage, ...argv: string[]): Promise<string[]> {
  const { writes = [] } = await report(...argv);
  return writes
    .filter(({ decision }) => decision === 'refused' || decision === 'skipped')
    .map(({ key, decision }) => `${key} ${decision}`);
}

function withoutEmail({ shop }: CrmStage, customer: number): void {
  const customers = shop.state.data.table('customers');
  const row = customers.rows.get(customer);
  if (row) customers.update(row, { values: { email: 'nobody' } });
}

test('an order that is refused stands in status, is explained, tried again, and can be settled by hand', () =>
  onCrmStage(async (stage) => {
    const { ftp, later, run, records } = stage;
    withoutEmail(stage, 2);
    expect(await left(stage)).toEqual(['1 skipped', '2 refused', '2 refused']);
    const status = await ftp.ordersToXml('status');
    expect(status.out).toContain('Écriture W');
    expect(status.out).toContain('dans le CRM, commande de « 2 » : refusée : Le client 2');
    const explained = await ftp.ordersToXml('explain', '2');
    expect(explained.out).toMatch(/W\d+ CRM, commande entière : refusé : Le client 2/);
    later();
    expect(await left(stage)).toEqual(['2 refused']);
    const number = /W(\d+) CRM, commande entière/.exec(explained.out)?.[1] ?? '';
    expect((await ftp.ordersToXml('resolve', `W${number}`, '--delivered')).exitCode).toBe(0);
    later();
    expect(await left(stage)).toEqual([]);
    expect((await run('--only', '6')).exitCode).toBe(0);
    expect(records('SalesOrder')).toHaveLength(8);
  }));

test('as released, 8.4.0 takes customers and products, and no order; once repaired they follow', () =>
  onCrmStage(
    async (stage) => {
      const { report, later, crm, records } = stage;
      const first = await report();
      expect(first.exitCode).toBe(5);
      const refused = (first.writes ?? []).filter(({ decision }) => decision === 'refused');
      expect(new Set(refused.map(({ reason }) => reason))).toEqual(
        new Set([
          "vtiger 8.4.0, tel qu'il a été publié, ne peut créer ni commande ni facture par son webservice.",
        ]),
      );
      expect(refused).toHaveLength(9);
      expect([records('SalesOrder').length, records('Products').length > 10]).toEqual([0, true]);
      // At once, and not half an hour later: nothing of them was under way.
      const again = (await report()).writes ?? [];
      expect(again.filter(({ decision }) => decision !== 'same').map(({ decision }) => decision)).toEqual(
        Array(9).fill('refused'),
      );
      Object.assign(crm.world.can, { createsOrders: true, changesLines: true });
      later();
      expect((await report()).exitCode).toBe(0);
      expect(records('SalesOrder')).toHaveLength(9);
    },
    { world: { version: '8.4.0' } },
  ));

test('a status that the CRM does not have refuses the orders in that state, and no others; once mapped well they follow', () =>
  onCrmStage(
    async (stage) => {
      expect(await left(stage)).toEqual(['1 skipped', '10 refused']);
      expect(stage.records('SalesOrder').map(({ fields }) => fields['sostatus'])).not.toContain('Parti');
      const { modules } = stage.crm.world;
      const field = modules.get('SalesOrder')?.fields.find(({ name }) => name === 'sostatus');
      (field?.type['picklistValues'] as object[]).push({ label: 'Parti', value: 'Parti' });
      stage.later();
      expect(await left(stage)).toEqual([]);
      expect(stage.records('SalesOrder').map(({ fields }) => fields['sostatus'])).toContain('Parti');
    },
    { crm: { orderStatus: { '2': 'Approved', '4': 'Parti', '6': 'Cancelled' } } },
  ));
