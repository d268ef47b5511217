import type { Write } from '../ledger/outbox.ts';

/** What was to be written somewhere is about one of these. `size`: its quantity in the shop. */
export const writtenKinds = ['write-back', 'size', 'article', 'customer', 'crm'] as const;

export type WrittenKind = (typeof writtenKinds)[number];

/** What a write is about, told by what made it necessary (pure). */
export function writeKindOf({ target, event }: Pick<Write, 'target' | 'event'>): WrittenKind {
  if (target === 'crm') return 'crm';
  if (event === 'article') return 'article';
  return event === 'file' ? 'customer' : 'write-back';
}
