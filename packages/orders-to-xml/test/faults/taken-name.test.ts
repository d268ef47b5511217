import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { complaints, inShop, once, runNext, runWith } from './shop-with-orders.ts';

const theirs = '<Autre>chose</Autre>';

/** Somebody puts a file into `import` under the name that our first XML will have. */
function takeName(shop: Rehearsal): void {
  writeFileSync(join(shop.remoteDir, 'import', 'ventes_20261122_095703_0001.xml'), theirs);
}

/** What ProShop's folder holds, and how our XML leaves once a person has cleared it away and said so. */
async function isSettled(shop: Rehearsal): Promise<void> {
  const folder = join(shop.remoteDir, 'import');
  const [name = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(shop.remote(`import/${name}`).toString()).toBe(theirs);
  rmSync(join(folder, name));
  expect(await runNext(shop)).toMatchObject({ exitCode: 8 });
  expect(await shop.ordersToXml('resolve', '1', '--resend')).toMatchObject({ exitCode: 0 });
  expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
  expect(complaints(shop)).toEqual([]);
}

test('a file stands under our name before the rename: a person is asked, and nothing is written over', async () => {
  await inShop(async (shop) => {
    takeName(shop);
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 8 });
    expect(
      shop.server?.log.filter(({ verb, argument }) => verb === 'RNTO' && argument.includes('/import/')),
    ).toEqual([]);
    await isSettled(shop);
  });
});

test('RNTO: 550, for a file came under our name between the look and the rename: a person is asked', async () => {
  await inShop(
    async (shop) => {
      const outcome = await runWith(
        shop,
        once('RNTO', undefined, '/import/', () => takeName(shop)),
        1,
      );
      expect(outcome).toMatchObject({ exitCode: 8 });
      await isSettled(shop);
    },
    { server: { renamesOver: false } },
  );
});
