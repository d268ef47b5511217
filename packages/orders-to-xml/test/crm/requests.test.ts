import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { onCrmStage, type CrmStage } from './crm-and-shop.ts';

/** Once in a run: challenge, login, taxes, currency. From 8.4 on also the logout. */
const ofRun = 4;

/** So many orders, each with an invoice, of a customer and with a product that the CRM knows; what the CRM was asked for them. */
async function bring({ shop, crm, report, later, records }: CrmStage, orders: number): Promise<string[]> {
  later();
  const [before, asked] = [records('SalesOrder').length, crm.asked().length];
  for (let order = 1; order <= orders; order++)
    placeOrder(shop.state, { customer: 3, lines: [{ product: 6 }], at: '2026-11-28 17:00:00' });
  expect(await report()).toMatchObject({ exitCode: 0 });
  expect(records('SalesOrder')).toHaveLength(before + orders);
  return crm.asked().slice(asked);
}

/** Contact, product, order; the potential. For many orders together. */
const known = { plain: 3, withPotential: 4 };
/** The order, its invoice; the potential. */
const made = { plain: 2, withPotential: 3 };

test.each([
  ['an order and its invoice', 'plain'],
  ['with a potential', 'withPotential'],
] as const)('customer and products known, %s: few requests of the CRM', (_, kind) =>
  onCrmStage(
    async (stage) => {
      await stage.report();
      expect(await bring(stage, 1)).toHaveLength(ofRun + known[kind] + made[kind]);
      expect(await bring(stage, 7)).toHaveLength(ofRun + known[kind] + 7 * made[kind]);
    },
    { crm: { createPotential: kind === 'withPotential' } },
  ),
);

test('more than fifty orders are looked up fifty at a time', () =>
  onCrmStage(async (stage) => {
    await stage.report();
    expect(await bring(stage, 53)).toHaveLength(ofRun + 2 * known.plain + 53 * made.plain);
  }));

test('from 8.4 on the session is ended', () =>
  onCrmStage(
    async (stage) => {
      await stage.report();
      expect((await bring(stage, 1)).at(-1)).toBe('logout');
    },
    { world: { version: '8.4.0 repaired' } },
  ));

test('nothing to do: few requests, none of them of the CRM', () =>
  onCrmStage(async ({ report, later, crm, shop }) => {
    await report();
    later();
    const [there, here] = [crm.requests.length, shop.requests.length];
    const { counts } = await report();
    expect(crm.requests.length - there).toBe(0);
    expect(shop.requests.length - here).toBeLessThanOrEqual(6);
    expect(counts['requests']).toBeLessThanOrEqual(6);
  }));
