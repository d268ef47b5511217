import { parseUntil } from '../../src/commands/pause.ts';
import { decide, exportOrders, inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';

const now = new Date(2026, 10, 28, 13, 30, 20);

test.each<[string, Date | null]>([
  ['14:00', new Date(2026, 10, 28, 14, 0)],
  ['14h00', new Date(2026, 10, 28, 14, 0)],
  ['9:05', new Date(2026, 10, 29, 9, 5)],
  ['13:30', new Date(2026, 10, 29, 13, 30)],
  ['2026-11-30 08:00', new Date(2026, 10, 30, 8, 0)],
  ['2026-11-28 13:30', null],
  ['2026-02-30 08:00', null],
  ['2026-11-27 23:00', null],
  ['24:00', null],
  ['demain', null],
  ['', null],
])('--until %s', (text, moment) => {
  expect(parseUntil(text, now)).toEqual(moment);
});

test('while paused both programs do nothing, end with 0 and say so; then everything goes on', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    expect((await shop.ordersToXml('pause')).out).toMatch(/En pause/);
    for (const program of ['ordersToXml', 'stockCsvMod'] as const) {
      const { exitCode, out } = await shop[program]();
      expect([exitCode, out]).toEqual([0, expect.stringMatching(/En pause depuis/)]);
    }
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual([]);
    expect((await shop.ordersToXml('status')).out).toMatch(/en pause[\s\S]*orders-to-xml resume/);
    expect((await shop.ordersToXml('--dry-run')).out).toMatch(/1041/);
    expect((await shop.ordersToXml('resume')).out).toMatch(/est finie/);
    expect((await shop.ordersToXml('resume')).out).toMatch(/pas de pause/);
    await shop.ordersToXml();
    passHalfAnHour(shop);
    expect(shop.proshop.bookedOrders()).toEqual(['1041']);
  });
});

test('a pause ends by itself; a moment that nobody understands begins none', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    const refused = await shop.ordersToXml('pause', '--until', 'bientôt');
    expect([refused.exitCode, refused.err]).toEqual([2, expect.stringMatching(/bientôt/)]);
    const { out } = await shop.ordersToXml('pause', '--until', '2026-11-23 08:00');
    expect(out).toMatch(/23\/11\/2026 08:00:00/);
    expect((await decide(shop)).length).toBe(0);
    shop.now = new Date(2026, 10, 23, 8, 0);
    exportOrders(shop, ...sales(1041));
    expect(await decide(shop)).toEqual(['1041 send']);
  });
});
