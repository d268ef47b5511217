import type { Archive } from '../files/archive.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProgramName } from '../ledger/runs.ts';

/** What every step of a delivery needs. */
export interface DeliveryContext {
  program: ProgramName;
  ledger: Ledger;
  archive: Archive;
  /** ProShop's folder. */
  remoteDir: string;
  /** Ours, on the same server. */
  stagingDir: string;
  /** When ProShop imports, minutes of the hour; empty: not known. */
  importMinutes: readonly number[];
  now(): Date;
  uniqueId(): string;
}
