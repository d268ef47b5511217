import { join } from 'node:path';
import { dist, programs } from '../exe/programs.ts';
import { python } from './python.ts';
import { measure, medianOf, medians, type Measure } from './measured-run.ts';

interface Starter {
  name: string;
  command: string[];
}

const starters: readonly Starter[] = [
  { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
  {
    name: `${python.version}, imports`,
    command: [python.path, '-c', 'import csv, ftplib, xml.etree.ElementTree'],
  },
  ...programs.flatMap(({ name }) =>
    ['--version', '--help'].map((option) => ({
      name: `${name} ${option}`,
      command: [process.execPath, join(dist, `${name}.cjs`), option],
    })),
  ),
];

/** A line each, measured in turn; `ratio` is to Node alone, of the same turn. */
export async function startUp(turns: number): Promise<string[]> {
  const measured = starters.map((): Measure[] => []);
  for (let turn = 0; turn < turns; turn++)
    for (const [index, { command }] of starters.entries()) measured[index]?.push(await measure(command));
  return starters.map(({ name }, index) => {
    const own = measured[index] ?? [];
    const { wall, cpu, peakMb } = medians(own);
    const ratio = medianOf(own.map((one, turn) => one.wall / (measured[0]?.[turn]?.wall ?? NaN)));
    const times = `${wall.toFixed(3)} s  ${cpu.toFixed(3)} s CPU  ${peakMb.toFixed(0).padStart(3)} MB`;
    return `${name.padEnd(24)} ${times}  ratio ${ratio.toFixed(2)}`;
  });
}
