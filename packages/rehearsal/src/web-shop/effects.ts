import type { StoredRow } from './store.ts';
import type { BetweenSteps, ShopState } from './shop-state.ts';
import type { SentRow } from './read-xml.ts';

/** One row that is being written. */
export interface Writing {
  readonly state: ShopState;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly sent: SentRow;
  readonly sendsMail: boolean;
  readonly between: BetweenSteps;
}

/** What the shop does beside storing what was sent. */
export interface Effects {
  /** Before anything is stored: may refuse, or die. */
  readonly before?: (writing: Writing) => void;
  /** In place of storing what was sent as it is. */
  readonly store?: (writing: Writing, row: StoredRow | undefined) => Promise<StoredRow>;
  readonly after?: (writing: Writing, row: StoredRow) => void | Promise<void>;
  readonly deleted?: (state: ShopState, row: StoredRow) => void;
}
