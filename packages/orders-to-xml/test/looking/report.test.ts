import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';

const config = { report: 'passerelle.html' };
const headline = (text: string) => `<h1 id="headline">${text}</h1>`;

test('the page follows every run of both programs, and every settling', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041), shopOrder(1042, { voucher: 'Bon cadeau 50' }));
      await shop.ordersToXml();
      expect(shop.local('passerelle.html')).toContain(headline('1 point à regarder'));
      await shop.ordersToXml('ack', '1042');
      expect(shop.local('passerelle.html')).toContain(headline('Tout va bien'));
      shop.put(
        'ExportCSV.csv',
        renderStockCsv([{ gencod: '3610000010403', reference: 'M', size: '40', name: 'Derby', qty: 3 }]),
      );
      expect((await shop.stockCsvMod()).exitCode).toBe(0);
      expect(shop.local('passerelle.html')).toContain('1 ligne publiée');
      expect(readdirSync(shop.workDir).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
    { config },
  );
});

test('it is written in the language of the configuration, whatever that of the run', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041));
      await shop.ordersToXml('--lang', 'fr');
      expect(shop.local('passerelle.html')).toContain(headline('All is well'));
    },
    { config: { ...config, language: 'en' } },
  );
});

test('a dry run leaves it alone', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041));
      await shop.ordersToXml('--dry-run');
      expect(readdirSync(shop.workDir)).not.toContain('passerelle.html');
    },
    { config },
  );
});

test('a page that can not be written is told, and fails no run', async () => {
  await inShop(
    async (shop) => {
      mkdirSync(join(shop.workDir, 'passerelle.html'));
      exportOrders(shop, ...sales(1041));
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect(shop.local('Trace1.txt')).toMatch(/La page \S+passerelle\.html n'a pas pu être écrite/);
    },
    { config },
  );
});
