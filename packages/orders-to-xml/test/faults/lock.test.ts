import { ProgramProcess, killed } from '@passerelle/rehearsal/faults/kills/program-process.ts';
import { complaints, connections, inShop, runNext } from './shop-with-orders.ts';

test('a second run while one is under way: 7, and it touches nothing; the holder killed, the next run goes on at once', async () => {
  await inShop(async (shop) => {
    const isUnderWay = new Promise<void>((resolve) => {
      shop.server?.behave(({ verb }) => {
        if (verb !== 'STOR') return undefined;
        resolve();
        return { kind: 'silence', applied: false };
      });
    });
    const holder = new ProgramProcess(shop);
    const end = holder.end();
    await isUnderWay;
    const before = connections(shop);
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 7 });
    expect(connections(shop)).toBe(before);
    holder.kill();
    expect(await end).toBe(killed);
    shop.server?.behave(() => undefined);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});
