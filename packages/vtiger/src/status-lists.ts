/** Statuses as the CRM's own lists have them. */
export interface StatusLists {
  sostatus: readonly string[];
  invoicestatus: readonly string[];
}

/** What is known from earlier runs, so that the lists are not asked for in each of them. */
export interface StatusMemory {
  /** Looked at not long ago, and with the same mapping: all that it names was there. */
  areRight(): boolean;
  noteRight(): void;
}
