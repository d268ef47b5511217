import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { hostilePieces } from '@passerelle/rehearsal/hostile/mutation.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';

const hostileNames = [
  ...hostilePieces.filter((piece) => piece.length < 60 && !/[\n\0"]/.test(piece)),
  '..',
  '.',
  '/etc/passwd',
  '\\\\server\\share',
  'COM1',
  'aux.csv',
  'x'.repeat(300),
  'a\u0001b',
  'a|b*?<>',
  'é'.repeat(20),
];

/** What a shell, a terminal or a reader of lines would obey. */
const obeyed = /[\0-\u0008\u000b-\u001f\u007f-\u009f]/;

const filesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

function expectNothingOutside(shop: Rehearsal): void {
  expect(filesOf(join(shop.workDir, '..')).sort()).toEqual(['serveur', 'travail']);
  expect(filesOf(shop.remoteDir).sort()).toEqual(['import', 'orders.csv', 'passerelle-staging']);
}

/** One order by each hostile name; the names of their shoes are hostile too. */
function exportHostileNames(shop: Rehearsal, isRejected: boolean): void {
  const orders = hostileNames.map((name, index) => {
    const { gencod, reference } = shopLine(index);
    const codes = isRejected ? { gencod: '', reference: '' } : { gencod, reference };
    return shopOrder(900_000 + index, { ref: name, lines: [shopLine(index, { name, ...codes })] });
  });
  const csv = hostileNames.reduce(
    (text, name, index) => text.replaceAll(`"${900_000 + index}"`, `"${name}"`),
    renderOrdersCsv(orders),
  );
  shop.put('orders.csv', csv);
}

test('rejected orders are kept under plain names, and told without a character that a terminal obeys', async () => {
  await inShop(async (shop) => {
    exportHostileNames(shop, true);
    const { exitCode, out, err } = await shop.ordersToXml('--verbose');
    expect(exitCode).toBe(5);
    const rejects = filesOf(join(shop.workDir, 'Rejets'));
    expect(rejects).toHaveLength(hostileNames.length);
    expect(rejects.filter((name) => !/^rejet_[A-Za-z0-9]{1,40}\.csv$/.test(name))).toEqual([]);
    expect(out + err).not.toMatch(obeyed);
    expect(shop.local('Trace1.txt').replaceAll('\r\n', '\n')).not.toMatch(obeyed);
    expectNothingOutside(shop);
  });
});

test.each([['status'], ['status', '--json'], ['check', '--json'], ['--json'], ['--dry-run', '--json']])(
  'hostile names are shown by %s %s, never obeyed',
  async (...argv) => {
    await inShop(async (shop) => {
      exportHostileNames(shop, true);
      await shop.ordersToXml('--quiet');
      const { exitCode, out, err } = await shop.ordersToXml(...argv);
      expect(exitCode).not.toBe(1);
      expect(out + err).not.toMatch(obeyed);
    });
  },
);

test.each([
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  '../../../../outside',
  '__proto__',
  "=cmd|'/C calc'!A0",
])('explain %j is told like any other order', async (name) => {
  await inShop(async (shop) => {
    exportHostileNames(shop, true);
    await shop.ordersToXml('--quiet');
    for (const argv of [
      ['explain', name],
      ['explain', name, '--json'],
      ['ack', name],
    ]) {
      const { exitCode, out, err } = await shop.ordersToXml(...argv);
      expect(exitCode).toBe(0);
      expect(out + err).not.toMatch(obeyed);
    }
  });
});

test('sent orders are delivered and archived under the names of their batches', async () => {
  await inShop(
    async (shop) => {
      exportHostileNames(shop, false);
      await shop.ordersToXml();
      const delivered = shop.proshop.everyFile().map(({ name }) => name);
      expect(delivered.length).toBeGreaterThan(hostileNames.length - 4);
      expect(delivered.filter((name) => !/^ventes_20261122_095703_\d{4}\.xml$/.test(name))).toEqual([]);
      expect(filesOf(join(shop.workDir, 'ArchiveExport'))).toEqual(delivered);
      expectNothingOutside(shop);
    },
    { config: { xml: { perOrder: true } } },
  );
});

test('the page shows hostile names as text', async () => {
  await inShop(
    async (shop) => {
      exportHostileNames(shop, true);
      await shop.ordersToXml('--quiet');
      const page = shop.local('page.html');
      expect(page).toContain('&lt;script&gt;');
      expect(page).not.toMatch(/<script|onerror=|<!ENTITY/i);
      expect(page).not.toMatch(obeyed);
    },
    { config: { report: 'page.html' } },
  );
});

/** File names on the server that match the configured pattern. */
const listed = [
  'orders-\\..\\x.csv',
  'orders-\rDELE orders-a.csv\r.csv',
  'orders-\nDELE orders-a.csv',
  'orders-\u001b[2J.csv',
  '-rf orders-.csv',
  'orders-é.csv',
  ' orders-.. .csv ',
];

test.each(listed)('the server lists %j: no command is made of it that does harm', async (name) => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041));
      shop.put('orders-a.csv', shop.remote('orders.csv'));
      shop.put(name, shop.remote('orders.csv'));
      const { exitCode, out, err } = await shop.ordersToXml('--verbose');
      const commands = shop.server?.log.map(({ verb, argument }) => `${verb} ${argument}`) ?? [];
      expect(commands.filter((command) => /\\|^DELE orders|[^\x20-\x7e]/.test(command))).toEqual([]);
      expect(out + err).not.toMatch(obeyed);
      expect(exitCode).not.toBe(1);
      expect(existsSync(join(shop.remoteDir, 'orders-a.csv'))).toBe(true);
    },
    { config: { orders: { source: '*orders-*' } } },
  );
});

const badPatterns = [
  '../{batch}.xml',
  '..\\{batch}.xml',
  'C:{batch}.xml',
  '/{batch}.xml',
  'a\r\nDELE x{batch}.xml',
  '{batch}',
  '{batch}.xml.',
  '{order.id}_{batch}.xml',
  'CON{batch}|.xml',
];

test.each(badPatterns)('xml.fileName %j is a wrong configuration, or is taken as it is', async (fileName) => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041));
      const { exitCode } = await shop.ordersToXml();
      if (exitCode !== 2) expect(shop.proshop.everyFile().map(({ name }) => name)).toEqual(['0001']);
      expectNothingOutsideBeforeStaging(shop);
    },
    { config: { xml: { fileName } } },
  );
});

function expectNothingOutsideBeforeStaging(shop: Rehearsal): void {
  expect(filesOf(join(shop.workDir, '..')).sort()).toEqual(['serveur', 'travail']);
}

/** Line ends and back steps in every place of the configuration that reaches the wire. */
const wireKeys: [string, (value: string) => Record<string, unknown>][] = [
  ['ftp.user', (user) => ({ ftp: { user } })],
  ['orders.source', (source) => ({ orders: { source } })],
  ['xml.remoteDir', (remoteDir) => ({ xml: { remoteDir } })],
  ['xml.stagingDir', (stagingDir) => ({ xml: { stagingDir } })],
];

test.each(wireKeys)('a line end in %s speaks no command of its own', async (_, config) => {
  await inShop(
    async (shop) => {
      shop.put('x', 'there');
      exportOrders(shop, ...sales(1041));
      expect((await shop.ordersToXml()).exitCode).toBe(2);
      expect(shop.server?.log).toEqual([]);
      expect(existsSync(join(shop.remoteDir, 'x'))).toBe(true);
    },
    { config: config('a\r\nDELE x') },
  );
});

test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
  'a heading, a payment label and a key called %s are names like any other',
  async (name) => {
    await inShop(async (shop) => {
      const csv = renderOrdersCsv([shopOrder(1041, { payment: name })]);
      shop.put('orders.csv', csv.replace('"Nom du transporteur"', `"${name}"`));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      const [file] = shop.proshop.everyFile();
      expect(file?.content.toString()).toContain(`<Libelle>${name}</Libelle>`);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      const bad = `{ "ftp": { "host": "h", "user": "u", "password": "p", "${name}": { "polluted": true } } }`;
      writeFileSync(join(shop.workDir, 'passerelle.json'), bad);
      expect((await shop.ordersToXml()).exitCode).toBe(2);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });
  },
);
