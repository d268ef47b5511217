import { playsOut } from './plays-out.ts';
import { sells, skips, soldAt1005, type ShopDay } from './shop-day.ts';
import type { TimeLine } from './time-line.ts';

const hourMs = 3_600_000;

const clocks: TimeLine[] = [
  ...[2 * hourMs, -26 * hourMs].flatMap((clockOffsetMs): TimeLine[] => [
    {
      what: `the server's clock is ${clockOffsetMs / hourMs} hours ahead of ours`,
      happens: { '10:05': sells(1041) },
      options: { server: { clockOffsetMs } },
      sees: soldAt1005,
    },
    {
      what: `the same, and ProShop skips an import: ${clockOffsetMs / hourMs} hours`,
      happens: { '09:54': sells(1041), '10:00': skips('import') },
      options: { server: { clockOffsetMs } },
      sees: soldAt1005,
    },
  ]),
  {
    what: "the server's clock is 37 minutes ahead: ProShop's minutes are others there, so a sale is known later, never earlier",
    happens: { '10:05': sells(1041) },
    options: { server: { clockOffsetMs: 37 * 60_000 } },
    sees: ['10:20 0', '10:50 3', '11:20 4'],
  },
  ...[hourMs, -hourMs].flatMap((aheadMs): TimeLine[] => {
    const isSet = (day: ShopDay) => (day.ourClockIsAheadMs = aheadMs);
    return [
      {
        what: `our clock is set ${aheadMs / hourMs} hour between two runs`,
        happens: { '10:05': sells(1041), '10:22': isSet },
        sees: soldAt1005,
      },
      {
        what: `the same, and ProShop writes no stock: ${aheadMs / hourMs} hour`,
        happens: { '10:05': sells(1041), '10:22': isSet, '10:40': skips('snapshot') },
        sees: ['10:20 0', '10:50 0 (exit 6)', '11:20 4'],
      },
    ];
  }),
  {
    what: 'our clock is set back an hour while a file waits in import',
    happens: {
      '09:54': sells(1041),
      '10:00': skips('import'),
      '10:22': (day) => (day.ourClockIsAheadMs = -hourMs),
    },
    sees: soldAt1005,
  },
  {
    what: 'our clock is set an hour ahead while a file waits in import: it is subtracted for that hour, never too early known',
    happens: {
      '09:54': sells(1041),
      '10:00': skips('import'),
      '10:22': (day) => (day.ourClockIsAheadMs = hourMs),
    },
    sees: ['10:20 0', '10:50 3', '11:20 3', '11:50 4'],
  },
];

playsOut(clocks);
