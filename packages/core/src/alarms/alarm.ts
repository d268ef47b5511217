import type { Point } from '../status/point.ts';

/**
 * A point that a person is told of. `id` tells whether it is the same as last time: the topic, and after `#` what may
 * change in it. One variant replaces another of its topic without a word that the other is over.
 */
export interface Alarm {
  id: string;
  point: Point;
}

/** The machine may just have been started in the morning: a program is missed when the other has run this often without it. */
const missedCycles = 3;

export function listAlarms(points: readonly Point[]): Alarm[] {
  return points.filter(isWorthAnAlarm).map((point) => ({ id: idOf(point), point }));
}

export function topicOf(id: string): string {
  return id.split('#', 1)[0] ?? id;
}

function isWorthAnAlarm(point: Point): boolean {
  return point.kind !== 'silent' || point.otherRuns >= missedCycles;
}

function idOf(point: Point): string {
  switch (point.kind) {
    case 'uncertain':
      return `uncertain ${point.batch.lot}`;
    case 'run-failed':
      return `run-failed ${point.run.program}#${point.run.exitCode}`;
    case 'silent':
      return `silent ${point.program}`;
    case 'not-collected':
      return 'not-collected';
    case 'unchanged':
      return `unchanged ${point.file}`;
    case 'order-waits':
      return `order-waits ${point.order.key}#${point.why}`;
  }
}
