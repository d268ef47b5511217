import type { Cost } from './cost-over-rows.ts';

interface Goal {
  program: Cost['program'];
  rows: number;
  /** Ratio of wall times, ours to the Python script's. */
  ratio: number;
  /** Megabytes. */
  peakMb?: number;
}

const goals: readonly Goal[] = [
  { program: 'orders-to-xml', rows: 60, ratio: 2 },
  { program: 'orders-to-xml', rows: 20_000, ratio: 0.5 },
  { program: 'orders-to-xml', rows: 300_000, ratio: 0.3, peakMb: 200 },
  { program: 'stock-csv-mod', rows: 3000, ratio: 2 },
  { program: 'stock-csv-mod', rows: 300_000, ratio: 0.6, peakMb: 200 },
];

/** A line per goal that these later runs can tell of. */
export function goalLines(costs: readonly Cost[]): string[] {
  return goals.flatMap(({ program, rows, ratio, peakMb }) => {
    const cost = costs.find((one) => one.run === 'later' && one.program === program && one.rows === rows);
    if (!cost) return [];
    const what = `${program.padEnd(14)}${String(rows).padStart(7)} rows`;
    const time = goalLine(`${what}: ratio`, cost.ratio, ratio, 2, '');
    if (peakMb === undefined) return [time];
    return [time, goalLine(`${what}: peak`, cost.ours.peakMb, peakMb, 0, ' MB')];
  });
}

/** `✔ what 1.63, goal ≤ 2`. */
export function goalLine(what: string, is: number, atMost: number, digits: number, unit: string): string {
  const mark = is <= atMost ? '✔' : '✘';
  return `${mark} ${what} ${is.toFixed(digits)}${unit}, goal ≤ ${atMost}${unit}`;
}
