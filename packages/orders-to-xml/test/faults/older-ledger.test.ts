import { migrations } from '@passerelle/core/ledger/schema.ts';
import { consumerProblems, stagedLeftovers } from '@passerelle/rehearsal/faults/consumer.ts';
import { keptVersions, ledgerOf } from '@passerelle/rehearsal/faults/ledgers/kept-shop.ts';
import { versionOf } from '@passerelle/rehearsal/faults/ledgers/ledger-dump.ts';
import { ordersOfEveryKind, saleOf, soldOrders } from '@passerelle/rehearsal/faults/ledgers/ledger-states.ts';
import { settleByHand } from '@passerelle/rehearsal/faults/person.ts';
import { decisionsOf } from '../cycle/in-shop.ts';
import { exportOrders, inKeptShop, sold } from './kept-shop-play.ts';
import { runNext } from './shop-with-orders.ts';

/** The states of samples/ledger that have 1041 and 1042 to send, and how the first run of today ends. */
const states: [state: string, exitCode: number][] = [
  ['nothing-sent', 0],
  ['prepared', 0],
  ['upload-lost', 0],
  ['staged', 0],
  ['not-renamed', 0],
  ['renamed', 0],
  ['renamed-and-taken', 0],
  ['uncertain', 8],
  ['to-send-again', 0],
  ['delivered', 0],
  ['collected', 0],
];

test('ledgers of every earlier version are kept', () => {
  const earlier = migrations.slice(1).map((_, index) => index + 1);
  expect(keptVersions()).toEqual(earlier);
});

const cases = keptVersions().flatMap((version) => states.map((state) => [version, ...state] as const));

test.each(cases)(
  'a ledger of version %d, %s: brought up to date, and each order once',
  (version, state, exitCode) =>
    inKeptShop(version, state, async (shop) => {
      expect(versionOf(ledgerOf(shop))).toBe(version);
      exportOrders(shop, [...soldOrders, saleOf(1043)]);
      const outcome = await shop.ordersToXml();
      expect(outcome).toMatchObject({ exitCode });
      expect(versionOf(ledgerOf(shop))).toBe(migrations.length);
      await settleByHand(shop, outcome.out + outcome.err);
      exportOrders(shop, [...soldOrders, saleOf(1043)]);
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      shop.proshop.import();
      expect([...consumerProblems(shop, sold), ...stagedLeftovers(shop)]).toEqual([]);
    }),
);

test.each(keptVersions())(
  'a ledger of version %d: every order keeps its decision, and goes when it is mended',
  (version) =>
    inKeptShop(version, 'orders-of-every-kind', async (shop) => {
      exportOrders(shop, ordersOfEveryKind);
      const report = await shop.ordersReport();
      expect(report.exitCode).toBe(5);
      expect(decisionsOf(report)).toEqual([
        '1029 before-go-live',
        '1030 already-sent',
        '1041 changed-since-sent',
        '1042 gift-voucher',
        '1043 acknowledged',
        '1044 unknown-state',
        '1045 state',
        '1046 rejected',
      ]);
      const mended = [1044, 1045, 1046].map((id) => saleOf(id));
      exportOrders(shop, [...ordersOfEveryKind.slice(0, 5), ...mended]);
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      shop.proshop.import();
      expect(consumerProblems(shop, [1041, 1044, 1045, 1046])).toEqual([]);
    }),
);
