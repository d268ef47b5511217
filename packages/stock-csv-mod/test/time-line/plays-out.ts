import { playTimeLine, type TimeLine } from './time-line.ts';

const start = new Date('2026-11-22T09:51:00Z');

/** One test for each time line, from 09:51 on. */
export function playsOut(lines: readonly TimeLine[]): void {
  test.each(lines.map((line) => [line.what, line] as const))('%s', async (_what, line) => {
    const { seen, said } = await playTimeLine(line, start, line.sees.length);
    expect(seen).toEqual(line.sees);
    if (line.says) expect(said).toMatch(line.says);
  });
}
