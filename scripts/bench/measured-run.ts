import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { python } from './python.ts';

/** One whole process, as the operating system accounts for it. Seconds and megabytes. */
export interface Measure {
  wall: number;
  cpu: number;
  peakMb: number;
}

interface Printed extends Measure {
  exit: number;
  said: string;
}

/**
 * Runs a command under measure.py; rejects if it does not end with exit code 0. The FTP server lives in this process,
 * so nothing here may block.
 */
export async function measure(command: readonly string[]): Promise<Measure> {
  const child = spawn(python.path, [join(import.meta.dirname, 'measure.py'), ...command]);
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  const { exit, said, wall, cpu, peakMb } = JSON.parse(printed) as Printed;
  if (exit !== 0) throw new Error(`${command.join(' ')} ended with ${exit}: ${said}`);
  return { wall, cpu, peakMb };
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function medians(measures: readonly Measure[]): Measure {
  const of = (part: keyof Measure): number => medianOf(measures.map((measure) => measure[part]));
  return { wall: of('wall'), cpu: of('cpu'), peakMb: of('peakMb') };
}

/** One run of ours and one of theirs, one right after the other. */
export interface Pair {
  ours: Measure;
  theirs: Measure;
}

/** Pair by pair, because the speed of the machine drifts: both of a pair had the same machine. */
export function ratioOf(pairs: readonly Pair[], part: 'wall' | 'cpu'): number {
  return medianOf(pairs.map(({ ours, theirs }) => ours[part] / theirs[part]));
}
