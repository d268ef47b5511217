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

/** Our best knowledge of the server's clock: ours, and how far it was ahead when last measured. */
export function serverNow(context: Pick<DeliveryContext, 'ledger' | 'now'>): Date {
  return new Date(context.now().getTime() + context.ledger.meta.serverOffsetMs);
}

export function remotePath(folder: string, name: string): string {
  return folder === '' || folder === '.' ? name : `${folder}/${name}`;
}

export function remoteName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
