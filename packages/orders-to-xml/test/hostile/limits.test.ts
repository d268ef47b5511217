import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';

const mebibyte = 1_048_576;

/** A file of that size that takes no room: nothing but zeros. */
function putSparse(shop: Rehearsal, name: string, bytes: number): void {
  const file = openSync(join(shop.remoteDir, name), 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
}

/** The server says a file is that large, whatever it holds. */
const lyingAboutSize =
  (name: string, bytes: number): Behaviour =>
  ({ verb, argument }) =>
    verb === 'SIZE' && argument.endsWith(name)
      ? { kind: 'answer', reply: `213 ${bytes}`, applied: false }
      : undefined;

function expectNothingDelivered(shop: Rehearsal): void {
  expect(shop.proshop.everyFile()).toEqual([]);
}

const downloads = (shop: Rehearsal): number =>
  shop.server?.log.filter(({ verb, argument }) => verb === 'RETR' && argument.endsWith('.csv')).length ?? 0;

test('an orders CSV of a gigabyte is refused by its size, before a byte of it is fetched', async () => {
  await inShop(async (shop) => {
    putSparse(shop, 'orders.csv', 1024 * mebibyte);
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(4);
    expect(err).toContain('orders.csv');
    expect(downloads(shop)).toBe(0);
    expectNothingDelivered(shop);
  });
});

test('a stock CSV of a gigabyte likewise, and nothing is published', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    putSparse(shop, 'ExportCSV.csv', 1024 * mebibyte);
    const { exitCode, err } = await shop.stockCsvMod();
    expect(exitCode).toBe(4);
    expect(err).toContain('ExportCSV.csv');
    expect(downloads(shop)).toBe(0);
  });
});

test('a server that says 10 bytes and sends 64 MiB: refused, and no more is kept than was said and a little', async () => {
  await inShop(async (shop) => {
    putSparse(shop, 'orders.csv', 64 * mebibyte);
    shop.server?.behave(lyingAboutSize('orders.csv', 10));
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 5);
    const { exitCode } = await shop.ordersToXml();
    clearInterval(watch);
    expect(exitCode).toBe(4);
    expect(most - before).toBeLessThan(32 * mebibyte);
    expectNothingDelivered(shop);
  });
});

test('a server that says a gigabyte and sends ten bytes: refused, no room is made for it', async () => {
  await inShop(async (shop) => {
    shop.put('orders.csv', '0123456789');
    shop.server?.behave(lyingAboutSize('orders.csv', 500 * mebibyte));
    const { exitCode } = await shop.ordersToXml();
    expect(exitCode).toBe(4);
    expectNothingDelivered(shop);
  });
});

const [heading = '', row = ''] = renderOrdersCsv([shopOrder(1041)]).split('\n');
/** As many cells as the heading, with nothing in them but a number: without any it would be no row. */
const shortRow = '1' + ','.repeat(heading.split(',').length - 1);
const blow = (bytes: number) => 'x'.repeat(bytes);

/** Each refused as a whole, with the file's name, the reason, and no list of thousands of things. */
const floods: [string, RegExp, string][] = [
  ['a line of two mebibytes', /trop longue/, `${heading}\n${row.replace('Colissimo', blow(2 * mebibyte))}\n`],
  ['a quote that is never closed, and two mebibytes', /./, `${heading}\n"${blow(2 * mebibyte)}\n`],
  ['two mebibytes without a line end', /./, blow(2 * mebibyte)],
  ['two million and one rows', /2\D?000\D?000/, `${heading}\n${`${shortRow}\n`.repeat(2_000_001)}`],
  ['a hundred thousand headings', /Titres trouvés/, `${'Order ID;'.repeat(100_000)}\n`],
  ['a million quotes', /./, `${heading}\n${'"'.repeat(mebibyte / 2)}\n`],
];

test.each(floods)('%s: refused, because %s, in a short message', async (_, reason, csv) => {
  await inShop(async (shop) => {
    shop.put('orders.csv', csv);
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(4);
    expect(err).toContain('orders.csv');
    expect(err).toMatch(reason);
    expect(err.length).toBeLessThan(4000);
    expectNothingDelivered(shop);
  });
});

const nested = (depth: number) => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
const layoutText = readFileSync(join(import.meta.dirname, '../../src/layout/default-layout.json'), 'utf8');

/** Sound, but for its length: nothing but its size is wrong with it. */
function lengthen(path: string, sound = readFileSync(path, 'utf8')): void {
  writeFileSync(path, `${sound}${'\n'.repeat(2 * mebibyte)}`);
}

/** What a person's own files may hold by mistake: each is wrong usage, said in a sentence. */
const ownFiles: [string, (folder: string) => void][] = [
  ['a passerelle.json of 2 MiB', (folder) => lengthen(join(folder, 'passerelle.json'))],
  ['a passerelle.json nested 100 000 deep', (folder) => write(folder, 'passerelle.json', nested(100_000))],
  [
    'a passerelle.json of 100 000 opening brackets',
    (folder) => write(folder, 'passerelle.json', '['.repeat(100_000)),
  ],
  ['a layout of 2 MiB', (folder) => lengthen(join(folder, 'layout.json'), layoutText)],
  ['a layout nested 100 000 deep', (folder) => write(folder, 'layout.json', nested(100_000))],
  ['a password file of 2 MiB', (folder) => lengthen(join(folder, 'ftp.txt'), 'secret-de-repetition\n')],
];

function write(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

test.each(ownFiles)('%s: exit 2', async (what, spoil) => {
  const config: Record<string, unknown> = what.includes('password')
    ? { ftp: { password: 'file:ftp.txt' } }
    : what.includes('layout')
      ? { xml: { layout: 'layout.json' } }
      : {};
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041));
      spoil(shop.workDir);
      const outcomes: Outcome[] = [await shop.ordersToXml(), await shop.ordersToXml('--dry-run')];
      expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
      expect(outcomes.map(({ err }) => err.length < 2000)).toEqual([true, true]);
      expectNothingDelivered(shop);
    },
    { config },
  );
});
