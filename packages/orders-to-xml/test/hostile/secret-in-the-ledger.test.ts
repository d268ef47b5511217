import { exportOrders, inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';
import { findSecret } from './secret-forms.ts';

const newPassword = 'M4rkedPasswordOfTomorrow';

/** Written down when it was a word like any other; the password that was then in use never gets there at all. */
test.each([[['explain', '1041']], [['explain', '1041', '--json']], [['status']], [['status', '--json']]])(
  'a word of the ledger that is the password today is not shown: %j',
  async (argv) => {
    await inShop(async (shop) => {
      exportOrders(shop, ...sales(1041));
      shop.server?.behave(({ verb, number }) =>
        verb === 'RNTO'
          ? { kind: 'answer', reply: `250 ${newPassword} ${number}`, applied: true }
          : undefined,
      );
      await shop.ordersToXml();
      shop.server?.behave(({ verb }) =>
        verb === 'TYPE' ? { kind: 'answer', reply: `550 ${newPassword}`, applied: false } : undefined,
      );
      passHalfAnHour(shop);
      await shop.ordersToXml();
      expect(shop.local('passerelle.sqlite')).toContain(newPassword);
      shop.configure({ host: '127.0.0.1', user: 'passerelle', password: newPassword }, {});
      const { exitCode, out, err } = await shop.ordersToXml(...argv);
      expect(exitCode).toBe(0);
      expect(out).toContain('***');
      expect(findSecret(newPassword, new Map([['said', out + err]]))).toEqual([]);
    });
  },
);
