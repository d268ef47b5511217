import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { inShop } from '../cycle/in-shop.ts';

const named = (id: number, name: string) => shopOrder(id, { lines: [shopLine(id, { name })] });

test.each([
  ['a bell', 'Bot\u0007te'],
  ['a vertical tab', 'Bot\u000bte'],
  ['a terminal escape', 'Bot\u001bte'],
  ['a character that is none', 'Bot\uffffte'],
])('%s, which XML cannot hold: U+FFFD in its place, the order is sent, and it is told', async (_, name) => {
  await inShop(async (shop) => {
    shop.put('orders.csv', renderOrdersCsv([named(1041, 'Botte'), named(1042, name)]));
    const { exitCode, warnings, orders } = await shop.ordersReport();
    expect(exitCode).toBe(0);
    expect(orders.map(({ decision }) => decision)).toEqual(['send', 'send']);
    const [file] = shop.proshop.everyFile();
    expect(file?.content.toString()).toContain('Bot\ufffdte');
    const told = 'Commande 1042 : un caractère interdit en XML a été remplacé dans line.name.';
    expect(warnings.filter((warning) => /Commande/.test(warning))).toEqual([told]);
    expect(shop.local('Trace1.txt')).toContain(told);
  });
});
