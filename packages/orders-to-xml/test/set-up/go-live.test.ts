import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { moduleCsv } from '@passerelle/rehearsal/web-shop/module-csv.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { addPerson, lineOf, quantityOf, shoeShop } from '@passerelle/rehearsal/web-shop/shoe-shop.ts';
import { decide, passHalfAnHour } from '../cycle/in-shop.ts';

const sofia = { gencod: '3610000070018', reference: 'SOFIA-NOIR', size: '38', name: 'Sofia noir', qty: 9 };
const lena = { gencod: '3610000070025', reference: 'LENA-ROUGE', size: '39', name: 'Lena rouge', qty: 4 };

type Way = { orders: 'file' | 'shop'; stock: 'file' | 'shop' };

/** A shop whose two modules write and read the files, and whose web service answers too. */
async function openShop() {
  let now = () => new Date('2026-11-22T09:57:03');
  const shop = await shoeShop([sofia, lena], { now: () => now() }).open();
  addPerson(shop.state, 900, 'Camille', 'Exemple');
  const rehearsal = await Rehearsal.begin({ now: now() });
  now = () => rehearsal.now;
  const access = { ...(JSON.parse(rehearsal.local('passerelle.json')) as { ftp: object }).ftp };
  const ordersNow: number[] = [];
  const stage = {
    shop,
    rehearsal,
    /** As `passerelle.json` says from now on. */
    choose: ({ orders, stock }: Way) =>
      rehearsal.configure(access, {
        shop: { url: shop.url, key: shop.key },
        orders: { from: orders },
        stock: { to: stock, missedSales: 'subtract' },
      }),
    /** A customer buys a pair: it leaves the shop's shelf. */
    buy(id: number, code: string) {
      const people = { customer: 900, deliveryAddress: 900, invoiceAddress: 900 };
      placeOrder(shop.state, { id, ...people, lines: [lineOf(shop.state, code)] });
      ordersNow.push(id);
    },
    /** The shop's export module and ProShop's export write. */
    exportFiles(pairs: { sofia: number; lena: number }) {
      rehearsal.put('orders.csv', moduleCsv(shop.state, ordersNow));
      stage.exportStock(pairs);
    },
    exportStock(pairs: { sofia: number; lena: number }) {
      const rows = [
        { ...sofia, qty: pairs.sofia },
        { ...lena, qty: pairs.lena },
      ];
      rehearsal.put('ExportCSV.csv', renderStockCsv(rows));
    },
    modulesOff: () => {
      for (const name of ['orders.csv', 'ExportCSVmod.csv'])
        rmSync(join(rehearsal.remoteDir, name), { force: true });
    },
    onShelf: () => [sofia, lena].map((row) => quantityOf(shop.state, row)),
  };
  return stage;
}

test('from files to the web service with a ledger in use, step by step, and back', async () => {
  const stage = await openShop();
  const { rehearsal, choose } = stage;
  const filesHere = () => rehearsal.remote('ExportCSVmod.csv').toString('latin1');
  try {
    // The shop lives by its files.
    choose({ orders: 'file', stock: 'file' });
    stage.buy(1, sofia.gencod);
    stage.exportFiles({ sofia: 9, lena: 4 });
    expect(await decide(rehearsal)).toEqual(['1 send']);
    passHalfAnHour(rehearsal);
    stage.buy(2, lena.gencod);
    stage.exportFiles({ sofia: 8, lena: 4 });
    expect((await rehearsal.stockCsvMod()).exitCode).toBe(0);

    // Both beside each other: the web service says what the file says, and nothing is written.
    const published = filesHere();
    expect(await decide(rehearsal, '--dry-run')).toEqual(['1 already-sent', '2 send']);
    expect(await decide(rehearsal, '--dry-run', '--from', 'shop')).toEqual(['1 already-sent', '2 send']);
    expect((await rehearsal.stockCsvMod('--dry-run', '--from', 'shop')).exitCode).toBe(0);
    expect(filesHere()).toBe(published);
    expect(rehearsal.proshop.bookedOrders()).toEqual(['1']);

    // `check` compares both.
    const checked = await rehearsal.ordersToXml('check');
    expect(checked.out).toMatch(/Fichier et boutique : 2 /);

    // The orders first.
    choose({ orders: 'shop', stock: 'file' });
    expect(await decide(rehearsal)).toEqual(['1 already-sent', '2 send']);
    passHalfAnHour(rehearsal);
    stage.exportStock({ sofia: 8, lena: 3 });
    expect((await rehearsal.stockCsvMod()).exitCode).toBe(0);
    expect(filesHere()).toMatch(/3610000070025;.*;3\r\n/);

    // Then the stock.
    choose({ orders: 'shop', stock: 'shop' });
    expect((await rehearsal.stockCsvMod('--dry-run')).exitCode).toBe(0);
    expect(stage.onShelf()).toEqual([8, 3]);
    stage.buy(3, sofia.gencod);
    stage.exportStock({ sofia: 8, lena: 5 });
    expect((await rehearsal.stockCsvMod()).exitCode).toBe(0);
    expect(stage.onShelf()).toEqual([7, 5]);

    // The modules are switched off: nobody misses their files.
    stage.modulesOff();
    expect(await decide(rehearsal)).toEqual(['1 already-sent', '2 already-sent', '3 send']);
    expect((await rehearsal.stockCsvMod()).exitCode).toBe(0);
    passHalfAnHour(rehearsal);
    expect(await decide(rehearsal)).toEqual(['1 already-sent', '2 already-sent', '3 already-sent']);
    expect((await rehearsal.ordersToXml('status')).out).toMatch(/Tout va bien/);

    // And back: the modules write again, then the configuration follows.
    stage.exportFiles({ sofia: 7, lena: 5 });
    choose({ orders: 'file', stock: 'file' });
    expect(await decide(rehearsal)).toEqual(['1 already-sent', '2 already-sent', '3 already-sent']);
    expect((await rehearsal.stockCsvMod()).exitCode).toBe(0);
    expect(filesHere()).toMatch(/3610000070018;.*;7\r\n/);
    expect((await rehearsal.ordersToXml('status')).out).toMatch(/Tout va bien/);
    passHalfAnHour(rehearsal);
    expect(rehearsal.proshop.bookedOrders().toSorted()).toEqual(['1', '2', '3']);
  } finally {
    await rehearsal.end();
    await stage.shop.close();
  }
}, 60_000);
