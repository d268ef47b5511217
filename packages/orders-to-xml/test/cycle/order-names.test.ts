import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { booked, decide, exportOrders, inShop, passHalfAnHour } from './in-shop.ts';
import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';

const old = shopOrder(12, { ref: 'OLDSHOPAA' });
const anew = { ref: 'NEWSHOPBB', date: '2027-03-01 10:00:00' };
const sameShoe = shopOrder(12, anew);
const otherShoe = shopOrder(12, { ...anew, lines: [shopLine(9)] });

/** The shop's first order was sent, and booked. */
async function sendOld(shop: Rehearsal): Promise<void> {
  exportOrders(shop, old);
  expect(await decide(shop)).toEqual(['12 send']);
  passHalfAnHour(shop);
}

/** Whether that shoe's size is offered after the next cycle of the stock: how many pairs of five. */
async function offered(shop: Rehearsal, line = shopLine(12)): Promise<number> {
  const stock = [12, 9, 30, 31, 32, 33].map((id) => ({ ...shopLine(id), qty: 5 }));
  shop.put('ExportCSV.csv', renderStockCsv(stock));
  expect((await shop.stockCsvMod()).exitCode).toBe(0);
  const published = shop.remote('ExportCSVmod.csv').toString('latin1').split('\r\n');
  const row = published.find((text) => text.includes(line.gencod));
  return row === undefined ? 0 : Number(row.split(';').at(-1));
}

test.each([
  ['the same shoe', sameShoe],
  ['another shoe', otherShoe],
])('a number that comes again with %s is another order: held, told, off the stock', async (_, order) => {
  await inShop(async (shop) => {
    await sendOld(shop);
    exportOrders(shop, order);
    const { exitCode, orders } = await shop.ordersReport();
    expect(exitCode).toBe(5);
    expect(orders).toMatchObject([{ ref: 'NEWSHOPBB', decision: 'number-used-before' }]);
    expect(orders[0]?.reason).toMatch(/déjà servi à une autre commande, OLDSHOPAA du 22\/11\/2026/);
    expect(orders[0]?.reason).not.toMatch(/corrigez/);
    expect(booked(shop)).toEqual(['12']);
    exportOrders(shop, order);
    expect(await offered(shop, order.lines[0])).toBe(0);
    expect(await decide(shop)).toEqual(['12 number-used-before']);
  });
});

test('the other program sees it first: held all the same', async () => {
  await inShop(async (shop) => {
    await sendOld(shop);
    exportOrders(shop, sameShoe);
    expect(await offered(shop)).toBe(0);
    expect(await decide(shop)).toEqual(['12 number-used-before']);
  });
});

test('status, explain and the page name it by its reference, and ack settles it', async () => {
  await inShop(async (shop) => {
    await sendOld(shop);
    exportOrders(shop, otherShoe);
    await shop.ordersToXml();
    const status = (await shop.ordersToXml('status', '--html', 'page.html')).out;
    expect(status).toMatch(/Commande 12 NEWSHOPBB : retenue — son numéro a déjà servi/);
    expect(status).toMatch(/orders-to-xml ack NEWSHOPBB/);
    expect(status).toMatch(/orders-to-xml --only NEWSHOPBB --force/);
    expect(status).not.toMatch(/OLDSHOPAA :/);
    expect(shop.local('page.html')).toMatch(/NEWSHOPBB/);
    expect((await shop.ordersToXml('explain', '12')).out).toMatch(/^Commande 12 NEWSHOPBB/);
    expect((await shop.ordersToXml('explain', 'OLDSHOPAA')).out).toMatch(/^Commande 12 OLDSHOPAA/);
    expect((await shop.ordersToXml('ack', '12')).exitCode).toBe(0);
    expect(await decide(shop)).toEqual(['12 acknowledged']);
    expect(booked(shop)).toEqual(['12']);
    exportOrders(shop, old);
    expect(await decide(shop)).toEqual(['12 already-sent']);
    const ambiguous = await shop.ordersToXml('ack', '12', '--undo');
    expect([ambiguous.exitCode, ambiguous.err]).toEqual([2, expect.stringMatching(/OLDSHOPAA, NEWSHOPBB/)]);
    expect((await shop.ordersToXml('ack', 'NEWSHOPBB', '--undo')).exitCode).toBe(0);
  });
});

test('--only with --force sends it, once', async () => {
  await inShop(async (shop) => {
    await sendOld(shop);
    exportOrders(shop, sameShoe);
    await shop.ordersToXml();
    expect(await decide(shop, '--only', '12', '--force')).toEqual(['12 send']);
    expect(booked(shop)).toEqual(['12', '12']);
    expect(await decide(shop)).toEqual(['12 already-sent']);
  });
});

/** The same order, its number as an export with other options writes it. */
function exportRenamed(shop: Rehearsal, ...names: string[]): void {
  const [heading = '', row = ''] = renderOrdersCsv([shopOrder(1042)]).split('\n');
  const rows = names.map((name) => row.replace('"1042"', `"${name.replaceAll('"', '""')}"`));
  shop.put('orders.csv', [heading, ...rows, ''].join('\n'));
}

test.each(['#1042', '1,042', 'CMD-1042', '1042.0', 'CMD-2026-00002'])(
  'an order sent as 1042 that comes again as %s is not sent again, and is told',
  async (name) => {
    await inShop(async (shop) => {
      exportRenamed(shop, '1042');
      await shop.ordersToXml();
      passHalfAnHour(shop);
      exportRenamed(shop, name);
      const { exitCode, orders } = await shop.ordersReport();
      const decisions = orders.map(({ decision }) => decision);
      const isCleaned = orders[0]?.id === '1042';
      expect([exitCode, decisions]).toEqual(
        isCleaned ? [0, ['already-sent']] : [5, ['same-order-other-number']],
      );
      expect(booked(shop)).toEqual(['1042']);
    });
  },
);

test('known under another number: its sizes are taken off once, and ack by its reference settles it', async () => {
  await inShop(async (shop) => {
    const { ref } = shopOrder(1042);
    exportRenamed(shop, '1042');
    await shop.ordersToXml();
    passHalfAnHour(shop);
    passHalfAnHour(shop);
    exportRenamed(shop, '#1042');
    await shop.stockCsvMod();
    await shop.ordersToXml();
    expect((await shop.ordersToXml('status')).out).toMatch(
      new RegExp(`Commande #1042 ${ref} : retenue — même réf`),
    );
    const stock = [1042, 30, 31, 32].map((id) => ({ ...shopLine(id), qty: 5 }));
    shop.put('ExportCSV.csv', renderStockCsv(stock));
    exportRenamed(shop, '#1042');
    expect((await shop.stockCsvMod()).exitCode).toBe(0);
    expect(shop.remote('ExportCSVmod.csv').toString('latin1')).toBe(renderStockCsv(stock).toString('latin1'));
    expect((await shop.ordersToXml('ack', ref)).exitCode).toBe(0);
    expect(await decide(shop)).toEqual(['#1042 acknowledged']);
  });
});

test('both numbers in one file are two orders, and both are sent', async () => {
  await inShop(async (shop) => {
    exportRenamed(shop, '1042', '1043');
    expect(await decide(shop)).toEqual(['1042 send', '1043 send']);
    expect(booked(shop)).toEqual(['1042', '1043']);
    exportRenamed(shop, '1042', '1043', '1044');
    expect(await decide(shop)).toEqual(['1042 already-sent', '1043 already-sent', '1044 send']);
  });
});

test('an order withheld is not released by its new number', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1042, { payment: 'Bon cadeau' }));
    expect(await decide(shop)).toEqual(['1042 gift-voucher']);
    exportRenamed(shop, '#1042');
    expect(await decide(shop)).toEqual(['#1042 same-order-other-number']);
  });
});

test('an order that waited for its payment and leaves the export is told', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, shopOrder(1050, { state: 10 }));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    exportOrders(shop, shopOrder(1051));
    const { warnings } = await shop.ordersReport();
    expect(warnings.join()).toMatch(
      /La commande 1050, qui attendait son paiement, n'est plus parmi les commandes/,
    );
  });
});
