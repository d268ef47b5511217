import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expandSource } from '@passerelle/core/files/fetch-whole.ts';
import { readOrders, type OrdersFile } from '@passerelle/core/orders/read-orders.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import { fetchForJob } from '@passerelle/core/program/fetch-for-job.ts';
import { watchColumns, type WatchedFile } from '@passerelle/core/program/watch-columns.ts';
import type { OrdersJob } from './options.ts';

/** One orders CSV, found whole and understood. */
export interface Source extends WatchedFile {
  bytes: number;
  orders: OrdersFile;
}

/** The orders CSV files of this run, oldest first: the local one that was named, or those on the server. Failure 4: missing or refused. */
export async function readSources(job: OrdersJob): Promise<Source[]> {
  const { file } = job.options;
  const sources = file === undefined ? await readRemote(job) : [readLocal(job, file)];
  watchColumns(job, sources);
  for (const source of sources) tellSource(job, source);
  return sources;
}

async function readRemote(job: OrdersJob): Promise<Source[]> {
  const { connections, config } = job;
  const paths = await connections.run((transport) => expandSource(transport, config.orders.source));
  const sources: Source[] = [];
  for (const path of paths) {
    const fetched = await fetchForJob(job, 'orders-file', path, (bytes) => understand(job, bytes, path));
    const { bytes, modifiedAt, content: orders } = fetched;
    sources.push({ name: path, bytes, modifiedAt, isLocal: false, orders });
  }
  return sources;
}

function readLocal(job: OrdersJob, file: string): Source {
  const path = resolve(job.world.cwd, file);
  const bytes = readLocalFile(path);
  const name = basename(path);
  const orders = understand(job, bytes, name);
  return { name, bytes: bytes.length, modifiedAt: job.startedAt, isLocal: true, orders };
}

function readLocalFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Failure(ExitCode.Input, (words) => words.fetch.localMissing({ path, reason }), {
      cause: error,
    });
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
