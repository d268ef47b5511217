import type { Scope } from '../../src/layout/fields.ts';
import { formats } from '../../src/layout/formats.ts';
import { bindPlaceholder, readPlaceholder } from '../../src/layout/placeholder.ts';
import { XmlRoom } from '../../src/layout/xml-room.ts';
import { line, sale } from '../sale/sample-orders.ts';

function write(placeholder: string, value: string | number | null): string {
  const filled = sale({
    id: String(value),
    date: String(value),
    lines: [line({ qty: Number(value), totalTtc: value as number, vatRate: value as number })],
  });
  const document = { lot: '', createdAt: '' };
  const scope: Scope = { document, sale: filled, line: filled.lines[0]!, onReplaced: () => {} };
  const room = new XmlRoom('UTF-8');
  bindPlaceholder(placeholder, 'text')(scope, room);
  return room.take().toString();
}

test.each([
  ['order.id', '42', '42'],
  ['line.quantity', 3, '3'],
  ['line.amount', 9580, '95.80'],
  ['line.amount', 5, '0.05'],
  ['line.amount', 0, '0.00'],
  ['line.amount', -1000, '-10.00'],
  ['line.amount', -5, '-0.05'],
  ['line.vatRate', 550, '5.50'],
  ['line.vatRate', null, ''],
  ['line.amount|decimal:,', 9580, '95,80'],
  ['line.amount|decimal:,:3', -9580, '-95,800'],
  ['line.amount|decimal:.:1', 9585, '95.9'],
  ['line.amount|decimal:.:0', 9950, '100'],
  ['line.amount|decimal:.:0', -49, '0'],
  ['line.vatRate|decimal:,', null, ''],
  ['line.amount|hundredths', 9580, '9580'],
  ['line.amount|hundredths', -5, '-5'],
  ['line.amount|hundredths', 0, '0'],
  ['line.amount|abs|decimal:,', -1000, '10,00'],
  ['order.date', '2026-11-22T09:41:10', '2026-11-22T09:41:10'],
  ['order.date|date:dd/MM/yyyy', '2026-11-22T09:41:10', '22/11/2026'],
  ['order.date|date:yyMMddTHHmmss', '2026-11-22T09:41:10', '261122T094110'],
  ['order.date|date:HH:mm', '2026-11-22T09:41:10', '09:41'],
  ['order.date|date:dd/MM/yyyy', '', ''],
  ['order.id|upper', 'élan', 'ÉLAN'],
  ['order.id|ascii', 'Œuvre à 5 € « été » – 日', 'OEuvre a 5 EUR " ete " - ?'],
  ['order.id|ascii|upper|max:3', 'été fini', 'ETE'],
  ['order.id|max:2', '👟👟👟', '👟👟'],
  ['order.id|padLeft:6:0', '42', '000042'],
  ['order.id|padLeft:4', '42', '  42'],
  ['order.id|padRight:4:.', '👟', '👟...'],
  ['order.id|padLeft:1', '42', '42'],
  ['order.id|map:A=1, B=2', 'B', '2'],
  ['order.id|map:A=1,B=2', 'C', 'C'],
  ['order.id|default:rien', '', 'rien'],
  ['order.id|default:rien', 'x', 'x'],
  [' order.id | upper ', 'x', 'X'],
  ['order.id', 'a<b>&"\'\r\n', 'a&lt;b&gt;&amp;"\'&#13;\n'],
  ['order.id|default:<&>', '', '&lt;&amp;&gt;'],
])('{%s} of %j is %j', (placeholder, value, expected) => {
  expect(write(placeholder, value)).toBe(expected);
});

test.each([
  ['ordre.id', 'unknownField', 'order.id'],
  ['', 'unknownField', ''],
  ['constructor', 'unknownField', ''],
  ['zzzzzzzzzz', 'unknownField', ''],
  ['order.id|uper', 'unknownFormat', 'upper'],
  ['order.id|', 'unknownFormat', ''],
  ['order.id|upper:x', 'badFormat', 'upper'],
  ['order.date|date:DD/MM/YYYY', 'badFormat', 'date:dd/MM/yyyy'],
  ['order.date|date', 'badFormat', 'date:dd/MM/yyyy'],
  ['line.amount|decimal:;', 'badFormat', 'decimal:,:2'],
  ['line.amount|decimal:,:9', 'badFormat', 'decimal:,:2'],
  ['order.id|max:0', 'badFormat', 'max:32'],
  ['order.id|padLeft:x', 'badFormat', 'padLeft:10:0'],
  ['order.id|map:A', 'badFormat', 'map:ARTICLE=A,TRANSPORT=T'],
  ['order.id|default', 'badFormat', 'default:INCONNU'],
  ['order.id|decimal:,', 'formatNotForField', undefined],
  ['line.amount|date:yyyy', 'formatNotForField', undefined],
  ['line.amount|padLeft:9|decimal:,', 'formatTooLate', undefined],
  ['line.amount|decimal:,|decimal:.', 'formatTooLate', undefined],
])('{%s} is refused: %s', (placeholder, kind, other) => {
  expect(readPlaceholder(placeholder).faults).toEqual([
    expect.objectContaining({ kind, ...(other !== undefined && { other }) }),
  ]);
});

test('every fault of a placeholder is told at once', () => {
  expect(readPlaceholder('order.id|uper|max:x').faults.map(({ kind }) => kind)).toEqual([
    'unknownFormat',
    'badFormat',
  ]);
});

test.each([...formats].map(([name, { example, onlyFor }]) => [example, name, onlyFor?.[0]]))(
  'the example %s is right',
  (example, _name, kind) => {
    const field = { date: 'order.date', amount: 'line.amount' }[kind as string] ?? 'order.id';
    expect(readPlaceholder(`${field}|${example}`).faults).toEqual([]);
  },
);
