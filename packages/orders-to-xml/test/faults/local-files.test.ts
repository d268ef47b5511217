import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramProcess } from '@passerelle/rehearsal/faults/kills/program-process.ts';
import { complaints, inShop, runNext } from './shop-with-orders.ts';

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
