import { dateReader } from '../../src/text/moments.ts';

test.each<[string, string, string | null]>([
  ['yyyy-MM-dd HH:mm:ss', '2026-11-22 09:41:10', '2026-11-22T09:41:10'],
  ['dd/MM/yyyy HH:mm', '22/11/2026 09:41', '2026-11-22T09:41:00'],
  ['dd/MM/yyyy', '03/04/2026', '2026-04-03T00:00:00'],
  ['MM/dd/yyyy', '03/04/2026', '2026-03-04T00:00:00'],
  ['yyyy-MM-ddTHH:mm:ss', '2026-11-22T09:41:10', '2026-11-22T09:41:10'],
  ['dd.MM.yyyy', '22.11.2026', '2026-11-22T00:00:00'],
  ['dd.MM.yyyy', '22x11x2026', null],
  ['yyyy-MM-dd', '2024-02-29', '2024-02-29T00:00:00'],
  ['yyyy-MM-dd', '2026-02-29', null],
  ['yyyy-MM-dd', '2026-02-31', null],
  ['yyyy-MM-dd', '2026-13-01', null],
  ['yyyy-MM-dd', '2026-11-00', null],
  ['yyyy-MM-dd', '2026-11-22 09:41:10', null],
  ['yyyy-MM-dd HH:mm:ss', '2026-11-22', null],
  ['yyyy-MM-dd HH:mm:ss', '2026-11-22 24:00:00', null],
  ['yyyy-MM-dd HH:mm:ss', '2026-11-22 09:60:00', null],
  ['yyyy-MM-dd HH:mm:ss', '0000-00-00 00:00:00', null],
  ['yyyy-MM-dd HH:mm:ss', '22/11/2026 09:41', null],
  // PHP's date("c"), in winter and in summer.
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-28T10:00:00+01:00', '2026-03-28T10:00:00'],
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-29T10:00:00+02:00', '2026-03-29T10:00:00'],
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-29T10:00:00-0330', '2026-03-29T10:00:00'],
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-29T10:00:00+02', '2026-03-29T10:00:00'],
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-29T10:00:00Z', '2026-03-29T10:00:00'],
  ['dd/MM/yyyy HH:mm XXX', '29/03/2026 10:00 +02:00', '2026-03-29T10:00:00'],
  ['yyyy-MM-ddTHH:mm:ss+01:00', '2026-03-28T10:00:00+01:00', '2026-03-28T10:00:00'],
  ['yyyy-MM-ddTHH:mm:ss+01:00', '2026-03-29T10:00:00+02:00', '2026-03-29T10:00:00'],
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-29T10:00:00', null],
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-29T10:00:00 CET', null],
  ['yyyy-MM-ddTHH:mm:ss', '2026-03-29T10:00:00+02:00', null],
  ['yyyy-MM-ddTHH:mm:ssXXX', '2026-02-30T10:00:00+01:00', null],
  ['yyyy-MM-dd', ' 2026-11-22', null],
])('%s: %j is %j', (format, text, expected) => {
  expect(dateReader(format)(text)).toBe(expected);
});
