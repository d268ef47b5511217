import { instantOf, isTimeZone, shopDateOf } from '@passerelle/prestashop/shop-time.ts';

const paris = 'Europe/Paris';

test.each([
  ['winter', '2026-11-28 16:20:20', '2026-11-28T15:20:20.000Z'],
  ['summer', '2026-07-01 00:00:00', '2026-06-30T22:00:00.000Z'],
  ['a second before the clocks go forward', '2026-03-29 01:59:59', '2026-03-29T00:59:59.000Z'],
  ['the moment when they have gone', '2026-03-29 03:00:00', '2026-03-29T01:00:00.000Z'],
  ['the last second that comes once in autumn', '2026-10-25 01:59:59', '2026-10-24T23:59:59.000Z'],
  ['the first that comes once again', '2026-10-25 03:00:00', '2026-10-25T02:00:00.000Z'],
  ['a day alone', '2026-11-28', '2026-11-27T23:00:00.000Z'],
  ['the turn of the year', '2027-01-01 00:30:00', '2026-12-31T23:30:00.000Z'],
])('an instant from a date of the shop and back: %s', (_, date, instant) => {
  expect(instantOf(date, paris, 'earlier')?.toISOString()).toBe(instant);
  expect(instantOf(date, paris, 'later')?.toISOString()).toBe(instant);
  expect(shopDateOf(new Date(instant), paris)).toBe(date.length > 10 ? date : `${date} 00:00:00`);
});

test('an hour that comes twice is one of two instants', () => {
  const date = '2026-10-25 02:30:00';
  expect(instantOf(date, paris, 'earlier')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(instantOf(date, paris, 'later')?.toISOString()).toBe('2026-10-25T01:30:00.000Z');
  const both = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => shopDateOf(new Date(at), paris));
  expect(both).toEqual([date, date]);
});

test('an hour that never comes is as long after the change', () => {
  expect(instantOf('2026-03-29 02:30:00', paris, 'earlier')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test.each([
  ['west of Greenwich', 'America/Martinique', '2026-07-01 12:00:00', '2026-07-01T16:00:00.000Z'],
  ['a quarter of an hour', 'Asia/Kathmandu', '2026-07-01 12:00:00', '2026-07-01T06:15:00.000Z'],
  ['thirteen hours ahead', 'Pacific/Tongatapu', '2026-07-01 00:00:00', '2026-06-30T11:00:00.000Z'],
  ['without summer time', 'UTC', '2026-07-01 12:00:00', '2026-07-01T12:00:00.000Z'],
])('other zones: %s', (_, zone, date, instant) => {
  expect(instantOf(date, zone, 'later')?.toISOString()).toBe(instant);
  expect(shopDateOf(new Date(instant), zone)).toBe(date);
});

test.each([
  '0000-00-00 00:00:00',
  '0000-00-00',
  '',
  'yesterday',
  '2026-02-30 00:00:00',
  '2026-13-01 00:00:00',
])('no date: %j', (date) => {
  expect(instantOf(date, paris, 'earlier')).toBeUndefined();
});

test.each([
  ['Europe/Paris', true],
  ['Europe/Lutece', false],
  ['', false],
])('is %j a zone? %s', (zone, expected) => {
  expect(isTimeZone(zone)).toBe(expected);
});
