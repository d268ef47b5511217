/** One thing that is made in the CRM once: an order by its key, a contact by its e-mail. */
export interface WriteKey {
  /** vtiger's module: `SalesOrder`, `Contacts`, `Tax`. */
  module: string;
  /** What it can be looked up by, there. */
  key: string;
}

/**
 * What is known of a write. `sending` is committed just before the request: from then on it may be there, whatever is
 * lost or killed. `accepted`: it is there, under that id.
 */
export type WriteState =
  { state: 'sending'; at: number } | { state: 'accepted'; id: string } | { state: 'refused'; reason: string };

/** Our own memory of what was written. Every promise is kept only when the state is on disk. */
export interface WriteLedger {
  /** null: never heard of. */
  find(key: WriteKey): Promise<WriteState | null>;
  put(key: WriteKey, state: WriteState): Promise<void>;
}
