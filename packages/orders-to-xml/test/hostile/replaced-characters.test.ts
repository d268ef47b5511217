import { renderOrdersCsv, shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { inShop } from '../cycle/in-shop.ts';

const named = (id: number, name: string) => shopOrder(id, { lines: [shopLine(id, { name })] });

test.each([
  ['a bell', 'Botte\u0007'],
  ['a vertical tab', 'Botte\u000b'],
  ['a terminal escape', 'Botte\u001b'],
  ['a character that is none', 'Botte\uffff'],
])('%s, which XML cannot hold: U+FFFD in its place, the order is sent, and it is told', async (_, name) => {
  await inShop(async (shop) => {
    shop.put('orders.csv', renderOrdersCsv([named(1041, 'Botte'), named(1042, name)]));
    const { exitCode, warnings, orders } = await shop.ordersReport();
    expect(exitCode).toBe(0);
    expect(orders.map(({ decision }) => decision)).toEqual(['send', 'send']);
    const [file] = shop.proshop.everyFile();
    expect(file?.content.toString()).toContain('Botte\ufffd');
    const told = 'Commande 1042 : un caractère interdit en XML a été remplacé dans line.name.';
    expect(warnings.filter((warning) => /Commande/.test(warning))).toEqual([told]);
    expect(shop.local('Trace1.txt')).toContain(told);
  });
});
