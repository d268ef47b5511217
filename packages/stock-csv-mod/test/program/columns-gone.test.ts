import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { minutesAgo, stockShop, target } from './stock-shop.ts';

const orders = renderOrdersCsv([shopOrder(1)]);
const without = (heading: string) => orders.replace(`"${heading}"`, '"Autre"');

test('an orders CSV that lost a column of the last one: 4, and no stock goes out', async () => {
  const shop = await stockShop();
  expect((await shop.run()).exitCode).toBe(0);
  const published = shop.published();
  shop.rehearsal.put('orders.csv', without('EAN 13 de produits'), minutesAgo(1));
  const { exitCode, err } = await shop.run();
  expect(exitCode).toBe(4);
  expect(err).toMatch(/« EAN 13 de produits » \(ean13\)[^]*"ean13": false/);
  expect(shop.published()).toBe(published);
});

test('what one program has seen, the other holds the file to', async () => {
  const shop = await stockShop();
  await shop.rehearsal.ordersToXml();
  shop.rehearsal.put('orders.csv', without('Total payé (TTC)'), minutesAgo(1));
  expect((await shop.run()).exitCode).toBe(4);
  shop.rehearsal.put('orders.csv', orders, minutesAgo(1));
  expect((await shop.run()).exitCode).toBe(0);
});

test('a file without amounts, from the first: 4', async () => {
  const shop = await stockShop();
  const amounts = ['Total payé (TTC)', 'Product Unit Price (tax incl.)', 'Product Total Price (tax incl.)'];
  const content = amounts.reduce((csv, one) => csv.replace(`"${one}"`, '"Autre"'), orders);
  shop.rehearsal.put('orders.csv', content, minutesAgo(1));
  expect((await shop.run()).exitCode).toBe(4);
  expect(shop.published()).not.toContain(target);
});
