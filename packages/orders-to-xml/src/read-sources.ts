import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { FileFailure } from '@passerelle/core/files/file-fault.ts';
import type { FileRead } from '@passerelle/core/ledger/files-read.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { type OrdersFile, readOrders } from '@passerelle/core/orders/read-orders.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import { fetchOrdersFiles } from '@passerelle/core/adapters/remote-orders.ts';
import { watchColumns, type WatchedFile } from '@passerelle/core/adapters/watch-columns.ts';
import { tellSource as tellReading } from '@passerelle/core/report/tell-source.ts';
import type { OrdersJob } from './options.ts';

/** One orders CSV, found whole and understood. */
export interface Source extends WatchedFile {
  bytes: number;
  orders: OrdersFile;
  /** A newer file was read by an earlier run, and not again. */
  isBehind: boolean;
}

/** The files of this run, oldest first, and what there is besides. */
export interface Sources {
  files: Source[];
  /** Read whole by an earlier run, and unchanged since: what they tell is in the ledger. */
  unchanged: readonly FileRead[];
  /** How many older files there was no time for. */
  left: number;
  /** To be called once all that the files tell is in the ledger. */
  noteRead: (ledger: Ledger) => void;
}

/**
 * The orders CSV files of this run: the local one that was named, or those on the server. `readsAll`: those too that an
 * earlier run has read. Failure 4: missing or refused.
 */
export async function readSources(job: OrdersJob, readsAll: boolean): Promise<Sources> {
  const { file } = job.options;
  const sources = file === undefined ? await readRemote(job, readsAll) : readLocal(job, file);
  const { config, ledger, options } = job;
  watchColumns({ source: config.orders.source, ledger, isDryRun: options.dryRun }, sources.files);
  for (const source of sources.files) tellSource(job, source);
  return sources;
}

async function readRemote(job: OrdersJob, readsAll: boolean): Promise<Sources> {
  const read = (bytes: Buffer, name: string): OrdersFile => understand(job, bytes, name);
  const { files, ...rest } = await fetchOrdersFiles(
    {
      ...job,
      sleep: (milliseconds) => job.world.sleep(milliseconds),
      isDryRun: job.options.dryRun,
      deadlineMs: job.config.ftp.deadlineSeconds * job.world.pace * 1000,
      emit: (event) => tellReading(job, event),
    },
    read,
    readsAll,
  );
  const sources = files.map(({ path, bytes, modifiedAt, content, isBehind }) => ({
    name: path,
    bytes,
    modifiedAt,
    isLocal: false,
    orders: content,
    isBehind,
  }));
  return { files: sources, ...rest };
}

function readLocal(job: OrdersJob, file: string): Sources {
  const path = resolve(job.world.cwd, file);
  const bytes = readLocalFile(path);
  const name = basename(path);
  const orders = understand(job, bytes, name);
  const size = bytes.length;
  const source = { name, bytes: size, modifiedAt: job.startedAt, isLocal: true, orders, isBehind: false };
  return { files: [source], unchanged: [], left: 0, noteRead: () => undefined };
}

function readLocalFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const fault: FileFailure = { kind: 'file/local-missing', path, reason };
    throw new Failure(ExitCode.Input, fault, { cause: error });
  }
}

function understand({ config }: OrdersJob, bytes: Buffer, name: string): OrdersFile {
  return readOrders(bytes, { ...config.orders, giftCards: config.giftCards, name });
}

function tellSource({ narrator, words, findings }: OrdersJob, { name, bytes, orders }: Source): void {
  findings.count('rows', orders.rowCount);
  findings.count('orders', orders.orderCount);
  const { rowCount: rows, orderCount, dialect } = orders;
  narrator.tell('plain', words.cycle.read({ name, bytes, rows, orders: orderCount, ...dialect }));
}
