import { shopLine, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { decide, exportOrders, inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';

const withVoucher = shopOrder(1042, { voucher: 'Bon cadeau' });
const unreadable = shopOrder(1042, { shipping: Number.NaN });
const unknown = shopOrder(1042, { state: 42 });

test.each([
  ['withheld', withVoucher, 'gift-voucher'],
  ['rejected', unreadable, 'rejected'],
  ['of an unknown state', unknown, 'unknown-state'],
])('an order %s that was keyed in by hand is settled; --undo takes it back', async (_, order, decision) => {
  await inShop(async (shop) => {
    exportOrders(shop, order);
    expect(await decide(shop)).toEqual([`1042 ${decision}`]);
    expect((await shop.ordersToXml('ack', '1042')).exitCode).toBe(0);
    const settled = await shop.ordersReport();
    expect([settled.exitCode, settled.orders[0]?.decision]).toEqual([0, 'acknowledged']);
    expect((await shop.ordersToXml('ack', '1042', '--undo')).exitCode).toBe(0);
    expect(await decide(shop)).toEqual([`1042 ${decision}`]);
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual([]);
  });
});

test('a changed order that was corrected by hand is settled, until it changes again', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    const twice = shopOrder(1041, { lines: [shopLine(1041, { qty: 2 })] });
    exportOrders(shop, twice);
    await shop.ordersToXml();
    await shop.ordersToXml('ack', '1041');
    expect(await decide(shop)).toEqual(['1041 acknowledged']);
    exportOrders(shop, ...sales(1041));
    expect(await decide(shop)).toEqual(['1041 changed-since-sent']);
    expect((await shop.ordersToXml('ack', '1041')).exitCode).toBe(0);
    expect(await decide(shop)).toEqual(['1041 acknowledged']);
  });
});

test('several at once, by id or reference, one of them named twice', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, withVoucher, shopOrder(1043, { voucher: 'Bon cadeau' }));
    await shop.ordersToXml();
    const { exitCode, out } = await shop.ordersToXml('ack', '1042', shopOrder(1043).ref, '1042');
    expect(exitCode).toBe(0);
    expect(out.match(/notée comme saisie à la main/g)).toHaveLength(2);
    await shop.ordersToXml('ack', '1042', '--undo');
    expect(await decide(shop)).toEqual(['1042 gift-voucher', '1043 acknowledged']);
  });
});

test.each<[string, string[], number, RegExp]>([
  ['unknown', ['9999'], 4, /ne connaît aucune commande 9999/],
  ['sent and unchanged', ['1041'], 2, /n'attend personne/],
  ['not acknowledged', ['1042', '--undo'], 2, /n'est pas notée/],
  ['meant by a reference that two share', ['SPLITCART'], 2, /1043, 1044/],
  ['one good, one unknown', ['1042', '9999'], 4, /9999/],
])('an order %s: nothing is settled', async (_, argv, code, message) => {
  await inShop(async (shop) => {
    const split = [1043, 1044].map((id) => shopOrder(id, { ref: 'SPLITCART', voucher: 'Bon cadeau' }));
    exportOrders(shop, ...sales(1041), withVoucher, ...split);
    await shop.ordersToXml();
    const { exitCode, err } = await shop.ordersToXml('ack', ...argv);
    expect(exitCode).toBe(code);
    expect(err).toMatch(message);
    expect(await decide(shop)).toEqual([
      '1041 already-sent',
      '1042 gift-voucher',
      '1043 gift-voucher',
      '1044 gift-voucher',
    ]);
  });
});

test('an acknowledged order can still be forced, and is sent', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, withVoucher);
    await shop.ordersToXml();
    await shop.ordersToXml('ack', '1042');
    expect(await decide(shop, '--only', '1042', '--force')).toEqual(['1042 send']);
    expect(await decide(shop)).toEqual(['1042 already-sent']);
  });
});

test('what a person settles stands in the trace', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, withVoucher);
    await shop.ordersToXml();
    await shop.ordersToXml('ack', '1042');
    expect(shop.local('Trace1.txt')).toMatch(
      /Commande 1042 \w+ : notée comme saisie à la main dans ProShop\./,
    );
  });
});
