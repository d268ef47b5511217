import { ExitCode, gravest } from '../../src/failure/exit-code.ts';
import { Findings } from '../../src/report/run-report.ts';

test.each<[ExitCode[], ExitCode]>([
  [[], 0],
  [[0], 0],
  [[0, 5], 5],
  [[5, 4], 4],
  [[4, 6], 6],
  [[6, 3], 3],
  [[3, 8], 8],
  [[5, 4, 6, 3, 8], 8],
  [[8, 2], 2],
  [[3, 1], 1],
  [[7, 5], 7],
])('of %j, %d is returned', (codes, expected) => {
  expect(gravest(codes)).toBe(expected);
});

test('a run ends with 0 until something graver is found', () => {
  const findings = new Findings();
  expect(findings.exitCode).toBe(0);
  findings.endWith(ExitCode.OrdersHeld);
  findings.endWith(ExitCode.Server);
  findings.endWith(ExitCode.OrdersHeld);
  expect(findings.exitCode).toBe(3);
});

test('what is counted adds up', () => {
  const findings = new Findings();
  findings.count('send');
  findings.count('send', 2);
  expect(findings.counts).toEqual({ send: 3 });
});
