import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLedgerForReading } from '@passerelle/core/ledger/open-ledger.ts';
import { renderOrdersCsv } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { decide, exportOrders, inShop, sales } from './in-shop.ts';

const good = renderOrdersCsv(sales(1041, 1042));
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]);

/** Nothing sent, nothing archived, nothing rejected, no order known. */
function expectNothingDone(shop: Rehearsal): void {
  expect(shop.proshop.everyFile()).toEqual([]);
  expect(existsSync(join(shop.workDir, 'ArchiveExport'))).toBe(false);
  expect(existsSync(join(shop.workDir, 'Rejets'))).toBe(false);
  const ledger = openLedgerForReading(join(shop.workDir, 'passerelle.sqlite'));
  expect(ledger?.meta.lastBatch ?? 0).toBe(0);
  expect(ledger?.orders.find('1041', '') ?? null).toBeNull();
  ledger?.close();
}

test.each<[string, string | Buffer, RegExp]>([
  [
    'a missing column',
    good.replace('"Quantité du produit"', '"Autre chose"'),
    /Il manque .*quantité.*ID commande, Référence la commande/,
  ],
  ['no state column', good.replace(/"État[^"]*"/g, '"Autre"'), /Il manque .*état[^]*"state": false/],
  ['UTF-16', utf16, /UTF-16/],
  [
    'a stray quote',
    good.replace('Derby Exemple 41', 'Derby "Exemple" 41'),
    /guillemet est mal placé dans la ligne 2/,
  ],
  ['a quote never closed', good.replace('"Colissimo"', '"Colissimo'), /guillemet/],
  ['a file cut in a row', good.slice(0, -60), /coupé|guillemet/],
  ['a file cut in its heading', good.slice(0, 100), /titres|guillemet/],
  ['an empty file', '', /vide/],
  ['nothing but spaces', '  \n \n', /vide|séparer|colonne/],
  ['an HTML page', '<!DOCTYPE html>\n<html><body>Erreur 503</body></html>\n', /page web/],
  ['a zip', Buffer.from('PK\u0003\u0004aaaaaaaaaaaa'), /Excel|zip/],
  ['null bytes', Buffer.concat([Buffer.from(good), Buffer.alloc(300)]), /caractères nuls|coupé/],
  ['a row of another width', good.replace('"Camille","Exemple-1041"', '"Camille"'), /champs au lieu de/],
])('%s: 4, its reason, nothing delivered, nothing recorded', async (_, content, reason) => {
  await inShop(async (shop) => {
    shop.put('orders.csv', content);
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(4);
    expect(err).toMatch(reason);
    expect(err.trim().split('\n').length).toBeGreaterThan(1);
    expectNothingDone(shop);
    expect(shop.local('Trace1.txt')).toMatch(/code de sortie 4/);
  });
});

test('after a refused file the next good one is taken', async () => {
  await inShop(async (shop) => {
    shop.put('orders.csv', good.slice(0, -60));
    await shop.ordersToXml();
    shop.put('orders.csv', good);
    expect(await decide(shop)).toEqual(['1041 send', '1042 send']);
  });
});

test('a last row without its line end is whole', async () => {
  await inShop(async (shop) => {
    shop.put('orders.csv', good.trimEnd());
    expect(await decide(shop)).toEqual(['1041 send', '1042 send']);
  });
});

test('a missing CSV: 4, with the nearest name that is there', async () => {
  await inShop(async (shop) => {
    shop.put('order.csv', good);
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(4);
    expect(err).toMatch(/orders\.csv n'est pas sur le serveur/);
    expect(err).toMatch(/order\.csv/);
    expectNothingDone(shop);
  });
});

test('a file that grows while it is read is read again, and taken once it stands still', async () => {
  await inShop(async (shop) => {
    const more = renderOrdersCsv(sales(1043)).split('\n')[1] ?? '';
    exportOrders(shop, ...sales(1041, 1042));
    let isWriting = true;
    shop.server?.behave(({ verb, argument }) => {
      const grows = isWriting && verb === 'DATA' && argument.endsWith('orders.csv');
      if (!grows) return undefined;
      isWriting = false;
      return { kind: 'grow', by: Buffer.from(`${more}\n`) };
    });
    expect(await decide(shop)).toEqual(['1041 send', '1042 send', '1043 send']);
  });
});

test('a file that never stands still: 4, nothing done', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    shop.server?.behave(({ verb, argument }) =>
      verb === 'DATA' && argument.endsWith('orders.csv')
        ? { kind: 'grow', by: Buffer.from('\n') }
        : undefined,
    );
    const { exitCode, err } = await shop.ordersToXml();
    expect(exitCode).toBe(4);
    expect(err).toMatch(/change ou reste incomplet/);
    expectNothingDone(shop);
  });
});

test('of several files one that is bad refuses them all', async () => {
  await inShop(
    async (shop) => {
      shop.put('orders-1.csv', good, new Date('2026-11-22T09:25:00Z'));
      shop.put('orders-2.csv', good.slice(0, -60), new Date('2026-11-22T09:55:00Z'));
      const { exitCode, err } = await shop.ordersToXml();
      expect(exitCode).toBe(4);
      expect(err).toMatch(/orders-2\.csv/);
      expectNothingDone(shop);
    },
    { config: { orders: { source: 'orders-*.csv' } } },
  );
});

test('no file that matches: 4', async () => {
  await inShop(
    async (shop) => {
      const { exitCode, err } = await shop.ordersToXml();
      expect(exitCode).toBe(4);
      expect(err).toMatch(/orders-\*\.csv/);
    },
    { config: { orders: { source: 'orders-*.csv' } } },
  );
});

test.each<[string, string[], RegExp]>([
  ['a local file that is missing', ['none.csv'], /none\.csv.*ENOENT/],
  ['a folder', ['.'], /EISDIR/],
  ['an XML that is missing', ['none.xml', '--dry-run'], /none\.xml.*ENOENT/],
])('%s: 4', async (_, argv, reason) => {
  await inShop(async (shop) => {
    const { exitCode, err } = await shop.ordersToXml(...argv);
    expect(exitCode).toBe(4);
    expect(err).toMatch(reason);
  });
});
