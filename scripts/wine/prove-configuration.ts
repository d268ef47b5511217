import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Proof } from './proof.ts';
import { withShop, type Shop } from './rehearsed-shop.ts';
import { putOrders, putStock, referenceOf } from './sample-files.ts';
import { asWindowsPath, driveD, giveToWindows } from './windows.ts';

const configurations = [
  {
    name: 'PASSERELLE_CONFIG names the configuration',
    folder: 'Réglages par variable',
    command: (config: string) => ({ line: 'orders-to-xml.exe', env: { PASSERELLE_CONFIG: config } }),
  },
  {
    name: '--config names it, with backslashes, a space and accents',
    folder: 'Réglages par option',
    command: (config: string) => ({ line: `orders-to-xml.exe --config "${config}"` }),
  },
];

const elsewhere: readonly Proof[] = configurations.map(({ name, folder, command }) => ({
  name,
  prove: () =>
    withShop(`${folder} (programmes)`, async (shop) => {
      putOrders(shop.remote, [{ id: 7 }]);
      const config = moveConfig(shop, join(driveD, folder, 'Été', 'passerelle.json'));
      const outcome = await shop.run({ ...command(asWindowsPath(config)), cwd: shop.windowsFolder });
      assert.equal(outcome.exitCode, 0, outcome.out + outcome.err);
      assert.ok(existsSync(join(dirname(config), 'Trace1.txt')), 'the trace lies beside the configuration');
      assert.ok(!existsSync(join(shop.folder, 'Trace1.txt')), 'none beside the executable');
    }),
}));

function moveConfig(shop: Shop, target: string): string {
  mkdirSync(dirname(target), { recursive: true });
  renameSync(join(shop.folder, 'passerelle.json'), target);
  giveToWindows(dirname(dirname(target)));
  return target;
}

const dryRun: Proof = {
  name: '--dry-run says through cmd /c what it would do, in French with its accents, and writes nothing',
  prove: () =>
    withShop('Essai à blanc', async (shop) => {
      putOrders(shop.remote, [{ id: 8 }]);
      const before = everyFile(shop);
      const outcome = await shop.run({ line: 'cmd /c orders-to-xml.exe --dry-run', cwd: shop.windowsFolder });
      assert.equal(outcome.exitCode, 0, outcome.err);
      assert.match(outcome.out, new RegExp(referenceOf(8)));
      assert.match(outcome.out, /[éèà]/);
      assert.deepEqual(everyFile(shop), before);
    }),
};

function everyFile({ folder, remote }: Shop): string[] {
  return [folder, remote].flatMap((root) => readdirSync(root, { recursive: true }).map(String));
}

const withoutConfiguration: readonly Proof[] = ['orders-to-xml', 'stock-csv-mod'].map((program) => ({
  name: `${program} without a configuration: exit code 2, and how to make one`,
  prove: () =>
    withShop(`Sans réglages ${program}`, async (shop) => {
      rmSync(join(shop.folder, 'passerelle.json'));
      const outcome = await shop.run({ line: `${program}.exe`, cwd: shop.windowsFolder });
      assert.equal(outcome.exitCode, 2);
      assert.match(outcome.out + outcome.err, /init/);
    }),
}));

const windowlessWithoutConfiguration: readonly Proof[] = ['orders-to-xmlw', 'stock-csv-modw'].map(
  (program) => ({
    name: `${program} without a configuration is not mute: a file beside it tells`,
    prove: () =>
      withShop(`Sans réglages ${program}`, async (shop) => {
        rmSync(join(shop.folder, 'passerelle.json'));
        const before = readdirSync(shop.folder);
        const outcome = await shop.run({ line: `"${shop.windowsFolder}\\${program}.exe"` });
        assert.equal(outcome.exitCode, 2);
        const written = readdirSync(shop.folder).filter((file) => !before.includes(file));
        assert.equal(written.length, 1, `new files: ${written.join(', ')}`);
        assert.match(readFileSync(join(shop.folder, written[0] ?? ''), 'utf8'), /passerelle\.json/);
      }),
  }),
);

const unwritable: readonly Proof[] = ['orders-to-xml', 'stock-csv-mod'].map((program) => ({
  name: `${program} in a folder without write permission says so before anything is sent`,
  prove: () =>
    withShop(`Lecture seule ${program}`, async (shop) => {
      putOrders(shop.remote, [{ id: 9 }]);
      putStock(shop.remote);
      chmodSync(shop.folder, 0o555);
      const outcome = await shop.run({ line: `${program}.exe`, cwd: shop.windowsFolder });
      assert.equal(outcome.exitCode, 2, outcome.out + outcome.err);
      assert.ok((outcome.out + outcome.err).includes(shop.windowsFolder), 'it names the folder');
      assert.deepEqual(shop.server.log, [], 'the server was left alone');
    }),
}));

/** Where the configuration is looked for, and what happens when it, or the right to write, is lacking. */
export const configurationProofs: readonly Proof[] = [
  ...elsewhere,
  dryRun,
  ...withoutConfiguration,
  ...windowlessWithoutConfiguration,
  ...unwritable,
];
