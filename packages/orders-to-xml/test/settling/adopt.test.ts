import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { stateOf } from '../cycle/folder-state.ts';
import { decide, exportOrders, inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';

/** What the old program left: one XML of a format of its own for each text. */
function oldArchive(shop: Rehearsal, ...texts: string[]): void {
  const folder = join(shop.workDir, 'ArchiveExport');
  mkdirSync(folder, { recursive: true });
  texts.forEach((text, index) => writeFileSync(join(folder, `vente${index}.xml`), `<V><X>${text}</X></V>`));
}

const refOf = (id: number): string => shopOrder(id).ref;

test('the go-live: a blind start is refused, adopt records what stands in the archive, and the rest is sent', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041), `Commande ${refOf(1042)} du web`);
    exportOrders(shop, ...sales(1041, 1042, 1043));
    expect((await shop.ordersToXml()).exitCode).toBe(2);
    const { exitCode, out } = await shop.ordersToXml('adopt');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/2 XML lus/);
    expect(out).toMatch(/2 commandes enregistrées/);
    expect(out).toMatch(/1 commande lue n'est pas dans ArchiveExport/);
    expect(out).toMatch(new RegExp(`Commande 1043 ${refOf(1043)} du 22/11/2026 09:41:10 : absente`));
    expect(shop.proshop.everyFile()).toEqual([]);
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 already-sent', '1043 send']);
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual(['1043']);
  });
});

test.each<[string, (shop: Rehearsal) => Promise<unknown>]>([
  [
    'a run that failed',
    async (shop) => {
      rmSync(join(shop.remoteDir, 'import'), { recursive: true });
      await shop.ordersToXml();
      mkdirSync(join(shop.remoteDir, 'import'));
    },
  ],
  ['a mistyped command', (shop) => shop.ordersToXml('ack', '99')],
  ['the other program', (shop) => shop.stockCsvMod()],
])(
  'a ledger made by %s before the archive was put there is blind too, until adopt has read it',
  async (_, early) => {
    await inShop(async (shop) => {
      exportOrders(shop, ...sales(1041, 1042));
      await early(shop);
      oldArchive(shop, refOf(1041));
      for (const command of [[], ['--dry-run'], ['check'], ['ack', '1041']])
        expect([command, (await shop.ordersToXml(...command)).exitCode]).toEqual([command, 2]);
      expect((await shop.stockCsvMod()).exitCode).toBe(2);
      expect((await shop.ordersToXml('adopt')).exitCode).toBe(0);
      expect(await decide(shop)).toEqual(['1041 already-sent', '1042 send']);
    });
  },
);

test('adopt has read the archive, though it found none of the orders in it', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, 'une autre commande');
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml('adopt');
    expect(await decide(shop)).toEqual(['1041 send']);
  });
});

test('of each order that adopt leaves, it says what the next run makes of it', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(
      shop,
      ...sales(1041, 1042),
      shopOrder(1043, { voucher: 'Bon cadeau' }),
      shopOrder(1044, { state: 10 }),
    );
    const { out } = await shop.ordersToXml('adopt');
    expect(out).toMatch(/3 commandes lues .*ArchiveExport ; au prochain passage, 1 partira/);
    expect(out).toMatch(/1042 .*: à envoyer\.$/m);
    expect(out).toMatch(/1043 .*: retenue \(bon cadeau\)\.$/m);
    expect(out).toMatch(/1044 .*: pas une vente\.$/m);
  });
});

test('an order whose number alone stands there, where those of others do, is recorded and shown', async () => {
  await inShop(async (shop) => {
    oldArchive(
      shop,
      `<N>1040</N><R>${refOf(1040)}</R>`,
      '<N>1041</N>',
      '<C>1042</C>',
      '<N>Commande 1043</N>',
    );
    exportOrders(shop, ...sales(1040, 1041, 1042, 1043));
    const { out } = await shop.ordersToXml('adopt');
    expect(out).toMatch(/Commande 1041 \w+ : son numéro est dans ArchiveExport, là où .*vérifiez-la/);
    expect(out).toMatch(/Aucune des commandes lues n'a été trouvée dans : vente2\.xml, vente3\.xml\./);
    expect(await decide(shop)).toEqual(['1040 already-sent', '1041 already-sent', '1042 send', '1043 send']);
  });
});

test('an archive that is no XML is searched as text, and that is said', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, `1 < 2 ${refOf(1041)}`);
    exportOrders(shop, ...sales(1041, 1042));
    const { out, err } = await shop.ordersToXml('adopt');
    expect(out + err).toMatch(/seules des références y ont été cherchées, comme dans un texte : vente0\.xml/);
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 send']);
  });
});

test('--all records the other sales too, never what is not yet paid', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(shop, ...sales(1041, 1042), shopOrder(1043, { state: 10 }));
    await shop.ordersToXml('adopt', '--all');
    exportOrders(shop, ...sales(1041, 1042, 1043));
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 already-sent', '1043 send']);
  });
});

test('a local CSV can be adopted, without a server', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    writeFileSync(join(shop.workDir, 'commandes.csv'), renderOrdersCsv(sales(1041)));
    await shop.server?.stop();
    const { exitCode, out } = await shop.ordersToXml('adopt', 'commandes.csv');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/1 commande enregistrée/);
  });
});

test('adopting twice records nothing twice', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml('adopt');
    expect((await shop.ordersToXml('adopt')).out).toMatch(/^0 commande enregistrée/m);
  });
});

const goLive = { date: '2026-11-20 10:00:00' };
const before = { date: '2026-11-19 10:00:00' };

test('an order never seen and older than the oldest adopted one is withheld, until a person forces it', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(shop, shopOrder(1041, goLive));
    await shop.ordersToXml('adopt');
    exportOrders(shop, shopOrder(1041, goLive), shopOrder(900, before), ...sales(1042));
    expect(await decide(shop)).toEqual(['1041 already-sent', '900 before-go-live', '1042 send']);
    expect(await decide(shop)).toEqual(['1041 already-sent', '900 before-go-live', '1042 already-sent']);
    expect(await decide(shop, '--only', '900', '--force')).toEqual(['900 send']);
  });
});

test('an order that adopt leaves, but that is older than all it found, is said to be withheld', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(shop, shopOrder(900, before), shopOrder(1041, goLive));
    expect((await shop.ordersToXml('adopt')).out).toMatch(
      /Commande 900 .* absente .*au prochain passage : retenue \(avant la mise en service/,
    );
    expect(await decide(shop)).toEqual(['900 before-go-live', '1041 already-sent']);
  });
});

test('an old order that was still waiting for its payment after go-live is sent once it is paid', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(shop, shopOrder(1041, goLive), shopOrder(900, { ...before, state: 10 }));
    await shop.ordersToXml('adopt');
    expect(await decide(shop)).toEqual(['1041 already-sent', '900 state']);
    exportOrders(shop, shopOrder(1041, goLive), shopOrder(900, before));
    expect(await decide(shop)).toEqual(['1041 already-sent', '900 send']);
  });
});

test('an adopted order that changes is told, and can be acknowledged', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml('adopt');
    exportOrders(shop, shopOrder(1041, { shipping: 0 }));
    expect(await decide(shop)).toEqual(['1041 changed-since-sent']);
    expect((await shop.ordersToXml('ack', '1041')).exitCode).toBe(0);
    expect(await decide(shop)).toEqual(['1041 acknowledged']);
  });
});

test('an adopted order that this program cannot read is no trouble', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    exportOrders(shop, shopOrder(1041, { shipping: Number.NaN }));
    await shop.ordersToXml('adopt');
    const report = await shop.ordersReport();
    expect([report.exitCode, report.orders[0]?.decision]).toEqual([0, 'already-sent']);
  });
});

test('a lost ledger: adopt finds again what was sent, takes the staging folder over, and no name is given twice', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041, 1042));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    rmSync(join(shop.workDir, 'passerelle.sqlite'));
    exportOrders(shop, ...sales(1041, 1042, 1043));
    expect((await shop.ordersToXml()).exitCode).toBe(2);
    expect((await shop.ordersToXml('adopt')).exitCode).toBe(0);
    expect(await decide(shop)).toEqual(['1041 already-sent', '1042 already-sent', '1043 send']);
    passHalfAnHour(shop);
    expect(shop.proshop.imported.map(({ name }) => name)).toEqual([
      'ventes_20261122_095703_0001.xml',
      'ventes_20261122_102703_0002.xml',
    ]);
  });
});

test('a CSV that is refused: 4, nothing adopted', async () => {
  await inShop(async (shop) => {
    oldArchive(shop, refOf(1041));
    shop.put('orders.csv', '<html>');
    const remote = stateOf(shop.remoteDir);
    expect((await shop.ordersToXml('adopt')).exitCode).toBe(4);
    expect(stateOf(shop.remoteDir)).toEqual(remote);
  });
});
