import type { Change } from './correct.ts';

/** A line of ProShop's stock, and what becomes of it. */
export interface StoryLine {
  row: number;
  gencod: string;
  reference: string;
  size: string;
  /** Pairs; null: unreadable. */
  said: number | null;
  /** 'given': it is, or would be, published with what `change` leaves of it. */
  fate: 'given' | 'filtered' | 'unusable';
  change: Change | null;
}
