import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { FileFailure } from '@passerelle/core/files/file-fault.ts';
import { readOrders, type OrdersFile } from '@passerelle/core/orders/read-orders.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import { fetchForJob } from '@passerelle/core/program/fetch-for-job.ts';
import {
  fetchOrdersFiles,
  type OrdersFileRead,
  type OrdersFiles,
} from '@passerelle/core/program/orders-files.ts';
import { watchColumns } from '@passerelle/core/program/watch-columns.ts';
import { serverOffset } from './file-age.ts';
import type { StockJob } from './options.ts';
import { readStock, type StockSettings } from './stock/read-stock.ts';
import type { StockFile } from './stock/stock-file.ts';

/** A file of this run and when it was written, by the server's clock. */
export interface Dated<Content> {
  name: string;
  bytes: number;
  modifiedAt: Date;
  /** It came from this machine: how old it is, is the affair of whoever named it. */
  isLocal: boolean;
  content: Content;
}

export function stockSettings({ config }: StockJob): StockSettings {
  return {
    columns: config.stock.columns,
    store: config.store,
    stores: config.stock.stores,
    giftCards: config.giftCards,
  };
}

/** The stock CSV, whole: the local one that was named, or ProShop's. Failure 4: missing or refused. */
export function readStockFile(job: StockJob): Promise<Dated<StockFile>> {
  const { options, config } = job;
  const understand = (bytes: Buffer, name: string): StockFile => readStock(name, bytes, stockSettings(job));
  if (options.file !== undefined) return Promise.resolve(readLocal(job, options.file, understand));
  return fetch(job, 'stock-file', config.stock.source, understand);
}

export type OrdersSource = Dated<OrdersFile> & Pick<OrdersFileRead<OrdersFile>, 'isBehind'>;

/** The orders CSV files of this run, oldest first, and what there is besides. */
export type OrdersSources = Pick<OrdersFiles<OrdersFile>, 'unchanged' | 'left' | 'noteRead'> & {
  files: OrdersSource[];
};

/** The orders CSV files, whole. Without them no stock file may be published. */
export async function readOrdersFiles(job: StockJob): Promise<OrdersSources> {
  const sources = await readEachOrdersFile(job);
  watchColumns(
    job,
    sources.files.map(({ content: orders, ...file }) => ({ ...file, orders })),
  );
  return sources;
}

async function readEachOrdersFile(job: StockJob): Promise<OrdersSources> {
  const { options, config } = job;
  const understand = (bytes: Buffer, name: string): OrdersFile =>
    readOrders(bytes, { ...config.orders, giftCards: config.giftCards, name });
  if (options.orders !== undefined) {
    const local = { ...readLocal(job, options.orders, understand), isBehind: false };
    return { files: [local], unchanged: [], left: 0, noteRead: () => undefined };
  }
  const { files, ...rest } = await fetchOrdersFiles(job, understand, options.compare !== undefined);
  return { files: files.map((file) => ({ ...file, name: file.path, isLocal: false })), ...rest };
}

async function fetch<Content>(
  job: StockJob,
  which: 'stock-file',
  path: string,
  understand: (bytes: Buffer, name: string) => Content,
): Promise<Dated<Content>> {
  const fetched = await fetchForJob(job, which, path, understand);
  return { name: path, isLocal: false, ...fetched };
}

function readLocal<Content>(
  job: StockJob,
  file: string,
  understand: (bytes: Buffer, name: string) => Content,
): Dated<Content> {
  const path = resolve(job.world.cwd, file);
  try {
    const bytes = readFileSync(path);
    const modifiedAt = new Date(statSync(path).mtimeMs + serverOffset(job));
    const name = basename(path);
    return { name, bytes: bytes.length, modifiedAt, isLocal: true, content: understand(bytes, name) };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    const fault: FileFailure = { kind: 'file/local-missing', path, reason };
    throw new Failure(ExitCode.Input, fault, { cause: error });
  }
}
