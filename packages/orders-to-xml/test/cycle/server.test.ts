import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { decide, exportOrders, failRename, inShop, mendServer, passHalfAnHour, sales } from './in-shop.ts';
import { filesIn } from './folder-state.ts';

test('a server that is not there: 3, with what to look at', async () => {
  await inShop(async (shop) => {
    await shop.server?.stop();
    const { exitCode, err, out } = await shop.ordersToXml();
    expect(exitCode).toBe(3);
    expect(err).toMatch(/ftp\.host/);
    expect(out.match(/Nouvel essai/g)).toHaveLength(2);
    expect(shop.local('Trace1.txt')).toMatch(/code de sortie 3/);
  });
});

test('a server that never answers: 3 within the deadline', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await inShop(
    async (shop) => {
      shop.pace = 0.01;
      const { exitCode, err } = await shop.ordersToXml();
      expect(exitCode).toBe(3);
      expect(err).toMatch(/127\.0\.0\.1/);
    },
    { config: { ftp: { port } } },
  );
  silent.close();
});

test('a refused login: 3, tried once: accounts get locked', async () => {
  await inShop(
    async (shop) => {
      const { exitCode, err } = await shop.ordersToXml();
      expect(exitCode).toBe(3);
      expect(err).toMatch(/ftp\.user|ftp\.password/);
      expect(shop.server?.log.filter(({ verb }) => verb === 'PASS')).toHaveLength(1);
      expect(shop.local('Trace1.txt')).not.toContain('mauvais-mot-de-passe');
    },
    { config: { ftp: { password: 'mauvais-mot-de-passe' } } },
  );
});

test.each([[true], [false]])(
  'no import folder: 3, said before anything is staged, orders or not (%s)',
  async (hasOrders) => {
    await inShop(async (shop) => {
      rmSync(join(shop.remoteDir, 'import'), { recursive: true });
      exportOrders(shop, ...(hasOrders ? sales(1041) : []));
      const { exitCode, err } = await shop.ordersToXml();
      expect(exitCode).toBe(3);
      expect(err).toMatch(/import de ProShop n'existe pas.*\n.*xml\.remoteDir/);
      expect(shop.server?.log.filter(({ verb }) => ['STOR', 'MKD'].includes(verb))).toEqual([]);
      expect(filesIn(shop.remoteDir)).toEqual(['orders.csv']);
    });
  },
);

test('a connection that is lost while the file is uploaded: tried again, delivered once', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    let isFirst = true;
    shop.server?.behave(({ verb, argument }) => {
      const breaks = isFirst && verb === 'DATA' && argument.includes('ventes_');
      if (!breaks) return undefined;
      isFirst = false;
      return { kind: 'reset', bytes: 10 };
    });
    const { exitCode, out } = await shop.ordersToXml();
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Nouvel essai/);
    expect(shop.proshop.waiting()).toHaveLength(1);
  });
});

test.each([[true], [false]])(
  'a rename whose reply is lost (done: %s) is settled by the next run, and booked once',
  async (applied) => {
    await inShop(
      async (shop) => {
        exportOrders(shop, ...sales(1041));
        failRename(shop, { kind: 'drop', applied });
        await shop.ordersToXml();
        mendServer(shop);
        passHalfAnHour(shop);
        expect(await decide(shop)).toEqual(['1041 already-sent']);
        passHalfAnHour(shop);
        await shop.ordersToXml();
        expect(shop.proshop.bookedOrders()).toEqual(['1041']);
        expect(filesIn(join(shop.remoteDir, 'import'))).toEqual([]);
      },
      { config: { proshop: { importMinutes: [] } } },
    );
  },
);

test('a rename that the server refuses: 3, the order stays to be delivered and is booked once', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    failRename(shop, { kind: 'answer', reply: '550 Permission denied', applied: false });
    const report = await shop.ordersReport();
    expect(report.exitCode).toBe(3);
    expect(report.error?.message).toMatch(/550 Permission denied/);
    expect(report.files).toMatchObject([{ name: 'ventes_20261122_095703_0001.xml', state: 'STAGED' }]);
    mendServer(shop);
    const next = await shop.ordersReport();
    expect(next.exitCode).toBe(0);
    expect(next.files).toMatchObject([{ name: 'ventes_20261122_095703_0001.xml', state: 'DELIVERED' }]);
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual(['1041']);
  });
});

test('a staging folder of another installation: 2, nothing sent', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    rmSync(join(shop.workDir, 'passerelle.sqlite'));
    rmSync(join(shop.workDir, 'ArchiveExport'), { recursive: true });
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(2);
    expect(err).toMatch(/autre registre/);
    expect(shop.proshop.waiting()).toHaveLength(1);
  });
});
