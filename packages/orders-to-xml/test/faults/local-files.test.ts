import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramProcess } from '@passerelle/rehearsal/faults/kills/program-process.ts';
import { complaints, inShop, orders, runNext, sell } from './shop-with-orders.ts';

test('the disk is full while an XML is written: said (2), nothing is left of it, and the next run sends it', async () => {
  await inShop(async (shop) => {
    expect(await new ProgramProcess(shop, { diskIsFull: true }).end()).toBe(2);
    expect(readdirSync(join(shop.workDir, 'ArchiveExport'))).toEqual([]);
    expect(shop.proshop.waiting()).toEqual([]);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('a trace that cannot be written ends no run: it is said once, and every order goes', async () => {
  await inShop(async (shop) => {
    mkdirSync(join(shop.workDir, 'Trace1.txt'));
    const outcome = await shop.ordersToXml();
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.out).toMatch(/trace.*EISDIR/);
    rmSync(join(shop.workDir, 'Trace1.txt'), { recursive: true });
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('an XML that cannot be given its name in the archive: nothing is sent, and the next run sends that very XML', async () => {
  await inShop(async (shop) => {
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    shop.proshop.import();
    sell(shop, [...orders, 1043]);
    const name = 'ventes_20261122_103003_0002.xml';
    const inTheWay = join(shop.workDir, 'ArchiveExport', name);
    mkdirSync(inTheWay);
    expect(await runNext(shop)).not.toMatchObject({ exitCode: 0 });
    expect(shop.proshop.waiting()).toEqual([]);
    rmdirSync(inTheWay);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(shop.proshop.waiting().map((file) => file.name)).toEqual([name]);
    expect(complaints(shop, [...orders, 1043])).toEqual([]);
  });
});
