import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cost } from './cost-over-rows.ts';
import type { Measure } from './measured-run.ts';
import { chartWidth, plot, svgOf, type Series } from './plot.ts';

export function costLine({
  program,
  rows,
  cells,
  run,
  pairs,
  ours,
  theirs,
  ratio,
  cpuRatio,
  commands,
  other,
}: Cost): string {
  const size = `${String(rows).padStart(7)} rows, ${cells.padEnd(6)} ${run.padEnd(5)}`;
  const beside = other
    ? `   the other build ${shown(other.measure)}, CPU ${other.cpuRatio.toFixed(2)} of it`
    : '';
  return `${program.padEnd(14)}${size} ${shown(ours)}   Python ${shown(theirs)}   CPU ratio ${cpuRatio.toFixed(2)} (wall ${ratio.toFixed(2)}, ${pairs} pairs)   ${commands} commands${beside}`;
}

function shown({ wall, cpu, peakMb }: Measure): string {
  return `${wall.toFixed(2).padStart(6)} s ${cpu.toFixed(2).padStart(6)} s CPU ${peakMb.toFixed(0).padStart(5)} MB`;
}

/** bench.json has every figure; bench.svg the cost of later runs over rows. */
export function writeCosts(folder: string, delayMs: number, costs: readonly Cost[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), JSON.stringify({ delayMs, costs }, null, 2));
  const charts = (['orders-to-xml', 'stock-csv-mod'] as const).flatMap((program) => {
    const own = costs.filter(
      (cost) => cost.program === program && cost.cells === 'plain' && cost.run === 'later',
    );
    return own.length === 0
      ? []
      : [
          { own, part: 'wall' as const },
          { own, part: 'peakMb' as const },
        ];
  });
  const drawn = charts.map(({ own, part }, index) => chart(own, part, index * chartWidth));
  writeFileSync(join(folder, 'bench.svg'), svgOf(drawn));
}

const axes = { wall: { title: 'time', unit: 's' }, peakMb: { title: 'memory', unit: 'MB' } };

function chart(costs: readonly Cost[], part: keyof typeof axes, offsetX: number): string {
  const program = costs[0]?.program ?? '';
  const line = (name: string, colour: string, of: (cost: Cost) => Measure): Series => ({
    name,
    colour,
    points: costs.map((cost) => ({ x: cost.rows, y: of(cost)[part] })),
  });
  const series = [
    line(program, '#0b6e4f', ({ ours }) => ours),
    line('Python script', '#b5541c', ({ theirs }) => theirs),
  ];
  const { title, unit } = axes[part];
  return plot(`${program}: ${title}`, unit, series, offsetX);
}
