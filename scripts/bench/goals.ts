import type { Cells, Cost } from './cost-over-rows.ts';

interface Goal {
  program: Cost['program'];
  rows: number;
  cells?: Cells;
  /** CPU of a later run, ours to the Python script's. */
  ratio: number;
  /** Megabytes. */
  peakMb?: number;
}

/** Against the python3 of Debian's own package. */
const goals: readonly Goal[] = [
  { program: 'orders-to-xml', rows: 60, ratio: 2 },
  { program: 'orders-to-xml', rows: 20_000, ratio: 0.5 },
  { program: 'orders-to-xml', rows: 20_000, cells: 'quoted', ratio: 0.5 },
  { program: 'orders-to-xml', rows: 300_000, ratio: 0.3, peakMb: 200 },
  { program: 'orders-to-xml', rows: 300_000, cells: 'quoted', ratio: 0.3, peakMb: 200 },
  { program: 'stock-csv-mod', rows: 20_000, ratio: 1 },
  { program: 'stock-csv-mod', rows: 300_000, ratio: 0.5, peakMb: 200 },
];

/** CPU of rows whose cells have quotes in them, to that of plain rows. */
const mostForQuotes = 1.1;

/** CPU to that of the other build: what is within it is the same. */
const mostBesideOther = 1.03;

/** A line per goal that these runs can tell of. */
export function goalLines(costs: readonly Cost[]): string[] {
  return [...goals.flatMap((goal) => linesOf(goal, costs)), ...quotesLines(costs), ...otherLines(costs)];
}

function linesOf({ program, rows, cells = 'plain', ratio, peakMb }: Goal, costs: readonly Cost[]): string[] {
  const cost = laterRun(costs, program, rows, cells);
  if (!cost) return [];
  const what = nameOf(cost);
  const cpu = goalLine(`${what}: CPU`, cost.cpuRatio, ratio, 2, '');
  if (peakMb === undefined) return [cpu];
  return [cpu, goalLine(`${what}: peak`, cost.ours.peakMb, peakMb, 0, ' MB')];
}

function quotesLines(costs: readonly Cost[]): string[] {
  return costs.flatMap((quoted) => {
    const plain = laterRun(costs, quoted.program, quoted.rows, 'plain');
    if (quoted.cells !== 'quoted' || !plain) return [];
    const ratio = quoted.ours.cpu / plain.ours.cpu;
    return [goalLine(`${nameOf(quoted)}: CPU to plain rows`, ratio, mostForQuotes, 2, '')];
  });
}

function otherLines(costs: readonly Cost[]): string[] {
  return costs.flatMap((cost) =>
    cost.other
      ? [
          goalLine(
            `${nameOf(cost)}, ${cost.run}: CPU to the other build`,
            cost.other.cpuRatio,
            mostBesideOther,
            2,
            '',
          ),
        ]
      : [],
  );
}

function laterRun(
  costs: readonly Cost[],
  program: Cost['program'],
  rows: number,
  cells: Cells,
): Cost | undefined {
  return costs.find(
    (one) => one.run === 'later' && one.program === program && one.rows === rows && one.cells === cells,
  );
}

function nameOf({ program, rows, cells }: Cost): string {
  return `${program.padEnd(14)}${String(rows).padStart(7)} ${cells} rows`;
}

/** `✔ what 1.63, goal ≤ 2`. */
export function goalLine(what: string, is: number, atMost: number, digits: number, unit: string): string {
  const mark = is <= atMost ? '✔' : '✘';
  return `${mark} ${what} ${is.toFixed(digits)}${unit}, goal ≤ ${atMost}${unit}`;
}
