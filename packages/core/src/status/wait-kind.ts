import type { Write } from '../ledger/outbox.ts';
import type { Point } from './point.ts';

/** What a person is waited for, by what it is about: a thing that is broken, or one that was to be written somewhere. */
export const waitKinds = ['trouble', 'order', 'write-back', 'article', 'customer', 'crm'] as const;

export type WaitKind = (typeof waitKinds)[number];

/** (pure) */
export function waitKindOf(point: Point): WaitKind {
  if (point.kind === 'order-waits') return 'order';
  if (point.kind !== 'write-waits') return 'trouble';
  return writeKindOf(point.write);
}

/** What a write is about, told by what made it necessary (pure). */
export function writeKindOf({
  target,
  event,
}: Pick<Write, 'target' | 'event'>): 'write-back' | 'article' | 'customer' | 'crm' {
  if (target === 'crm') return 'crm';
  if (event === 'article') return 'article';
  return event === 'file' ? 'customer' : 'write-back';
}

/** The points of each kind that has any, in the order of the kinds; within one, as they come. */
export function byWaitKind(points: readonly Point[]): { kind: WaitKind; points: Point[] }[] {
  return waitKinds
    .map((kind) => ({ kind, points: points.filter((point) => waitKindOf(point) === kind) }))
    .filter((group) => group.points.length > 0);
}
