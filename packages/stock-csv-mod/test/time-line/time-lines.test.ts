import { shopLine } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { playsOut } from './plays-out.ts';
import { sells, shoe, skips, soldAt1005, type ShopDay } from './shop-day.ts';
import type { TimeLine } from './time-line.ts';

const keyedIn = (id: number, qty: number) => (day: ShopDay) => {
  day.keyIn(qty);
  return day.rehearsal.ordersToXml('ack', String(id));
};

/** Paid with a gift voucher: withheld. */
const voucher = { voucher: 'Bon cadeau 50 €', discount: 0 };
const ordinary: TimeLine[] = [
  {
    what: 'sold between two imports: hidden until ProShop has the sale',
    happens: { '10:05': sells(1041) },
    sees: soldAt1005,
  },
  {
    what: 'sold in time for the import before the snapshot: never hidden',
    happens: { '09:54': sells(1041) },
    sees: ['10:20 4', '10:50 4'],
  },
  {
    what: 'the same, when it is not known when ProShop imports',
    happens: { '09:54': sells(1041) },
    options: { config: { proshop: { importMinutes: [] } } },
    sees: ['10:20 4', '10:50 4'],
  },
  {
    what: 'sold between two imports, subtracted',
    happens: { '10:05': sells(1041) },
    options: { config: { stock: { missedSales: 'subtract' } } },
    sees: ['10:20 4', '10:50 4'],
  },
  {
    what: 'several orders of one gencod',
    happens: { '10:05': sells(1041), '10:06': sells(1042) },
    sees: ['10:20 0', '10:50 3'],
  },
  {
    what: 'several orders of one gencod, subtracted',
    happens: { '10:05': sells(1041), '10:06': sells(1042) },
    options: { config: { stock: { missedSales: 'subtract' } } },
    sees: ['10:20 3', '10:50 3'],
  },
  {
    what: 'an order with no gencod, but reference and size',
    happens: { '10:05': (day) => day.order(1041, { lines: [{ ...shoe, gencod: '' }] }) },
    sees: soldAt1005,
  },
];

const proshopFails: TimeLine[] = [
  {
    what: 'ProShop skips the import of :00: the file still waits at :19',
    happens: { '09:54': sells(1041), '10:00': skips('import') },
    sees: ['10:20 0', '10:50 4', '11:20 4'],
  },
  {
    what: 'ProShop imports nothing for a day, but goes on writing its stock: hidden once, then subtracted',
    happens: {
      '09:54': (day) => {
        day.order(1041);
        day.takeDown('import');
      },
      '10:51': (day) => day.sleepUntil('2026-11-23T09:21:00Z'),
      '+1 09:55': (day) => day.bringUp(),
    },
    sees: ['10:20 0', '10:50 4', '09:50 4', '10:20 4'],
  },
  {
    what: 'ProShop is down, and writes nothing either: nothing is published on its old stock',
    happens: {
      '10:05': sells(1041),
      '10:25': (day) => day.takeDown('import', 'snapshot'),
      '11:25': (day) => day.bringUp(),
    },
    sees: ['10:20 0', '10:50 0 (exit 6)', '11:20 0 (exit 6)', '11:50 4'],
    says: /stock\.guard\.maxAgeMinutes/,
  },
];

const exportFails: TimeLine[] = [
  {
    what: 'the orders module did not run at :17: its file is too old',
    happens: { '10:05': sells(1041), '10:17': skips('export') },
    sees: ['10:20 5 (exit 6)', '10:50 4'],
    says: /stock\.guard\.ordersMaxAgeMinutes/,
  },
  {
    what: '"not exported yet": only stock-csv-mod saw the order, and goes on counting it until a person has keyed it in',
    happens: {
      '09:51': (day) => (day.isIncremental = true),
      '10:05': sells(1041),
      '11:15': keyedIn(1041, 1),
    },
    sees: ['10:20 0', '10:50 4', '11:20 4', '11:50 4'],
    says: /commande 1041, une vente, .* jamais partie/,
  },
  {
    what: '"not exported yet": the order was sent, and left the file before ProShop took it',
    happens: {
      '09:51': (day) => (day.isIncremental = true),
      '09:54': sells(1041),
      '10:00': skips('import'),
    },
    sees: ['10:20 0', '10:50 4'],
  },
  {
    what: '"not exported yet": paid late, seen as paid by stock-csv-mod alone',
    happens: {
      '09:51': (day) => (day.isIncremental = true),
      '09:54': (day) => day.order(1041, { state: 10 }),
      '10:05': (day) => day.order(1041, { state: 2 }),
    },
    sees: ['10:20 0', '10:50 4', '11:20 4'],
    says: /commande 1041, une vente, .* jamais partie/,
  },
];

const states: TimeLine[] = [
  {
    what: 'paid late: it counts from the moment it is paid',
    happens: {
      '09:54': (day) => day.order(1041, { state: 10 }),
      '10:35': (day) => day.order(1041, { state: 2 }),
    },
    sees: ['10:20 5', '10:50 0', '11:20 4'],
  },
  {
    what: 'waiting for its bank wire in a state that reserves, then cancelled',
    happens: {
      '09:54': (day) => day.order(1041, { state: 10 }),
      '11:05': (day) => day.order(1041, { state: 6 }),
    },
    options: { config: { stock: { reservingStates: [10] } } },
    sees: ['10:20 0', '10:50 4', '11:20 5'],
  },
  {
    what: 'a state that nobody configured, then paid',
    happens: {
      '10:05': (day) => day.order(1041, { state: 42 }),
      '11:05': (day) => day.order(1041, { state: 2 }),
    },
    sees: ['10:20 0', '10:50 4', '11:20 4', '11:50 4'],
  },
  {
    what: 'rejected: one of its lines has no code; the other still counts',
    happens: {
      '09:54': (day) => day.order(1041, { lines: [shoe, shopLine(99, { gencod: '', reference: '' })] }),
    },
    sees: ['10:20 0', '10:50 4'],
  },
  {
    what: 'withheld, and keyed in before a snapshot',
    happens: { '09:54': (day) => day.order(1041, voucher), '10:55': keyedIn(1041, 1) },
    sees: ['10:20 0', '10:50 4', '11:20 4'],
  },
  {
    what: 'withheld, and keyed in between the snapshot and the correction',
    happens: { '09:54': (day) => day.order(1041, voucher), '10:45': keyedIn(1041, 1) },
    sees: ['10:20 0', '10:50 4', '11:20 4'],
  },
  {
    what: 'cancelled before it was sent',
    happens: { '10:05': sells(1041), '10:22': (day) => day.order(1041, { state: 6 }) },
    sees: ['10:20 0', '10:50 5', '11:20 5'],
  },
  {
    what: 'cancelled while it waits in import: it holds nothing, until ProShop books it all the same',
    happens: {
      '09:54': sells(1041),
      '10:00': skips('import'),
      '10:05': (day) => day.order(1041, { state: 6 }),
    },
    sees: ['10:20 5', '10:50 4'],
  },
  {
    what: 'edited after it was sent: two more pairs, until a person has corrected ProShop',
    happens: {
      '09:54': sells(1041),
      '10:05': (day) => day.order(1041, { lines: [{ ...shoe, qty: 3 }] }),
      '10:55': keyedIn(1041, 2),
    },
    sees: ['10:20 0', '10:50 2', '11:20 2'],
  },
  {
    what: 'edited after it was sent, and edited back',
    happens: {
      '09:54': sells(1041),
      '10:05': (day) => day.order(1041, { lines: [{ ...shoe, qty: 3 }] }),
      '10:35': (day) => day.order(1041, { lines: [shoe] }),
    },
    sees: ['10:20 0', '10:50 4'],
  },
];

const byHand: TimeLine[] = [
  {
    what: 'run again by hand in the same cycle: the same file again',
    happens: {
      '10:05': sells(1041),
      '10:21': async (day) => {
        await day.do('stock-csv-mod');
        await day.do('prestashop');
      },
    },
    sees: ['10:20 0', '10:21 0', '10:50 4'],
  },
  {
    what: 'dry runs between the runs change nothing',
    happens: {
      '10:05': sells(1041),
      '10:18': (day) => day.runStockCsvMod('--dry-run'),
      '10:31': (day) => day.runStockCsvMod('--dry-run'),
      '10:48': (day) => day.runStockCsvMod('--dry-run', '--force'),
    },
    sees: soldAt1005,
  },
];

playsOut([...ordinary, ...proshopFails, ...exportFails, ...states, ...byHand]);
