import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ways, type Way } from '@passerelle/core/set-up/ways.ts';
import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { addPerson, lineOf, quantityOf, shoeShop } from '@passerelle/rehearsal/web-shop/shoe-shop.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { exportOrders, sales } from '../cycle/in-shop.ts';

const samples = join(import.meta.dirname, '../../../../samples/configurations');

/** What a person would answer by options. */
const flagsOf = (way: Way) => [
  ...['init', '--yes', '--lang', 'fr', '--way', way, '--host', 'ftp.exemple.fr', '--user', 'boutique'],
  ...(way === 'files' ? [] : ['--shop', 'https://www.exemple.fr']),
  ...(way === 'shop-and-crm' ? ['--crm', 'https://crm.exemple.fr'] : []),
];

const sampleOf = (way: Way) => readFileSync(join(samples, `${way}.json`), 'utf8');

test('there is one for each way, and no other', () => {
  expect(readdirSync(samples).toSorted()).toEqual(
    [...ways.map((way) => `${way}.json`), 'README.md'].toSorted(),
  );
});

test.each(ways)('%s: the sample is what init writes', async (way) => {
  const rehearsal = await Rehearsal.begin();
  try {
    const { exitCode } = await rehearsal.ordersToXml(...flagsOf(way), '--config', 'written.json');
    expect(exitCode).toBe(0);
    expect(rehearsal.local('written.json')).toBe(sampleOf(way));
  } finally {
    await rehearsal.end();
  }
});

const sofia = { gencod: '3610000070018', reference: 'SOFIA-NOIR', size: '38', name: 'Sofia noir', qty: 9 };

const lena = { gencod: '3610000070025', reference: 'LENA-ROUGE', size: '39', name: 'Lena rouge', qty: 4 };

interface Stage {
  rehearsal: Rehearsal;
  shop: WebShop;
  crm: RehearsedCrm;
}

/** The shop has an order 1 of one pair; the export module has written an order 1041. ProShop has seven pairs. */
async function withSample(way: Way, play: (stage: Stage) => Promise<void>): Promise<void> {
  const now = new Date('2026-11-22T09:57:03');
  const shop = await shoeShop([sofia, lena], { now: () => now }).open();
  addPerson(shop.state, 900, 'Camille', 'Exemple');
  const people = { customer: 900, deliveryAddress: 900, invoiceAddress: 900 };
  placeOrder(shop.state, { id: 1, ...people, lines: [lineOf(shop.state, sofia.gencod)] });
  const crm = await startRehearsedCrm({ user: { id: '19x9', name: 'passerelle' } });
  const env = {
    ...{ PASSERELLE_FTP_PASSWORD: 'secret-de-repetition', PASSERELLE_SHOP_KEY: shop.key },
    PASSERELLE_CRM_KEY: rehearsedUser.accessKey,
  };
  const rehearsal = await Rehearsal.begin({ now, env });
  const text = sampleOf(way)
    .replace('"host": "ftp.exemple.fr"', '"host": "127.0.0.1"')
    .replace('"port": 21', `"port": ${rehearsal.server?.port}`)
    .replace('"user": "boutique"', '"user": "passerelle"')
    .replace('"url": "https://www.exemple.fr"', `"url": "${shop.url}"`)
    .replace('"url": "https://crm.exemple.fr"', `"url": "${crm.url}"`);
  writeFileSync(join(rehearsal.workDir, 'passerelle.json'), text);
  exportOrders(rehearsal, ...sales(1041));
  rehearsal.put('ExportCSV.csv', renderStockCsv([{ ...sofia, qty: 7 }, lena]));
  try {
    await play({ rehearsal, shop, crm });
  } finally {
    await rehearsal.end();
    await crm.close();
    await shop.close();
  }
}

test.each<[Way, { sent: string[]; hasFile: boolean; onShelf: number; asksShop: boolean; inCrm: number }]>([
  ['files', { sent: ['1041 send'], hasFile: true, onShelf: 8, asksShop: false, inCrm: 0 }],
  ['shop-orders', { sent: ['1 send'], hasFile: true, onShelf: 8, asksShop: true, inCrm: 0 }],
  ['shop-stock', { sent: ['1041 send'], hasFile: false, onShelf: 7, asksShop: true, inCrm: 0 }],
  ['shop', { sent: ['1 send'], hasFile: false, onShelf: 6, asksShop: true, inCrm: 0 }],
  ['shop-and-crm', { sent: ['1 send'], hasFile: false, onShelf: 6, asksShop: true, inCrm: 1 }],
])('%s: a morning with the sample, on rehearsed servers', (way, expected) =>
  withSample(way, async ({ rehearsal, shop, crm }) => {
    const sent = (await rehearsal.ordersReport()).orders.map(({ id, decision }) => `${id} ${decision}`);
    const stock = await rehearsal.stockCsvMod();
    if (expected.inCrm > 0) expect((await rehearsal.ordersToXml('crm')).exitCode).toBe(0);
    const inCrm = [...crm.world.records.values()].filter(({ module }) => module.name === 'SalesOrder');
    expect(stock.exitCode).toBe(0);
    expect({
      ...{ sent, hasFile: readdirSync(rehearsal.remoteDir).includes('ExportCSVmod.csv') },
      ...{ onShelf: quantityOf(shop.state, sofia), asksShop: shop.requests.length > 0 },
      inCrm: inCrm.length,
    }).toEqual(expected);
  }),
);
