import { troubleWith } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { bookInTill, decisionsOf, inShopNow, onStage, putShipments } from './shop-and-server.ts';
import { whole, withoutMail, isState } from './troubled-runs.ts';

describe('nobody knows yet whether a state is there', () => {
  test('no other state of that order is written: it would arrive after it, and bring the order back', () =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      putShipments(stage, '6;A1;', '8;C1;');
      let wake = (): void => undefined;
      const when = new Promise<void>((resolve) => (wake = resolve));
      stage.ftp.pace = 0.2;
      stage.shop.behaviour = troubleWith(isState, { kind: 'done late', when });
      const report = await stage.report();
      stage.ftp.pace = 1;
      expect(decisionsOf(report)).toEqual([
        'collected:6 order-state skipped',
        '6 tracking-number written',
        'shipped:6 order-state skipped',
        '8 tracking-number written',
        'shipped:8 order-state written',
      ]);
      expect(report.writes?.[2]?.reason).toMatch(/celui-ci attend/);
      wake();
      await new Promise((resolve) => setImmediate(resolve));
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe('4 [2 3 4] A1, mails 4');
    }));

  test('a module sleeps between state and row: nobody is told of a lost mail that goes out after all', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      let wake = (): void => undefined;
      const sleep = new Promise<void>((resolve) => (wake = resolve));
      stage.shop.set({ sleepsAfterState: sleep });
      stage.ftp.pace = 0.2;
      const { exitCode, out } = await stage.writeBack();
      stage.ftp.pace = 1;
      expect([exitCode, out]).toEqual([3, expect.not.stringMatching(/n'est pas parti/)]);
      wake();
      stage.shop.set({ sleepsAfterState: undefined });
      await new Promise((resolve) => setImmediate(resolve));
      stage.later();
      const second = await stage.writeBack();
      expect([second.exitCode, second.out]).toEqual([0, expect.not.stringMatching(/n'est pas parti/)]);
      expect(inShopNow(stage, 6)).toBe(whole);
    }));

  test('it never gets its row: said with the next run, and not done again', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ diesAfterState: true });
      stage.ftp.pace = 0.2;
      stage.shop.behaviour = (request) =>
        isState(request) ? { kind: 'host', status: 504, done: true } : undefined;
      expect((await stage.writeBack()).exitCode).toBe(3);
      stage.shop.set({ diesAfterState: false });
      stage.shop.behaviour = () => undefined;
      stage.later();
      const { exitCode, out } = await stage.writeBack();
      expect([exitCode, out]).toEqual([5, expect.stringMatching(/n'est pas parti/)]);
      expect(inShopNow(stage, 6)).toBe(withoutMail);
    }));

  test('the row is lacking, and no mail was asked for: said, and the run is well', () =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;A1;');
        stage.shop.set({ diesAfterState: true });
        const { exitCode, out } = await stage.writeBack();
        expect([exitCode, out]).toEqual([0, expect.stringMatching(/sans ligne d'historique/)]);
      },
      { rules: [{ when: 'shipped', from: [2], to: 4 }] },
    ));
});
