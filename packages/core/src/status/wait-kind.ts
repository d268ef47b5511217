import type { Point } from './point.ts';
import { refusedKindOf } from './refused.ts';
import { writeKindOf, writtenKinds } from './written-kind.ts';

/** What a person is waited for, by what it is about: a thing that is broken, or one that was to be written somewhere. */
export const waitKinds = ['trouble', 'order', ...writtenKinds] as const;

export type WaitKind = (typeof waitKinds)[number];

/** (pure) */
export function waitKindOf(point: Point): WaitKind {
  if (point.kind === 'order-waits') return 'order';
  if (point.kind === 'refused') return refusedKindOf(point);
  return point.kind === 'write-waits' ? writeKindOf(point.write) : 'trouble';
}

/** The points of each kind that has any, in the order of the kinds; within one, as they come. */
export function byWaitKind(points: readonly Point[]): { kind: WaitKind; points: Point[] }[] {
  return waitKinds
    .map((kind) => ({ kind, points: points.filter((point) => waitKindOf(point) === kind) }))
    .filter((group) => group.points.length > 0);
}
