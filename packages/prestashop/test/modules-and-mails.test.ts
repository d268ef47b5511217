import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { openClient } from './open-client.ts';
import { withShop, cell } from './with-sample-shop.ts';

const toState = (state: number) => ({ fields: { id_order: 6, id_order_state: state } });
const mail = [['sendemail', '1']] as const;

const historyOf6 = ({ state }: WebShop) =>
  state.data
    .table('order_histories')
    .where('id_order', 6)
    .map((row) => state.data.table('order_histories').value(row, 'id_order_state'));

describe('modules of the shop', () => {
  test.each(['warning', 'deprecated'] as const)(
    'a %s makes a 500 after everything was done: never a refusal',
    (kind) =>
      withShop(async (shop) => {
        shop.set({ moduleWarns: kind });
        const { client, notices } = openClient(shop);
        const outcome = await client.create('order_histories', toState(4), mail);
        expect(outcome).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/broken', status: 500 } });
        expect(cell(shop, 'orders', 6, 'current_state')).toBe('4');
        expect(shop.state.mails).toHaveLength(1);
        expect(notices).toMatchObject([{ kind: 'shop/module-warns' }]);
      }),
  );

  test('a warning stops a batch after the first row, which is written', () =>
    withShop(async (shop) => {
      shop.set({ moduleWarns: 'warning', moduleWarnsOn: 'stock_availables' });
      const { client, notices } = openClient(shop);
      const change = (id: number) => ({ id, fields: { quantity: 5 } });
      expect((await client.changeMany('stock_availables', [change(20), change(21)])).kind).toBe('unknown');
      expect((await client.changeMany('stock_availables', [change(22), change(23)])).kind).toBe('unknown');
      expect([20, 21, 22, 23].map((id) => cell(shop, 'stock_availables', id, 'quantity'))).toEqual([
        '5',
        '300',
        '5',
        '300',
      ]);
      expect(notices).toHaveLength(1);
    }));

  test.each([
    ['a script before', { before: '<script>if (a[0]) { b = {"orders": 1}; }</script>\n', after: '' }],
    ['blanks and a byte order mark', { before: '\ufeff \n\n', after: '\n' }],
    ['a notice after', { before: '', after: '<!-- cache 0.2 s [] -->' }],
  ])('%s: cut off and told once', (name, prints) =>
    withShop(async (shop) => {
      shop.set({ prints });
      const { client, notices } = openClient(shop);
      expect(
        await client.all({ resource: 'orders', fields: ['reference'], where: [{ field: 'id', is: 6 }] }),
      ).toHaveLength(1);
      expect(
        await client.all({ resource: 'orders', fields: ['reference'], where: [{ field: 'id', is: 999 }] }),
      ).toEqual([]);
      expect((await client.create('order_histories', toState(3))).kind).toBe('done');
      expect(notices.map(({ kind }) => kind)).toEqual(name.startsWith('blanks') ? [] : ['shop/foreign-text']);
    }),
  );

  test('one that dies between state and history: the state is there, its row and its mail are not', () =>
    withShop(async (shop) => {
      shop.set({ diesAfterState: true });
      const outcome = await openClient(shop).client.create('order_histories', toState(4), mail);
      expect(outcome).toMatchObject({ kind: 'unknown', fault: { kind: 'shop/broken', errors: [] } });
      expect([cell(shop, 'orders', 6, 'current_state'), historyOf6(shop), shop.state.mails]).toEqual([
        '4',
        ['2'],
        [],
      ]);
    }));

  test('one that sleeps there: given up, and done all the same', () =>
    withShop(async (shop) => {
      let wake = (): void => undefined;
      shop.set({ sleepsAfterState: new Promise((resolve) => (wake = resolve)) });
      const { client } = openClient(shop, { timeoutSeconds: 1 });
      expect(await client.create('order_histories', toState(4))).toMatchObject({
        kind: 'unknown',
        fault: { kind: 'shop/late' },
      });
      while (cell(shop, 'orders', 6, 'current_state') !== '4') await new Promise(setImmediate);
      expect([cell(shop, 'orders', 6, 'current_state'), historyOf6(shop)]).toEqual(['4', ['2']]);
      wake();
      await client.rights();
      expect(historyOf6(shop)).toEqual(['2', '4']);
    }));
});

describe('mails', () => {
  test('the mail server is down: 500, and state and history are there', () =>
    withShop(async (shop) => {
      shop.set({ mailServer: 'down' });
      const outcome = await openClient(shop).client.create('order_histories', toState(4), mail);
      expect(outcome).toMatchObject({ kind: 'unknown', fault: { errors: [{ code: 46 }] } });
      expect([cell(shop, 'orders', 6, 'current_state'), historyOf6(shop), shop.state.mails]).toEqual([
        '4',
        ['2', '4'],
        [],
      ]);
    }));

  test.each([
    ['with sendemail', 4, mail, 1],
    ['without', 4, [], 0],
    ['a state that has none', 5, mail, 0],
  ])('a posted state %s', (_, state, query, count) =>
    withShop(async (shop) => {
      expect((await openClient(shop).client.create('order_histories', toState(state), query)).kind).toBe(
        'done',
      );
      expect(shop.state.mails).toHaveLength(count);
    }),
  );

  test('a changed current_state always mails', () =>
    withShop(async (shop) => {
      await openClient(shop).client.change('orders', { id: 6, fields: { current_state: 4 } });
      expect(shop.state.mails).toMatchObject([{ kind: 'state', order: 6, state: 4 }]);
    }));

  test.each([
    [2, 'in transit', 1],
    [1, 'silence: the carrier has no address to follow at', 0],
  ])('a tracking number with sendemail, carrier %i: %s', (carrier, _, count) =>
    withShop(async (shop) => {
      const { client } = openClient(shop);
      await client.change('order_carriers', { id: 6, fields: { id_carrier: carrier } });
      await client.change('order_carriers', { id: 6, fields: { tracking_number: 'AB12' } }, mail);
      expect([cell(shop, 'order_carriers', 6, 'tracking_number'), shop.state.mails.length]).toEqual([
        'AB12',
        count,
      ]);
    }),
  );
});
