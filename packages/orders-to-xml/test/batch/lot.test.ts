import { nameBatch, readBatchNumber } from '../../src/batch/lot.ts';

const now = new Date('2026-01-02T03:04:05');

test.each<[number, string, string]>([
  [7, 'ventes_{date}_{time}_{batch}.xml', 'ventes_20260102_030405_0007.xml'],
  [12_345, '{batch}.xml', '12345.xml'],
  [7, '{batch}-{batch}.XML', '0007-0007.XML'],
])('batch %d named by %s', (number, pattern, fileName) => {
  expect(nameBatch(number, now, pattern)).toEqual({
    number,
    lot: `20260102-030405-${String(number).padStart(4, '0')}`,
    fileName,
    createdAt: '2026-01-02T03:04:05',
  });
});

test.each<[string, number | null]>([
  ['7', 7],
  ['0007', 7],
  [' 0007 ', 7],
  ['20261122-095703-0007', 7],
  ['20261122-095703-12345', 12_345],
  ['0', 0],
  ['', null],
  ['-7', null],
  ['7.5', null],
  ['ventes_20261122_095703_0007.xml', null],
  ['lot 7', null],
])('a person who types %j means batch %s', (text, number) => {
  expect(readBatchNumber(text)).toBe(number);
});
