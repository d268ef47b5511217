import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { resources } from '@passerelle/rehearsal/web-shop/tables.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { ResourceMethod } from '@passerelle/rehearsal/web-shop/shop-state.ts';
import type { SeenRequest } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { onShopStage } from './shop-stage.ts';

const asked = ({ query }: SeenRequest, name: string): string => query.get(name) ?? '';

test('a run reads lists alone: in JSON, of named fields, by id, with a limit or the ids themselves', () =>
  onShopStage(async ({ shop, rehearsal }) => {
    placeOrder(shop.state, {
      id: 20,
      lines: [{ product: 1, size: 1 }],
      vouchers: [{ name: 'x', value: '1', rule: 1 }],
    });
    await rehearsal.ordersToXml();
    expect(shop.requests.length).toBeGreaterThan(10);
    for (const request of shop.requests) {
      expect(request.path).toMatch(/^[a-z_]+$/);
      expect(asked(request, 'output_format')).toBe('JSON');
      expect(asked(request, 'display')).toMatch(/^(\[id[,\]]|full$)/);
      expect(asked(request, 'sort')).toBe('[id_ASC]');
      expect(asked(request, 'limit')).toMatch(asked(request, 'filter[id]') === '' ? /^\d+$/ : /^\d*$/);
      const values = [...request.query].filter(([name]) => name.startsWith('filter'));
      for (const [, value] of values) expect(value).not.toMatch(/[<>]=|^$/);
      if (values.some(([name]) => name.includes('date_'))) expect(asked(request, 'date')).toBe('1');
    }
    // What was paid back is never worked out from them; whose mails and passwords these are is nobody's business.
    expect(shop.requests.map(({ path }) => path)).not.toContain('order_slip');
    const ofCustomers = shop.requests.filter(({ path }) => path === 'customers');
    expect(ofCustomers.map((request) => asked(request, 'display'))).toEqual([
      '[id,id_gender,lastname,firstname,email,company]',
    ]);
  }));

const get: ReadonlySet<ResourceMethod> = new Set(['GET']);
const rightsBut = (...lacking: string[]) =>
  new Map([...resources.keys()].filter((name) => !lacking.includes(name)).map((name) => [name, get]));

/** What a key may do without, and what of the XML tells that it is missing. */
test.each([
  ['nothing', [], /<Libelle>Carte cadeau \(CADEAU\)|BIENVENUE|Bienvenue/, 'send'],
  ['codes of vouchers', ['cart_rules'], /Bienvenue/, 'send'],
  ['sizes', ['combinations', 'product_options', 'product_option_values'], /Gencod/, 'send'],
  ['languages', ['languages'], /Gencod/, 'send'],
  ['settings', ['configurations'], /Gencod/, 'send'],
])('a key without the right to %s gets the order all the same', (_, lacking, told, decision) =>
  onShopStage(
    async ({ shop, rehearsal }) => {
      shop.set({ rights: rightsBut(...lacking) });
      const vouchers = [{ name: 'Bienvenue', value: '5.00', rule: 1 }];
      placeOrder(shop.state, { id: 20, lines: [{ product: 1, size: 1 }], vouchers });
      const report = await rehearsal.ordersReport('--dry-run', '--only', '20', '--output', 'plan.xml');
      expect(report.orders).toMatchObject([{ id: '20', decision }]);
      expect(rehearsal.local('plan.xml')).toMatch(told);
    },
    { make: (options) => sampleShop({ ...options, languages: [1, 2] }) },
  ),
);
