import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { version } from '@passerelle/core/program/version.ts';
import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { exportOrders, inShop, passHalfAnHour, sales } from './in-shop.ts';

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The shape of the report, name by name. */
function shapeOf(report: RunReport): Record<string, string> {
  return Object.fromEntries(
    Object.entries(report).map(([key, value]) => [key, Array.isArray(value) ? 'list' : typeof value]),
  );
}

const shape = {
  job: 'string',
  program: 'string',
  version: 'string',
  mode: 'string',
  startedAt: 'string',
  finishedAt: 'string',
  exitCode: 'number',
  counts: 'object',
  orders: 'list',
  lines: 'list',
  files: 'list',
  warnings: 'list',
};

test('--json: one object on standard output, of the shape that others rely on', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), shopOrder(1042, { state: 42 }), shopOrder(1043, { state: 10 }));
    const report = await shop.ordersReport();
    expect(shapeOf(report)).toEqual(shape);
    expect(report).toMatchObject({ program: 'orders-to-xml', version, job: 'run', mode: 'run', exitCode: 5 });
    expect(report.startedAt).toMatch(moment);
    expect(report.finishedAt).toMatch(moment);
    expect(report.counts).toEqual({ rows: 3, orders: 3, send: 1, 'unknown-state': 1, state: 1 });
    expect(report.orders).toEqual([
      { id: '1041', ref: shopOrder(1041).ref, decision: 'send' },
      {
        id: '1042',
        ref: shopOrder(1042).ref,
        decision: 'unknown-state',
        reason: 'état 42 — Retenue par le service client',
      },
      {
        id: '1043',
        ref: shopOrder(1043).ref,
        decision: 'state',
        reason: 'état 10 — En attente de virement bancaire',
      },
    ]);
    const [file] = report.files;
    expect(file).toMatchObject({ name: 'ventes_20261122_095703_0001.xml', state: 'DELIVERED' });
    expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(file?.bytes).toBe(shop.proshop.waiting()[0]?.content.length);
  });
});

test('--json of a run that fails: the same shape, and the error', async () => {
  await inShop(async (shop) => {
    const { exitCode, out } = await shop.ordersToXml('--json');
    const report = JSON.parse(out) as RunReport;
    expect(exitCode).toBe(4);
    expect(shapeOf(report)).toEqual({ ...shape, error: 'object' });
    expect(report.error).toMatchObject({ code: 4 });
    expect(report.error?.message).toMatch(/orders\.csv/);
    expect(report.error?.hint).not.toBe('');
  });
});

test('--json of a configuration that is wrong', async () => {
  await inShop(
    async (shop) => {
      const report = await shop.ordersReport();
      expect(shapeOf(report)).toEqual({ ...shape, error: 'object' });
      expect(report.exitCode).toBe(2);
    },
    { config: { stroe: 1 } },
  );
});

test('--quiet: nothing but warnings and errors, with what to do', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const fine = await shop.ordersToXml('--quiet');
    expect(fine.out.replace(/^Le mot de passe .*\n/, '')).toBe('');
    exportOrders(shop, shopOrder(1042, { state: 42 }));
    expect((await shop.ordersToXml('-q')).out).toMatch(/Commande 1042/);
    shop.put('orders.csv', '');
    const failed = await shop.ordersToXml('-q');
    expect(failed.err).toMatch(/vide/);
    expect(failed.err.trim().split('\n')).toHaveLength(2);
  });
});

test('--verbose: what needs nobody, and the talk with the server, without the password', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    expect((await shop.ordersToXml()).out).not.toMatch(/Commande 1041/);
    const { out } = await shop.ordersToXml('--verbose');
    expect(out).toMatch(/Commande 1041 \w+ : déjà envoyée — dans ventes_20261122_095703_0001\.xml/);
    expect(out).toMatch(/SIZE .* → 213/);
    expect(out).not.toMatch(/secret-de-repetition/);
  });
});

test.each<[string[], Record<string, unknown>, RegExp]>([
  [[], {}, /Rien à envoyer/],
  [['--lang', 'en'], {}, /Nothing to send/],
  [['--lang=en'], {}, /Nothing to send/],
  [[], { language: 'en' }, /Nothing to send/],
  [['--lang', 'fr'], { language: 'en' }, /Rien à envoyer/],
])('%j with %j speaks one language, in the trace too', async (argv, config, sentence) => {
  await inShop(
    async (shop) => {
      exportOrders(shop);
      expect((await shop.ordersToXml(...argv)).out).toMatch(sentence);
      expect(shop.local('Trace1.txt')).toMatch(sentence);
    },
    { config },
  );
});

test('the trace: one block per run, with what was read, decided, sent, the time it took and the exit code', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041), shopOrder(1042, { state: 10 }));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    await shop.ordersToXml();
    const trace = shop.local('Trace1.txt');
    expect(trace.startsWith('\uFEFF=== 22/11/2026 09:57:03 === orders-to-xml ')).toBe(true);
    expect(trace.split('\r\n').filter((line) => line.startsWith('==='))).toHaveLength(0 + 1);
    expect(trace.match(/=== orders-to-xml/g)).toHaveLength(2);
    for (const told of [
      /Lu : orders\.csv \(.* 2 lignes, 2 commandes ; utf-8, séparateur « , »\)/,
      /Commande 1041 \w+ : à envoyer/,
      /Commande 1042 \w+ : pas une vente — état 10/,
      /Préparé : ventes_20261122_095703_0001\.xml/,
      /Livré : ventes_20261122_095703_0001\.xml dans import \(SHA-256 [0-9a-f]{64}\)/,
      /ProShop a pris ventes_20261122_095703_0001\.xml/,
      /Durée : 0,0 s — code de sortie 0/,
    ])
      expect(trace).toMatch(told);
    expect(trace).not.toMatch(/[^\r]\n/);
    expect(trace).not.toMatch(/secret-de-repetition/);
  });
});

test('a run that is refused before it begins ends its block all the same', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    const { rmSync } = await import('node:fs');
    rmSync(`${shop.workDir}/passerelle.sqlite`);
    await shop.ordersToXml();
    expect(shop.local('Trace1.txt')).toMatch(/code de sortie 2 \([^)]*\)\.\r\n$/);
  });
});

test('a full trace moves to ArchiveTrace, and the run says so', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(...Array.from({ length: 30 }, (_, index) => 1000 + index)));
      await shop.ordersToXml();
      await shop.ordersToXml();
      expect(shop.local('ArchiveTrace/Trace1_20261122_095703.txt')).toMatch(/Commande 1029/);
      expect(shop.local('Trace1.txt')).toMatch(/Trace1_20261122_095703\.txt/);
    },
    { config: { trace: { maxKilobytes: 1 } } },
  );
});

test('a name from the CSV can forge no line of the trace, nor paint the terminal', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1041, { ref: 'A\r\n=== forged\u001b[31m', voucher: 'Bon cadeau' }));
    const { out } = await shop.ordersToXml();
    for (const told of [out, shop.local('Trace1.txt')]) {
      expect(told).not.toMatch(/^=== forged/m);
      expect(told).not.toContain('\u001b');
    }
  });
});
