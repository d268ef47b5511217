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

/** The path of a name in a folder; '' is the login folder, '/' the server's root. */
export function remotePath(folder: string, name: string): string {
  return folder === '' || folder === '/' ? `${folder}${name}` : `${folder}/${name}`;
}

export function remoteName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
