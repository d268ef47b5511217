import type { DecisionKind } from '@passerelle/core/orders/decision.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Progress, Reporter } from '@passerelle/core/report/reporter.ts';
import { Findings } from '@passerelle/core/report/run-report.ts';
import { TransportError, type TransportFault } from '@passerelle/core/transport/transport-error.ts';
import { anOrder } from '../../core/test/orders/any-order.ts';
import type { PreparedBatch } from '../src/batch/prepare.ts';
import type { BatchFile, OrdersEvent } from '../src/event.ts';
import { reportTo } from '../src/report.ts';
import { en } from '../src/words/en.ts';

interface Told {
  /** "tone: sentence" */
  lines: string[];
  findings: Findings;
}

/** What is told of these events, in English. */
function tell(events: readonly OrdersEvent[], json = false): Told {
  const reporter = new Reporter();
  reporter.hide('secret');
  const lines: string[] = [];
  reporter.addListener((tone, line) => lines.push(`${tone}: ${line}`));
  const findings = new Findings();
  const err = { isTerminal: false, write: () => undefined };
  const progress = new Progress({ err, now: () => new Date() }, false);
  events.forEach(reportTo({ reporter, findings, progress, words: en, options: { json } }));
  return { lines, findings };
}

const fileName = 'ventes_7.xml';
const lot = '20261122-095703-0007';
const file = { fileName, lot, bytes: 12, sha256: 'abc' };
const batch: BatchFile = { ...file, state: 'PREPARED' };
const prepared: PreparedBatch = { ...file, number: 7, createdAt: '2026-11-22T09:57:03', orderCount: 2 };
const trouble = new TransportError('lost', {
  kind: 'transport/lost',
  server: 'localhost:21',
  doing: 'DELE',
  reason: 'reset',
} satisfies TransportFault);

test.each<[string, OrdersEvent, RegExp]>([
  ['batches of earlier runs', { kind: 'batches-open', count: 3 }, /^plain: 3 batch/],
  [
    'what a dry run would finish',
    { kind: 'batch-open', lot, state: 'STAGED' },
    /^plain: .*0007 \(staged on the server/,
  ],
  [
    'delivered',
    { kind: 'batch-advanced', batch, state: 'DELIVERED', folder: 'import' },
    /^good: Delivered: ventes_7\.xml into import \(SHA-256 abc\)/,
  ],
  [
    'taken at once',
    { kind: 'batch-advanced', batch, state: 'COLLECTED', folder: 'import' },
    /^good: .*ventes_7\.xml/,
  ],
  ['void', { kind: 'batch-advanced', batch, state: 'VOID', folder: 'import' }, /^warning: .*0007 is void/],
  ['collected', { kind: 'batch-collected', file: fileName }, /^plain: .*ventes_7\.xml/],
  ['nothing to compare', { kind: 'nothing-to-compare' }, /^plain: Nothing to compare/],
  ['no difference', { kind: 'compared', differences: [] }, /^plain: /],
  ['a rejected order kept', { kind: 'reject-kept', file: 'rejet_1.csv' }, /^plain: .*rejet_1\.csv/],
  [
    'a rejected order not kept',
    { kind: 'reject-not-kept', file: 'rejet_1.csv', reason: 'EACCES' },
    /^warning: .*rejet_1\.csv \(EACCES\)/,
  ],
  ['tidied', { kind: 'tidied', tidied: { count: 2, left: [] } }, /^detail: .* 2 provisional files /],
  ['not deleted', { kind: 'tidied', tidied: { count: 0, left: ['depot/x'] } }, /^warning: .*depot\/x/],
  ['a trouble of tidying', { kind: 'tidied', tidied: { trouble } }, /^warning: /],
  ['unchanged files', { kind: 'source/unchanged', count: 3 }, /^detail: .*3/],
])('told in one line, and no warning of the report: %s', (_, event, line) => {
  const { lines, findings } = tell([event]);
  expect(lines).toEqual([expect.stringMatching(line)]);
  expect(findings.warnings).toEqual([]);
});

test.each<[string, OrdersEvent, RegExp]>([
  ['a batch left', { kind: 'batch-left', file: fileName, fault: trouble.fault }, /^ventes_7\.xml is not/],
  ['a character replaced', { kind: 'character-replaced', id: '1042', field: 'customer.name' }, /^Order 1042/],
  ['--only that is nowhere', { kind: 'order-not-found', name: '1042' }, /1042.*--only/],
  ['an order that vanished', { kind: 'order-vanished', id: '', ref: 'XKBKNABJK' }, /XKBKNABJK/],
  ['not compared', { kind: 'not-compared', path: '/old.xml', reason: 'ENOENT' }, /old\.xml.*ENOENT/],
  ['files left', { kind: 'source/left', count: 3 }, /3/],
])('a warning, told and in the report: %s', (_, event, line) => {
  const { lines, findings } = tell([event]);
  expect(findings.warnings).toEqual([expect.stringMatching(line)]);
  expect(lines).toEqual([`warning: ${findings.warnings[0]}`]);
});

test.each<[string, OrdersEvent]>([
  ['nothing to tidy', { kind: 'tidied', tidied: { count: 0, left: [] } }],
  ['on the server, not delivered', { kind: 'batch-advanced', batch, state: 'STAGED', folder: 'import' }],
  ['bytes on their way', { kind: 'source/received', path: 'orders.csv', bytes: 9 }],
])('not a word: %s', (_, event) => {
  expect(tell([event])).toMatchObject({ lines: [], findings: { warnings: [], files: [] } });
});

function decided(kind: DecisionKind, id = '1042'): OrdersEvent {
  return {
    kind: 'order-decided',
    order: anOrder({ id, ref: 'R' }),
    decision: { kind, reason: null },
    warnings: [],
    nth: 1,
    total: 1,
  };
}

test.each<[DecisionKind, string, number]>([
  ['send', 'good', ExitCode.Done],
  ['already-sent', 'detail', ExitCode.Done],
  ['acknowledged', 'detail', ExitCode.Done],
  ['state', 'detail', ExitCode.Done],
  ['changed-since-sent', 'warning', ExitCode.Done],
  ['gift-voucher', 'warning', ExitCode.Done],
  ['before-go-live', 'warning', ExitCode.Done],
  ['number-used-before', 'warning', ExitCode.OrdersHeld],
  ['same-order-other-number', 'warning', ExitCode.OrdersHeld],
  ['unknown-state', 'warning', ExitCode.OrdersHeld],
  ['rejected', 'warning', ExitCode.OrdersHeld],
])('%s is told as %s and ends the run with %i', (kind, tone, exitCode) => {
  const { lines, findings } = tell([decided(kind)]);
  expect(lines).toEqual([expect.stringMatching(`^${tone}: Order 1042 R: `)]);
  expect(findings.counts).toEqual({ [kind]: 1 });
  expect(findings.orders).toEqual([{ id: '1042', ref: 'R', decision: kind }]);
  expect(findings.exitCode).toBe(exitCode);
});

test.each([
  ['send', false, 500, 500],
  ['send', true, 500, 501],
  ['rejected', false, 501, 501],
] as const)('of 501 orders %s (--json: %s), %i are told and %i reported', (kind, json, told, reported) => {
  const { lines, findings } = tell(
    Array.from({ length: 501 }, (_, at) => decided(kind, String(at))),
    json,
  );
  expect(lines).toHaveLength(told);
  expect(findings.orders).toHaveLength(reported);
  expect(findings.counts[kind]).toBe(501);
});

test('what a run of batches reports: each file once, in the state in which it rests', () => {
  const { lines, findings } = tell([
    { kind: 'batch-taken', batch },
    decided('send'),
    { kind: 'prepared', batches: [{ ...prepared, fileName: 'ventes_8.xml' }] },
    { kind: 'batch-taken', batch: { ...batch, fileName: 'ventes_8.xml' } },
    { kind: 'at-rest', stateOf: (name) => (name === fileName ? 'DELIVERED' : null) },
  ]);
  expect(findings.files.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'ventes_7.xml DELIVERED',
    'ventes_8.xml DRAFT',
  ]);
  expect(lines.slice(1)).toEqual([
    'plain: Orders — to send: 1.',
    'plain: Prepared: ventes_8.xml (2 orders, 12 bytes).',
  ]);
});

test.each<[string, OrdersEvent, string, RegExp]>([
  ['prepared', { kind: 'would-prepare', batches: [prepared] }, 'planned', /^plain: Would be sent/],
  ['resent', { kind: 'resent', batch, from: 'ventes_1.xml' }, 'PREPARED', /^warning: ventes_1\.xml/],
  [
    'to resend',
    { kind: 'would-resend', batch: { ...file, orderCount: 2 }, from: 'ventes_1.xml' },
    'planned',
    /^plain: Would be sent/,
  ],
])('the file of the report: %s', (_, event, state, line) => {
  const { lines, findings } = tell([event]);
  expect(findings.files).toEqual([{ name: fileName, bytes: 12, sha256: 'abc', state }]);
  expect(lines.at(-1)).toMatch(line);
});

test('an uncertain delivery is told, stands in the report, and ends the run with 8', () => {
  const { lines, findings } = tell([{ kind: 'batch-uncertain', file: fileName, lot }]);
  expect(lines).toEqual([expect.stringMatching(/^bad: .*0007/), expect.stringMatching(/^bad: .*resolve/)]);
  expect(findings.warnings).toHaveLength(1);
  expect(findings.exitCode).toBe(ExitCode.Uncertain);
});

test('no secret is told or reported', () => {
  const { lines, findings } = tell([{ kind: 'not-compared', path: '/secret.xml', reason: 'ENOENT' }]);
  expect([...lines, ...findings.warnings].join()).not.toContain('secret');
});
