import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { loseAt, loseRename } from '@passerelle/rehearsal/faults/lose-at.ts';
import { settleByHand } from '@passerelle/rehearsal/faults/person.ts';
import {
  always,
  answer,
  complaints,
  inShop,
  once,
  orders,
  runNext,
  runWith,
  sell,
} from './shop-with-orders.ts';

const intoImport = '/import/';
const unknownMinutes = { config: { proshop: { importMinutes: [] } } };

test('moved and collected, the reply lost: with ProShop’s minutes unknown, gone is collected', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(true), 1);
    shop.proshop.import();
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  }, unknownMinutes);
});

test('… with them known, and none passed since, a person is asked', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(true), 1);
    shop.proshop.import();
    const outcome = await shop.ordersToXml();
    expect(outcome).toMatchObject({ exitCode: 8 });
    await settleByHand(shop, outcome.out + outcome.err);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('the staged file vanishes before its rename: uploaded again', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseAt('RNFR', '.xml.', false), 1);
    for (const path of stagedXml(shop)) rmSync(path);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('the staged file vanishes during its rename, before an import minute: a person is asked, and sends it again', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(false), 1);
    for (const path of stagedXml(shop)) rmSync(path);
    const outcome = await shop.ordersToXml();
    expect(outcome).toMatchObject({ exitCode: 8 });
    await settleByHand(shop, outcome.err + outcome.out);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('the staged file stands beside its target, which has our size: delivered, and the copy is taken away', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(true), 1);
    const [target = { name: '', content: Buffer.of() }] = shop.proshop.waiting();
    const staged = shop.server?.log.findLast(({ verb }) => verb === 'RNFR')?.argument ?? '';
    writeFileSync(join(shop.remoteDir, staged), target.content);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('a target of another size stands there: a person is asked, nothing is touched', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(true), 1);
    const [file = { name: '', content: Buffer.of() }] = shop.proshop.waiting();
    writeFileSync(join(shop.remoteDir, 'import', file.name), 'autre chose');
    const outcome = await runNext(shop);
    expect(outcome).toMatchObject({ exitCode: 8 });
    expect(shop.remote(`import/${file.name}`).toString()).toBe('autre chose');
    expect(await runNext(shop)).toMatchObject({ exitCode: 8 });
  });
});

test('the server obeys a rename long after its connection was lost: seen, and not done twice', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(false), 1);
    const [staged = ''] = stagedXml(shop);
    const target = join(shop.remoteDir, 'import', fileNameOf(staged));
    const lateRename = once('RNTO', undefined, intoImport, () => renameSync(staged, target));
    expect(await runWith(shop, lateRename, 1)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('… and ProShop takes it at once: a person is asked, who says it was delivered', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(false), 1);
    const [staged = ''] = stagedXml(shop);
    const lateRename = once('RNTO', undefined, intoImport, () => {
      renameSync(staged, join(shop.remoteDir, 'import', fileNameOf(staged)));
      shop.proshop.import();
    });
    const outcome = await runWith(shop, lateRename, 1);
    expect(outcome).toMatchObject({ exitCode: 8 });
    await settleByHand(shop, outcome.err + outcome.out);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('the staging folder is taken away while a rename is pending: delivered if the target stands there', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(true), 1);
    rmSync(join(shop.remoteDir, 'passerelle-staging'), { recursive: true });
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('… and asked of a person if it does not: without the folder nothing is evidence', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(true), 1);
    shop.proshop.import();
    rmSync(join(shop.remoteDir, 'passerelle-staging'), { recursive: true });
    expect(await runNext(shop)).toMatchObject({ exitCode: 8 });
  }, unknownMinutes);
});

test('one attempt is enough to come to a verdict: a surprise is asked again all the same', async () => {
  await inShop(
    async (shop) => {
      await runWith(shop, loseRename(true), 1);
      shop.proshop.import();
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      expect(complaints(shop)).toEqual([]);
    },
    { config: { ftp: { attempts: 1 }, proshop: { importMinutes: [] } } },
  );
});

test('one look is not enough: a staged file that one connection does not see is not given up', async () => {
  await inShop(async (shop) => {
    await runWith(shop, loseRename(false), 1);
    shop.now = new Date(shop.now.getTime() + 33 * 60_000);
    const blindOnce = once('SIZE', answer('550 No such file'), '.xml.');
    expect(await runWith(shop, blindOnce, 1)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test.each<[string, applied: boolean]>([
  ['not renamed', false],
  ['renamed', true],
])(
  'a server whose every listing is empty: a pending rename is settled as it was, %s',
  async (_case, applied) => {
    await inShop(async (shop) => {
      await runWith(shop, loseRename(applied), 1);
      const emptyListings = always('DATA', { kind: 'cut', bytes: 0, reply: '226 Complete' }, 'NLST');
      shop.now = new Date(shop.now.getTime() + 33 * 60_000);
      expect(await runWith(shop, emptyListings, 1)).toMatchObject({ exitCode: 0 });
      expect(complaints(shop)).toEqual([]);
    });
  },
);

test('a server that refuses to rename over: the sentinel is replaced all the same', async () => {
  await inShop(
    async (shop) => {
      expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
      sell(shop, [...orders, 1043]);
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      expect(complaints(shop, [...orders, 1043])).toEqual([]);
    },
    { server: { renamesOver: false, storesOver: false } },
  );
});

test('a leaving that the server will not delete keeps no order back', async () => {
  await inShop(async (shop) => {
    await runWith(shop, once('STOR', { kind: 'drop', applied: true }, '.xml.'), 1);
    sell(shop, [...orders, 1043]);
    shop.now = new Date(shop.now.getTime() + 33 * 60_000);
    const outcome = await runWith(shop, always('DELE', answer('450 Busy')), 1);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop, [...orders, 1043])).toEqual([]);
  });
});

test('a folder that the server enters and says it did not: nothing of ours is made inside it', async () => {
  await inShop(async (shop) => {
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    expect(
      await runWith(shop, once('CWD', answer('550 No such folder', true), 'passerelle-staging'), 1),
    ).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('two ledgers on one server: the second is stopped before it sends anything', async () => {
  await inShop(async (shop) => {
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    shop.proshop.import();
    rmSync(join(shop.workDir, 'passerelle.sqlite'));
    rmSync(join(shop.workDir, 'ArchiveExport'), { recursive: true });
    expect(await runNext(shop)).toMatchObject({ exitCode: 2 });
    expect(shop.proshop.waiting()).toEqual([]);
  });
});

test('a restored older ledger: stopped, and adopt finds what was sent', async () => {
  await inShop(async (shop) => {
    const ledger = join(shop.workDir, 'passerelle.sqlite');
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    const backup = readFileSync(ledger);
    sell(shop, [...orders, 1043]);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    writeFileSync(ledger, backup);
    expect(await shop.ordersToXml('--dry-run')).toMatchObject({ exitCode: 2 });
    expect(await shop.stockCsvMod('--dry-run')).toMatchObject({ exitCode: 2 });
    expect(await runNext(shop)).toMatchObject({ exitCode: 2 });
    expect(await shop.ordersToXml('adopt')).toMatchObject({ exitCode: 0 });
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop, [...orders, 1043])).toEqual([]);
  });
});

test('drafts of a killed run are taken away, and those of the ledger stay', async () => {
  await inShop(async (shop) => {
    const archive = join(shop.workDir, 'ArchiveExport');
    expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
    writeFileSync(join(archive, 'ventes_20261122_000000_0009.xml.part'), '<VentesWeb>');
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(archive).filter((name) => !name.endsWith('.xml'))).toEqual([]);
  });
});

function stagedXml(shop: Rehearsal): string[] {
  const folder = join(shop.remoteDir, 'passerelle-staging');
  const names = readdirSync(folder).filter((name) => name.includes('.xml.'));
  return names.map((name) => join(folder, name));
}

/** A staged file is called as its target, and then something unique. */
function fileNameOf(staged: string): string {
  return basename(staged).replace(/\.xml\..*$/, '.xml');
}
