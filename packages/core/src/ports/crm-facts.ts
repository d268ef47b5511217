import type { Fault } from '../failure/failure.ts';

/** What was found in a CRM that is configured, thing by thing. */
export type CrmFinding =
  | { kind: 'connected'; name: string; version: string; user: string }
  /** Released so that it creates no order; nothing tells it from one that was repaired. */
  | { kind: 'may-refuse-orders'; version: string }
  | { kind: 'version-untried'; version: string }
  /** Leads are marked, and contacts made beside them. */
  | { kind: 'converts-no-leads'; version: string }
  | { kind: 'modules'; modules: readonly string[] }
  | { kind: 'module-missing'; module: string }
  | { kind: 'right-missing'; module: string; right: CrmRight }
  /** Mandatory there, and nothing is ever sent for it. */
  | { kind: 'field-needed'; module: string; field: string; label: string }
  | { kind: 'decimals'; decimals: number }
  | { kind: 'decimals-wrong'; decimals: string }
  | { kind: 'decimals-unknown' }
  | { kind: 'sees-all' }
  | { kind: 'may-not-see-all'; user: string }
  /** A second copy of an order would be taken. */
  | { kind: 'duplicates-allowed' }
  | { kind: 'duplicates-forbidden' }
  | { kind: 'status-unknown'; key: string; value: string; known: readonly string[] }
  | { kind: 'statuses' }
  /** It could not be looked at any further. */
  | { kind: 'failed'; fault: Fault; isSetUp: boolean };

export type CrmRight = 'create' | 'update' | 'delete' | 'read';
