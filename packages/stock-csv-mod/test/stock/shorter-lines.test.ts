import { readStock } from '../../src/stock/read-stock.ts';
import { correctText, plainSettings } from './correct-text.ts';

test('lines that are shorter further down, many times as many as the first ones promise, are all read', () => {
  const long = Array.from({ length: 40 }, (_, line) => `L${line};${'x'.repeat(500)};5\n`);
  const short = Array.from({ length: 30_000 }, (_, line) => `${line};;${line % 10}\n`);
  const source = `Gencod;Modele;Qte\n${[...long, ...short].join('')}`;
  const { lines } = readStock('ExportCSV.csv', Buffer.from(source), plainSettings);
  expect(lines.count).toBe(30_040);
  expect([...lines.quantities.subarray(0, lines.count)]).toEqual([
    ...long.map(() => 5),
    ...short.map((_, line) => line % 10),
  ]);
  expect(source.slice(lines.starts[30_039], lines.starts[30_040])).toBe(short.at(-1));
  expect(correctText(source, [{ gencod: '29999' }]).text).toBe(source.replace(short.at(-1) ?? '', ''));
});
