import type { ShopTrouble } from '@passerelle/prestashop/shop-fault.ts';
import { textIn } from '@passerelle/prestashop/rows.ts';
import type { Scene } from './scene.ts';
import { openClient } from '../open-client.ts';

export function shopFactsContract(scene: Scene): void {
  describe('what the key and the shop are', () => {
    test('the rights of the key, and with them the version', async () => {
      const rights = await scene.client.rights();
      expect([...(rights.get('orders') ?? [])]).toEqual(expect.arrayContaining(['GET', 'PATCH']));
      expect(rights.has('no_such_resource')).toBe(false);
      expect(scene.client.version).toMatch(/^\d+\.\d+\.\d+/);
    });

    test('languages, currencies, states with their names, time zone', async () => {
      expect((await scene.client.languages()).length).toBeGreaterThan(0);
      expect((await scene.client.currencies()).map(({ isoCode }) => isoCode)).toContain('EUR');
      const shipped = (await scene.client.orderStates()).find(({ id }) => id === 4);
      expect(shipped).toMatchObject({ isPaid: true, isShipped: true, mails: true, isDeleted: false });
      expect(textIn(shipped?.names ?? new Map<number, string>(), 1)).not.toBe('');
      expect((await scene.client.settings('PS_TIMEZONE', 'NO_SUCH_SETTING')).get('PS_TIMEZONE')).toMatch(
        /^\w+\/\w+$/,
      );
    });

    test('a key that the shop does not know', async () => {
      const { client: stranger } = openClient({ url: scene.shop.url, key: 'X'.repeat(32) });
      await expect(faultOf(stranger.rights())).resolves.toMatchObject({ kind: 'shop/key-refused' });
    });
  });
}

async function faultOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => 'no fault',
    (error: unknown) => (error as ShopTrouble).fault,
  );
}
