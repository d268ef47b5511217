import type { OrderReading } from '@passerelle/core/ports/order-source.ts';
import { Progress, Reporter } from '@passerelle/core/report/reporter.ts';
import { Findings } from '@passerelle/core/report/run-report.ts';
import { TransportError, type TransportFault } from '@passerelle/core/transport/transport-error.ts';
import type { StockPlan } from '../src/plan-correction.ts';
import { reportTo, type StockEvent } from '../src/report.ts';
import { en } from '../src/words/en.ts';
import { anOrder } from '../../core/test/orders/any-order.ts';
import { readStock } from '../src/stock/read-stock.ts';
import { correctText, plainSettings } from './stock/correct-text.ts';

interface Told {
  /** "tone: sentence" */
  lines: string[];
  findings: Findings;
}

/** What is told of these events, in English. */
function tell(...events: StockEvent[]): Told {
  const reporter = new Reporter();
  reporter.hide('secret');
  const lines: string[] = [];
  reporter.addListener((tone, line) => lines.push(`${tone}: ${line}`));
  const findings = new Findings();
  const err = { isTerminal: false, write: () => undefined };
  const progress = new Progress({ err, now: () => new Date() }, false);
  const emit = reportTo({ reporter, findings, progress, words: en });
  events.forEach(emit);
  return { lines, findings };
}

const target = 'ExportCSVmod.csv';
const source = 'Gencod;Reference code;Taille;Qte\nA;R;38;3\nB;R;39;1\n';
const files = { stock: 'ExportCSV.csv', orders: 'orders.csv', target };

function aPlan(sales: Parameters<typeof correctText>[1]): StockPlan {
  const { correction, bytes } = correctText(source, sales);
  const gathered = { sales: [], givenUp: [], neverSent: [] };
  const rules = { states: [2], ignoredStates: [], hasStateColumn: true, reservingStates: [] };
  return { correction, bytes, sha256: 'abc', gathered, rules } as unknown as StockPlan;
}

const trouble = new TransportError('lost', {
  kind: 'transport/lost',
  server: 'localhost:21',
  doing: 'DELE',
  reason: 'reset',
} satisfies TransportFault);

test.each<[string, StockEvent, RegExp]>([
  ['an output', { kind: 'output-written', path: '/a.csv' }, /^plain: .*\/a\.csv/],
  [
    'published',
    { kind: 'published', target, plan: aPlan([]) },
    /^good: Published: ExportCSVmod\.csv \(2 lines/,
  ],
  ['planned', { kind: 'would-publish', target, plan: aPlan([]) }, /^plain: .*ExportCSVmod\.csv \(2 lines/],
  [
    'quantities written',
    { kind: 'levels-written', round: 1, changes: [], refused: [] },
    /^plain: 0 sizes written/,
  ],
  [
    'quantities right',
    { kind: 'levels-done', target: 'shop', written: 2, sizes: 9 },
    /^good: Written: 2 sizes of shop, read back and right; 9 sizes/,
  ],
  [
    'nothing to write',
    { kind: 'levels-done', target: 'shop', written: 0, sizes: 9 },
    /^good: Nothing to write: 9 sizes of shop/,
  ],
  ['withdrawn', { kind: 'withdrawn', target }, /^warning: ExportCSVmod\.csv/],
  ['tidied', { kind: 'tidied', tidied: { count: 2, left: [] } }, /^detail: .*2/],
  ['not deleted', { kind: 'tidied', tidied: { count: 0, left: ['depot/x'] } }, /^warning: .*depot\/x/],
  ['a trouble of tidying', { kind: 'tidied', tidied: { trouble } }, /^warning: /],
  ['unchanged files', { kind: 'source/unchanged', count: 3 }, /^detail: .*3/],
  ['files left', { kind: 'source/left', count: 3 }, /^warning: .*3/],
  [
    'names that can not be asked for',
    { kind: 'source/unsendable', names: ['été.csv'] },
    /^warning: .*été\.csv/,
  ],
  ['not compared', { kind: 'compared', path: '/old.csv', why: 'ENOENT' }, /^warning: .*\/old\.csv.*ENOENT/],
  [
    'not withdrawn',
    { kind: 'not-withdrawn', fault: { kind: 'file/missing', path: 'gone.csv', others: [] } },
    /^warning: .*gone\.csv/,
  ],
  [
    'forced',
    { kind: 'judged', files, passed: [{ rule: 'min-rows', lines: 8, limit: 10 }], result: {} as never },
    /^warning: .*--force.*8 lines/,
  ],
])('told in one line, and in the report where it is a warning: %s', (_, event, line) => {
  const { lines, findings } = tell(event);
  expect(lines).toEqual([expect.stringMatching(line)]);
  const warnings = lines.filter((one) => one.startsWith('warning: ')).map((one) => one.slice(9));
  expect(findings.warnings).toEqual(warnings);
});

test.each<[string, StockEvent]>([
  ['nothing to tidy', { kind: 'tidied', tidied: { count: 0, left: [] } }],
  ['no guard that a person passed', { kind: 'judged', files, passed: [], result: {} as never }],
  ['bytes on their way', { kind: 'source/received', path: 'orders.csv', bytes: 9 }],
])('not a word: %s', (_, event) => {
  expect(tell(event)).toMatchObject({ lines: [], findings: { warnings: [], files: [] } });
});

test('what was read, a line for each file or shop, and how many orders in all', () => {
  const part = { kind: 'file', bytes: 10, rows: 4, encoding: 'utf-8', delimiter: ';' };
  const orders = {
    parts: [
      { ...part, name: 'a.csv', orders: 2 },
      { ...part, name: 'b.csv', orders: 3 },
      { kind: 'shop', name: 'boutique.example', orders: 1, rows: 2, requests: 15 },
    ],
  } as unknown as OrderReading;
  const stock = {
    name: 'ExportCSV.csv',
    bytes: source.length,
    asOf: new Date(),
    ageCounts: true,
    stock: readStock('ExportCSV.csv', Buffer.from(source), plainSettings),
  };
  const { lines, findings } = tell({ kind: 'read', stock, orders });
  expect(lines).toEqual(
    ['ExportCSV.csv', 'a.csv', 'b.csv', 'boutique.example'].map(
      (name) => expect.stringContaining(name) as string,
    ),
  );
  expect(findings.counts).toEqual({ orders: 6 });
});

test('a plan: its counts, its changed lines with their reason, and what a person should know', () => {
  const sales = [
    { gencod: 'A', order: '1042' },
    { gencod: 'B', qty: 2, order: '1043', isFirstCycle: false },
    { gencod: 'C', order: '1044' },
  ];
  const plan = aPlan(sales);
  plan.gathered.neverSent.push({ id: '1001', ref: '' } as never);
  const { lines, findings } = tell({ kind: 'planned', plan });
  expect(findings.counts).toMatchObject({ linesIn: 2, removed: 2, linesOut: 0 });
  expect(findings.lines).toEqual([
    { gencod: 'A', decision: 'removed', reason: expect.stringContaining('1042') as string },
    { gencod: 'B', decision: 'removed', reason: expect.stringContaining('1043') as string },
  ]);
  expect(findings.warnings).toEqual([
    expect.stringMatching(/1043.*1 piece/),
    expect.stringContaining('1001'),
  ]);
  expect(lines.join('\n')).toMatch(/1044/);
});

test('why a sale counts is a detail, by the order that people know', () => {
  const plan = aPlan([]);
  const order = anOrder({ id: '1042', stateId: '2', stateLabel: '' });
  plan.gathered.sales.push({ known: null, order, part: 'lines', lines: [], isFirstCycle: true });
  expect(tell({ kind: 'planned', plan }).lines[0]).toMatch(/^detail: .*1042.*has not been sent/);
});

test.each([
  ['published', 'published'],
  ['would-publish', 'planned'],
] as const)('the file of the report: %s', (kind, state) => {
  const plan = aPlan([]);
  const { findings } = tell({ kind, target, plan });
  expect(findings.files).toEqual([{ name: target, bytes: plan.bytes.length, sha256: 'abc', state }]);
});

test('no secret is told or reported', () => {
  const { lines, findings } = tell({ kind: 'compared', path: '/secret.csv', why: 'ENOENT' });
  expect([...lines, ...findings.warnings].join()).not.toContain('secret');
});
