import assert from 'node:assert/strict';
import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { wellBehaved } from '../../packages/rehearsal/src/ftp-server/behaviour.ts';
import type { Proof } from './proof.ts';
import { withShop, type Shop } from './rehearsed-shop.ts';
import { putOrders, putStock, referenceOf } from './sample-files.ts';
import { killOnWindows } from './windows.ts';

interface ExitCodeCase {
  code: number;
  when: string;
  line: string;
  arrange: (shop: Shop) => void | Promise<void>;
}

const twoHours = 2 * 60 * 60;

const exitCodeCases: readonly ExitCodeCase[] = [
  {
    code: 0,
    when: 'there is nothing to do',
    line: 'orders-to-xml.exe',
    arrange: ({ remote }) => putOrders(remote, []),
  },
  { code: 2, when: 'an option is unknown', line: 'stock-csv-mod.exe --nonesuch', arrange: () => undefined },
  { code: 3, when: 'the server is down', line: 'orders-to-xml.exe', arrange: ({ server }) => server.stop() },
  { code: 4, when: 'the orders file is missing', line: 'orders-to-xml.exe', arrange: () => undefined },
  {
    code: 5,
    when: 'an order has a state nobody configured',
    line: 'orders-to-xml.exe',
    arrange: ({ remote }) => putOrders(remote, [{ id: 1, stateId: 77 }]),
  },
  {
    code: 6,
    when: 'the stock file is two hours old',
    line: 'stock-csv-mod.exe',
    arrange: ({ remote }) => {
      putOrders(remote, [{ id: 1 }]);
      putStock(remote);
      const then = Date.now() / 1000 - twoHours;
      utimesSync(join(remote, 'ExportCSV.csv'), then, then);
    },
  },
];

const exitCodes: readonly Proof[] = exitCodeCases.map(({ code, when, line, arrange }) => ({
  name: `a Windows parent sees exit code ${code} when ${when}`,
  prove: () =>
    withShop(`Code ${code}`, async (shop) => {
      await arrange(shop);
      const outcome = await shop.run({ line, cwd: shop.windowsFolder });
      assert.equal(outcome.exitCode, code, outcome.out + outcome.err);
    }),
}));

const killed: readonly Proof[] = [true, false].map((wasApplied) => ({
  name: `killed while RNTO has no answer, ${wasApplied ? 'renamed' : 'not renamed'}: the next run delivers each order once`,
  prove: () =>
    withShop(`Tué ${wasApplied ? 'après' : 'avant'}`, async (shop) => {
      putOrders(shop.remote, [{ id: 1 }, { id: 2 }]);
      const rename = Promise.withResolvers<void>();
      shop.server.behave(({ verb }) => {
        if (verb !== 'RNTO') return undefined;
        rename.resolve();
        return { kind: 'silence', applied: wasApplied };
      });
      const run = { line: 'orders-to-xml.exe', cwd: shop.windowsFolder };
      const first = shop.run(run);
      await Promise.race([rename.promise, first]);
      await killOnWindows('orders-to-xml.exe');
      assert.notEqual((await first).exitCode, 0);
      shop.server.behave(wellBehaved);
      const second = await shop.run(run);
      assert.equal(second.exitCode, 0, second.out + second.err);
      assertDeliveredOnce(shop, [1, 2]);
    }),
}));

const twoAtOnce: Proof = {
  name: 'two at once: the second ends with 7, the first goes on undisturbed',
  prove: () =>
    withShop('Deux à la fois', async (shop) => {
      putOrders(shop.remote, [{ id: 3 }]);
      const reached = Promise.withResolvers<void>();
      const letGo = Promise.withResolvers<void>();
      shop.server.behave(async ({ verb }) => {
        if (verb === 'STOR') {
          reached.resolve();
          await letGo.promise;
        }
        return undefined;
      });
      const run = { line: 'orders-to-xml.exe', cwd: shop.windowsFolder };
      const first = shop.run(run);
      await Promise.race([reached.promise, first]);
      const second = await shop.run(run);
      letGo.resolve();
      assert.equal(second.exitCode, 7, second.out + second.err);
      const { exitCode, out, err } = await first;
      assert.equal(exitCode, 0, out + err);
      assertDeliveredOnce(shop, [3]);
    }),
};

function assertDeliveredOnce(shop: Shop, ids: readonly number[]): void {
  const references = shop
    .delivered()
    .flatMap((xml) => [...xml.matchAll(/<ReferenceWeb>([^<]*)</g)].map(([, ref]) => ref));
  assert.deepEqual(references.toSorted(), ids.map(referenceOf));
}

const blindAfterLoss: Proof = {
  name: 'the ledger is gone but XML were sent: exit code 2, nothing is sent again',
  prove: () =>
    withShop('Registre perdu', async (shop) => {
      putOrders(shop.remote, [{ id: 4 }]);
      const run = { line: 'orders-to-xml.exe', cwd: shop.windowsFolder };
      const first = await shop.run(run);
      assert.equal(first.exitCode, 0, first.out + first.err);
      rmSync(join(shop.folder, 'passerelle.sqlite'));
      const second = await shop.run(run);
      assert.equal(second.exitCode, 2, second.out + second.err);
      assertDeliveredOnce(shop, [4]);
    }),
};

/** What goes wrong on a shop's Windows machine, and what its scheduler sees of it. */
export const troubleProofs: readonly Proof[] = [...exitCodes, ...killed, twoAtOnce, blindAfterLoss];
