import type { DatabaseSync } from 'node:sqlite';
import type { KnownHeadings } from '../orders/columns.ts';
import type { FilesRead } from './files-read.ts';
import type { ProgramName } from './runs.ts';
import { Statement } from './statement.ts';

type MetaKey =
  | 'uuid'
  | 'last-batch'
  | 'adopted'
  | 'oldest-adopted'
  | 'server-offset-ms'
  | 'orders-file'
  | 'stock-file'
  | 'pause'
  | 'week-told'
  | `orders-columns ${string}`
  | `files-read-${ProgramName}`
  | `shop-read-${ProgramName}`
  | 'shop-read-crm'
  | 'customers-read';

/** A person has stopped all jobs of both programs. `until` null: until somebody resumes them; passed: the pause is over. */
export interface Pause {
  since: Date;
  until: Date | null;
}

/** The pause that all jobs rest in at that moment; null: they run (pure). */
export function pauseAt(pause: Pause | null, now: Date): Pause | null {
  return pause !== null && (pause.until === null || now < pause.until) ? pause : null;
}

/** Single facts about this ledger and its server. */
export class Meta {
  readonly #get: Statement;
  readonly #set: Statement;
  readonly #setOnce: Statement;
  #measuredOffsetMs: number | null = null;

  constructor(db: DatabaseSync) {
    this.#get = new Statement(db, 'SELECT value FROM meta WHERE key = ?');
    this.#set = new Statement(
      db,
      'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    );
    this.#setOnce = new Statement(db, 'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO NOTHING');
  }

  /** Gives a new ledger its identity; the staging sentinel repeats it. Both programs may do so at once: the first counts. */
  ensureUuid(uniqueId: () => string): void {
    if (this.#read('uuid') === null) this.#setOnce.run('uuid', `${uniqueId()}-${uniqueId()}`);
  }

  get uuid(): string {
    return this.#read('uuid') ?? '';
  }

  get lastBatch(): number {
    return Number(this.#read('last-batch') ?? 0);
  }

  /** Takes the next batch number for ever; call it in the transaction that records the batch. */
  takeBatchNumber(): number {
    const number = this.lastBatch + 1;
    this.#set.run('last-batch', String(number));
    return number;
  }

  /** Numbers up to this one were given by a ledger that is lost. */
  skipBatchNumbersTo(number: number): void {
    if (number > this.lastBatch) this.#set.run('last-batch', String(number));
  }

  /** Whether `adopt` has read an archive for this ledger, be it that nothing was found in it. */
  get hasAdopted(): boolean {
    return this.#read('adopted') !== null || this.oldestAdopted !== null;
  }

  noteAdoption(): void {
    this.#set.run('adopted', 'yes');
  }

  /** Date of the oldest order that `adopt` recorded, as the CSV had it; null: nothing was adopted. */
  get oldestAdopted(): string | null {
    return this.#read('oldest-adopted');
  }

  set oldestAdopted(date: string) {
    this.#set.run('oldest-adopted', date);
  }

  /** How far the server's clock (MDTM) is ahead of ours, in milliseconds, when last measured. */
  get serverOffsetMs(): number {
    return this.#measuredOffsetMs ?? Number(this.#read('server-offset-ms') ?? 0);
  }

  set serverOffsetMs(milliseconds: number) {
    this.#measuredOffsetMs = milliseconds;
    this.#set.run('server-offset-ms', String(milliseconds));
  }

  /** It counts at once, and whoever measured it has it written with a later commit. */
  measureOffset(milliseconds: number): void {
    this.#measuredOffsetMs = milliseconds;
  }

  /** Remembers when a file that another program writes was last written, by the server's clock. */
  noteFile(which: 'orders-file' | 'stock-file', name: string, modifiedAt: Date): void {
    this.#set.run(which, JSON.stringify({ name, modifiedAt: modifiedAt.toISOString() }));
  }

  /** The known columns that the last whole orders file of that path or pattern had, and their headings; none: never seen. */
  ordersColumns(source: string): KnownHeadings {
    return JSON.parse(this.#read(`orders-columns ${source}`) ?? '{}') as KnownHeadings;
  }

  noteOrdersColumns(source: string, headings: KnownHeadings): void {
    this.#set.run(`orders-columns ${source}`, JSON.stringify(headings));
  }

  /** Those files, as far as they have been seen. */
  watchedFiles(): { name: string; modifiedAt: Date }[] {
    return (['orders-file', 'stock-file'] as const).flatMap((which) => {
      const value = this.#read(which);
      if (value === null) return [];
      const { name, modifiedAt } = JSON.parse(value) as { name: string; modifiedAt: string };
      return [{ name, modifiedAt: new Date(modifiedAt) }];
    });
  }

  /** What that program has read under its pattern; null: nothing that counts. */
  filesRead(program: ProgramName): FilesRead | null {
    const value = this.#read(`files-read-${program}`);
    return value === null ? null : (JSON.parse(value) as FilesRead);
  }

  noteFilesRead(program: ProgramName, read: FilesRead): void {
    this.#set.run(`files-read-${program}`, JSON.stringify(read));
  }

  /** Orders have to be read again from files that were read already. */
  forgetFilesRead(program: ProgramName): void {
    if (this.filesRead(program) !== null) this.noteFilesRead(program, { rules: '', files: [] });
  }

  /** When that program, or the job `crm`, last read the shop's orders whole, by the shop's clock; null: never. */
  shopReadAt(program: ProgramName | 'crm'): Date | null {
    const value = this.#read(`shop-read-${program}`);
    return value === null ? null : new Date(value);
  }

  /** When the shop's customers were last read whole; null: never. */
  get customersReadAt(): Date | null {
    const value = this.#read('customers-read');
    return value === null ? null : new Date(value);
  }

  noteCustomersRead(at: Date): void {
    this.#set.run('customers-read', at.toISOString());
  }

  noteShopRead(program: ProgramName | 'crm', at: Date): void {
    this.#set.run(`shop-read-${program}`, at.toISOString());
  }

  /** The last pause, over or not; null: never one. */
  get pause(): Pause | null {
    const value = this.#read('pause');
    if (value === null) return null;
    const { since, until } = JSON.parse(value) as { since: string; until: string | null };
    return { since: new Date(since), until: until === null ? null : new Date(until) };
  }

  set pause(pause: Pause) {
    this.#set.run('pause', JSON.stringify(pause));
  }

  /** Midnight of the Monday whose summary was told last; null: never one. */
  get weekTold(): Date | null {
    const value = this.#read('week-told');
    return value === null ? null : new Date(value);
  }

  set weekTold(monday: Date) {
    this.#set.run('week-told', monday.toISOString());
  }

  #read(key: MetaKey): string | null {
    const row = this.#get.get(key) as { value: string } | undefined;
    return row?.value ?? null;
  }
}
