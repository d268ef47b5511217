import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { onCrmStage, type CrmStage } from './crm-and-shop.ts';

/** Once in a run: challenge, login, taxes, currency, logout. */
const ofRun = 5;

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

test.each([
  ['an order and its invoice', false, 8],
  ['with a potential', true, 10],
])('customer and products known, %s: few requests of the CRM', (_, createPotential, most) =>
  onCrmStage(
    async (stage) => {
      await stage.report();
      expect((await bring(stage, 1)).length).toBeLessThanOrEqual(ofRun + most);
      expect((await bring(stage, 3)).length).toBeLessThanOrEqual(ofRun + 3 * most);
    },
    { crm: { createPotential } },
  ),
);

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
