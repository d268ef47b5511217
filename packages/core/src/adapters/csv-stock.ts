import type { StockReading, StockSource } from '../ports/stock-source.ts';
import type { FetchedFile } from './fetch-whole.ts';
import { fetchRemote, readLocalFile, type RemoteReading } from './input-file.ts';

/** Makes sense of a stock CSV; throws NotWhole where reading it again can help, and any other Failure to refuse it. */
export type UnderstandStock<Stock> = (bytes: Buffer, name: string) => Stock;

/** The back office's export of its stock on the FTP server. */
export function stockOnServer<Stock>(
  reading: RemoteReading,
  path: string,
  understand: UnderstandStock<Stock>,
): StockSource<Stock> {
  const request = { path, watchedAs: 'stock-file', understand } as const;
  return { read: async () => asReading(await fetchRemote(reading, request), true) };
}

/** A CSV of this computer in its place. `offsetMs`: how far the server's clock is ahead of ours, when it is asked. */
export function stockInFile<Stock>(
  path: string,
  offsetMs: () => number,
  understand: UnderstandStock<Stock>,
): StockSource<Stock> {
  return {
    read: () =>
      new Promise((resolve) => resolve(asReading(readLocalFile(path, offsetMs(), understand), false))),
  };
}

function asReading<Stock>(
  { path: name, bytes, modifiedAt: asOf, content: stock }: FetchedFile<Stock>,
  ageCounts: boolean,
): StockReading<Stock> {
  return { name, bytes, asOf, ageCounts, stock };
}
