import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { decide, exportOrders, inShop, passHalfAnHour, sales } from './in-shop.ts';

test.each([[['--dry-run']], [[]]])('--output names a file that gets the very bytes (%j)', async (argv) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml('--output', 'vu.xml', ...argv);
    const written = readFileSync(join(shop.workDir, 'vu.xml'));
    expect(written.toString()).toMatch(/<NumCommandeWeb>1041</);
    if (argv.length === 0) expect(shop.proshop.waiting()[0]?.content).toEqual(written);
    expect(readdirSync(shop.workDir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

test('--output -: standard output is the XML and nothing else; every word goes to standard error', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const { out, err } = await shop.ordersToXml('-o', '-');
    expect(out).toBe(shop.proshop.waiting()[0]?.content.toString());
    expect(err).toMatch(/Lu : orders\.csv/);
  });
});

test('--output - with nothing to send: standard output is empty', async () => {
  await inShop(async (shop) => {
    exportOrders(shop);
    expect((await shop.ordersToXml('-o', '-', '--dry-run')).out).toBe('');
  });
});

test('--output that cannot be written: 2, nothing sent, nothing recorded', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const { exitCode, err } = await shop.ordersToXml('--output', 'none/vu.xml');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/none.vu\.xml.*--output/);
    expect(shop.proshop.everyFile()).toEqual([]);
    expect(readdirSync(join(shop.workDir, 'ArchiveExport'))).toEqual([]);
    expect(await decide(shop)).toEqual(['1041 send']);
  });
});

test('perOrder: a file for each order, each under its own name', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041, 1042), shopOrder(1043, { state: 10 }));
      await shop.ordersToXml('--output', 'vu.xml');
      expect(shop.proshop.waiting().map(({ name }) => name)).toEqual([
        'ventes_20261122_095703_0001.xml',
        'ventes_20261122_095703_0002.xml',
      ]);
      passHalfAnHour(shop);
      expect(shop.proshop.bookedOrders()).toEqual(['1041', '1042']);
      expect(readFileSync(join(shop.workDir, 'vu-2.xml'), 'utf8')).toMatch(/1042/);
    },
    { config: { xml: { perOrder: true } } },
  );
});

test('a local CSV is delivered like any other, and the remote one is not read', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    writeFileSync(join(shop.workDir, 'rattrapage.csv'), renderOrdersCsv(sales(1042)));
    expect(await decide(shop, 'rattrapage.csv')).toEqual(['1042 send']);
    expect(shop.server?.log.filter(({ argument }) => argument.endsWith('orders.csv'))).toEqual([]);
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual(['1042']);
  });
});

test('several sources: every match, oldest first, an order as the newest file tells it', async () => {
  await inShop(
    async (shop) => {
      const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 9, minute));
      shop.put('orders-b.csv', renderOrdersCsv([shopOrder(1041, { state: 10 }), ...sales(1042)]), at(25));
      shop.put('orders-a.csv', renderOrdersCsv([...sales(1041), shopOrder(1043, { state: 6 })]), at(55));
      expect(await decide(shop)).toEqual(['1042 send', '1041 send', '1043 state']);
      shop.put('orders-b.csv', renderOrdersCsv([...sales(1042), shopOrder(1041, { state: 6 })]), at(25));
      expect(await decide(shop)).toEqual(['1042 already-sent', '1041 already-sent', '1043 state']);
    },
    { config: { orders: { source: 'orders-*.csv' } } },
  );
});

const layout = {
  document: { Ventes: { '@Lot': '{lot}', '#repeat': 'x' } },
};

test('a layout of the shop’s own is used; the built-in one, printed, is one', async () => {
  await inShop(
    async (shop) => {
      const { out } = await shop.ordersToXml('layout');
      writeFileSync(join(shop.workDir, 'modele.json'), out.replaceAll('NumCommandeWeb', 'NoWeb'));
      exportOrders(shop, ...sales(1041));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      const xml = shop.proshop.waiting()[0]?.content.toString() ?? '';
      expect(xml).toMatch(/<NoWeb>1041<\/NoWeb>/);
      expect(xml).not.toMatch(/NumCommandeWeb/);
    },
    { config: { xml: { layout: 'modele.json' } } },
  );
});

test.each<[string, string | null, RegExp]>([
  ['missing', null, /modele\.json.*n'existe pas/],
  ['no JSON', 'bonjour', /modele\.json/],
  ['with an unknown placeholder', '{ "Ventes": { "Nom": "{customer.nom}" } }', /customer\.nom/],
  ['of another make', JSON.stringify(layout), /modele\.json/],
])('a layout that is %s: 2, nothing sent', async (_, content, message) => {
  await inShop(
    async (shop) => {
      if (content !== null) writeFileSync(join(shop.workDir, 'modele.json'), content);
      exportOrders(shop, ...sales(1041));
      const { exitCode, err } = await shop.ordersToXml();
      expect(exitCode).toBe(2);
      expect(err).toMatch(message);
      expect(shop.proshop.everyFile()).toEqual([]);
    },
    { config: { xml: { layout: 'modele.json' } } },
  );
});

test.each<[string, (xml: string) => string, RegExp]>([
  ['the same', (xml) => xml, /aucune différence|identique|même/i],
  [
    'the same, otherwise indented',
    (xml) => xml.replaceAll('\n  ', '\n\t'),
    /aucune différence|identique|même/i,
  ],
  ['another amount', (xml) => xml.replace('89.90', '99.90'), /99\.90/],
  ['what is no XML', () => 'bonjour', /n'est pas un XML lisible/],
])('--compare with %s tells it and never changes the exit code', async (_, change, message) => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml('--dry-run', '--output', 'ancien.xml');
    const path = join(shop.workDir, 'ancien.xml');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    const { exitCode, out } = await shop.ordersToXml('--dry-run', '--compare', 'ancien.xml');
    expect(exitCode).toBe(0);
    expect(out).toMatch(message);
  });
});

test('--compare with a file that is missing: told, and the exit code stays', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const report = await shop.ordersReport('--dry-run', '--compare', 'ancien.xml');
    expect(report.exitCode).toBe(0);
    expect(report.warnings.join()).toMatch(/ancien\.xml.*ENOENT/);
  });
});

test('--compare with nothing to send says so', async () => {
  await inShop(async (shop) => {
    exportOrders(shop);
    expect((await shop.ordersToXml('--dry-run', '--compare', 'ancien.xml')).out).toMatch(
      /Rien à comparer.*--force/,
    );
  });
});

test('a dry run writes what --output names and nothing else', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    mkdirSync(join(shop.workDir, 'vu'));
    await shop.ordersToXml('-n', '-o', 'vu/ventes.xml');
    expect(readdirSync(shop.workDir).sort()).toEqual(['passerelle.json', 'vu']);
    expect(existsSync(join(shop.workDir, 'vu/ventes.xml'))).toBe(true);
  });
});
