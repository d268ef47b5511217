import { inShopNow, onStage, putShipments } from './shop-and-server.ts';
import { whole, withoutMail } from './troubled-runs.ts';

describe('what surrounds the shop', () => {
  test('a module dies between state and history: written, the mail not sent, said once', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ diesAfterState: true });
      const { exitCode, out } = await stage.writeBack();
      stage.shop.set({ diesAfterState: false });
      expect([exitCode, out]).toEqual([5, expect.stringMatching(/le message au client n'est pas parti/)]);
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe(withoutMail);
    }));

  test('its mail server is down: state and row are there, the mail is not, and is not sent again', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ mailServer: 'down' });
      expect((await stage.writeBack()).exitCode).toBe(5);
      stage.shop.set({ mailServer: 'up' });
      stage.later();
      await stage.writeBack();
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails -');
    }));

  test.each(['warning', 'deprecated'] as const)(
    'a module’s %s makes a 500 of what was done',
    async (moduleWarns) =>
      onStage(async (stage) => {
        putShipments(stage, '6;A1;');
        stage.shop.set({ moduleWarns });
        expect((await stage.writeBack()).exitCode).toBe(0);
        stage.later();
        await stage.writeBack();
        expect(inShopNow(stage, 6)).toBe(whole);
      }),
  );

  test('a module prints around every document', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ prints: { before: '<script>x()</script>', after: '<!-- y -->' } });
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe(whole);
    }));
});
