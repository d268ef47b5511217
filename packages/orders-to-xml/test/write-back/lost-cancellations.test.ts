import { troubleWith, type Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { inShopNow, onStage, putShipments } from './shop-and-server.ts';
import { isState, runs } from './troubled-runs.ts';

describe('a cancellation whose answer is lost', () => {
  const rules = [{ when: 'document:AVOIR', from: [2], to: 6, mail: false }];
  test.each<[string, Trouble, number, string]>([
    ['before anything was done', { kind: 'reset', done: false }, 8, '2 [2] -, mails -'],
    ['half-way: goods are back, the state is not', { kind: 'died', done: 'half' }, 8, '2 [2] -, mails -'],
    ['after all was done', { kind: 'reset', done: true }, 0, '6 [2 6] -, mails -'],
  ])('%s', async (_, trouble, exitCode, expected) =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;;AVOIR');
        const codes = await runs(stage, troubleWith(isState, trouble));
        expect(codes).toEqual([exitCode, exitCode, exitCode, exitCode]);
        expect(inShopNow(stage, 6)).toBe(expected);
        expect(stage.shop.requests.filter(isState)).toHaveLength(1);
      },
      { rules },
    ),
  );

  test('of an unpaid order too: it gives goods back as well', () =>
    onStage(
      async (stage) => {
        const orders = stage.shop.state.data.table('orders');
        const row = orders.rows.get(6);
        if (row) orders.update(row, { values: { current_state: 10 } });
        putShipments(stage, '6;;AVOIR');
        expect(await runs(stage, troubleWith(isState, { kind: 'died', done: 'half' }))).toEqual([8, 8, 8, 8]);
        expect(stage.shop.requests.filter(isState)).toHaveLength(1);
      },
      { rules: [{ when: 'document:AVOIR', from: [10], to: 6 }] },
    ));

  test('and it arrives after all: that is seen, and nobody is asked any more', () =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;;AVOIR');
        let wake = (): void => undefined;
        const when = new Promise<void>((resolve) => (wake = resolve));
        const codes = await runs(stage, troubleWith(isState, { kind: 'done late', when }), wake);
        expect(codes).toEqual([8, 0, 0, 0]);
        expect(inShopNow(stage, 6)).toBe('6 [2 6] -, mails -');
      },
      { rules },
    ));

  test('a person looked, and has it made again', () =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;;AVOIR');
        await runs(stage, troubleWith(isState, { kind: 'reset', done: false }));
        expect((await stage.ftp.ordersToXml('resolve', 'W1', '--resend')).exitCode).toBe(0);
        expect((await stage.writeBack()).exitCode).toBe(0);
        expect(inShopNow(stage, 6)).toBe('6 [2 6] -, mails -');
      },
      { rules },
    ));
});
