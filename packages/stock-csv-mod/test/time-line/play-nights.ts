import { nightLines } from './night-lines.ts';
import { playTimeLine } from './time-line.ts';

// Run as a process of its own, whose time zone the test sets: prints what PrestaShop saw in each night, as JSON.
const seen: string[][] = [];
for (const line of nightLines)
  seen.push((await playTimeLine(line, new Date(line.start), line.sees.length)).seen);
process.stdout.write(JSON.stringify({ hours: new Date('2026-10-25T00:30:00Z').getHours(), seen }));
