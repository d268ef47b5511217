import type { OrderStanding } from '../../src/ledger/order-standing.ts';
import { listStandings } from '../../src/status/day-standings.ts';

const at = new Date(2026, 10, 22, 9, 57);
const sent = (day: number, hour: number, standing: Partial<OrderStanding> = {}) => ({
  at: new Date(2026, 10, day, hour),
  standing: { isCollected: false, isInCrm: false, isShipped: false, ...standing },
});

test('each order counts on the day when it was sent, in every column that it has reached', () => {
  const orders = [
    sent(22, 0, { isCollected: true }),
    sent(21, 23, { isCollected: true, isInCrm: true }),
    sent(21, 0, { isCollected: true, isInCrm: true, isShipped: true }),
    sent(20, 23, { isCollected: true }),
  ];
  expect(listStandings(orders, at, 2)).toEqual([
    { day: new Date(2026, 10, 21), sent: 2, collected: 2, inCrm: 2, shipped: 1 },
    { day: new Date(2026, 10, 22), sent: 1, collected: 1, inCrm: 0, shipped: 0 },
  ]);
});
