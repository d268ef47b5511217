import { startRehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import { onStage } from '../write-back/shop-and-server.ts';

test('an order over all systems: sent, taken, written back, in the CRM, in one list, the oldest first', async () => {
  const crm = await startRehearsedCrm();
  try {
    await onStage(async ({ ftp, writeBack, later }) => {
      const { ftp: access, ...config } = JSON.parse(ftp.local('passerelle.json')) as {
        ftp: Record<string, unknown>;
      };
      const { name: user, accessKey } = rehearsedUser;
      ftp.configure(access, {
        ...config,
        orders: { from: 'shop', windowDays: 365 },
        crm: { url: crm.url, user, accessKey },
      });
      await ftp.ordersToXml();
      ftp.proshop.import();
      later();
      await ftp.ordersToXml();
      ftp.put('expeditions.csv', 'Commande;Suivi;Transporteur\n6;8R41;\n');
      await writeBack();
      later();
      await ftp.ordersToXml('crm');
      const { out } = await ftp.ordersToXml('explain', '6');
      const life = out.split('\n').filter((line) => line.startsWith('  '));
      const moments = life.map((line) => line.trim().slice(0, 19));
      expect(moments).toEqual(moments.toSorted());
      const order = [/décision : /, /livré|déposé/, /W\d+ prise par ProShop/, /W\d+ expédiée/, /W\d+ CRM, /];
      const places = order.map((what) => life.findIndex((line) => what.test(line)));
      expect(places.includes(-1) ? life : places).toEqual(places.toSorted((one, other) => one - other));
      expect(out).toContain('Dans le CRM : entière, comme elle est dans la boutique.');
      expect(out).toContain('Dans la boutique : expédiée.');
      expect((await ftp.ordersToXml('status')).out).toContain(
        '6 commandes envoyées, 6 prises par ProShop, 6 dans le CRM, 3 expédiées.',
      );
    });
  } finally {
    await crm.close();
  }
}, 60_000);
