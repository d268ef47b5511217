import { readdirSync, readFileSync } from 'node:fs';
import { FileRefused } from '../../src/files/file-fault.ts';
import { OrdersRefused } from '../../src/orders/orders-fault.ts';
import { ordersOf } from './orders-csv.ts';

const folder = new URL('../../../../samples/orders/', import.meta.url);

/** "id: what it comes to in cents, or why it is rejected", order by order; or why the file is refused. */
function summaryOf(file: string): string[] {
  try {
    return ordersOf(readFileSync(new URL(file, folder)), { name: file }).map(
      ({ order, rejection }) => `${order.id}: ${rejection?.kind ?? order.totalPaidTtc}`,
    );
  } catch (error) {
    if (error instanceof FileRefused || error instanceof OrdersRefused) return [error.fault.why.kind];
    throw error;
  }
}

const expected: Record<string, string[]> = {
  'gift-card-sold.csv': ['1201: 5000', '1202: 15580'],
  'oe-english.csv': [
    '1042: 9580',
    '1043: 14070',
    '1044: 13740',
    '1045: 10090',
    '1046: 6580',
    '1047: 9990',
    '1048: 2840',
  ],
  'oe-french.csv': ['2101: 10580', '2102: 14290', '2103: 11372', '2104: 5540', '2105: 10580'],
  'php-quotes.csv': ['7001: 10580', '7002: 6580', '7003: 5140', '7004: 13540'],
  'refused-one-row-per-order.csv': ['joined-lists'],
  'refused-order-grid.csv': ['order-grid'],
  'refused-sql-quotes.csv': ['quote'],
  'rejected-among-good.csv': [
    '1301: 10580',
    '1302: bad-ean',
    '1303: no-code',
    '1304: bad-quantity',
    '1305: totals',
    '1306: 6580',
  ],
  'repeated-heading.csv': ['4001: 12080', '4002: 6580'],
  'rows-apart.csv': ['1101: 11330', '1102: 17120', '1103: 13540'],
  'several-payments.csv': ['8001: 13540', '8002: 11330', '8003: 6580', '8004: 4550', '8005: payments'],
  'sql-export.csv': ['5001: 13540', '5002: 10840'],
  'unknown-state.csv': ['1401: 10580', '1402: 6580', '1403: 5140'],
  'vouchers.csv': ['9001: 9580', '9002: 8540', '9003: 5830', '9004: 0'],
  'windows-1252.csv': ['3001: 14290', '3002: 11980', '3003: 115580'],
};

const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));

test.each(files)('sample %s', (file) => {
  expect(summaryOf(file)).toEqual(expected[file]);
});

test('no sample is missing', () => {
  expect(files.sort()).toEqual(Object.keys(expected).sort());
});
