import { exportOrders, inShop, passHalfAnHour, sales } from './in-shop.ts';

const ordinaryRun = [
  'USER PASS TYPE PWD',
  'CWD SIZE EPSV RETR',
  'MDTM SIZE EPSV RETR MDTM SIZE',
  'EPSV STOR SIZE RNFR RNTO',
  'EPSV STOR MDTM CWD SIZE SIZE SIZE RNFR RNTO SIZE NOOP',
].join(' ');

test('an ordinary run asks the server these things, in this order, and no more', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    passHalfAnHour(shop);
    exportOrders(shop, ...sales(1041, 1042));
    expect((await shop.ordersToXml()).exitCode).toBe(0);
    const log = shop.server?.log ?? [];
    const asked = log.filter(({ session }) => session === log.at(-1)?.session).map(({ verb }) => verb);
    expect(asked.filter((verb) => !['CONNECT', 'QUIT'].includes(verb)).join(' ')).toBe(ordinaryRun);
  });
});
