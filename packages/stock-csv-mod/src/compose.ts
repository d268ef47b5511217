import { resolve } from 'node:path';
import type { RemoteReading } from '@passerelle/core/adapters/input-file.ts';
import type { ShopPlace } from '@passerelle/core/check/check.ts';
import type { Finding } from '@passerelle/core/check/finding.ts';
import type { MeetShop } from '@passerelle/core/check/ask-shop.ts';
import type { EmitSource, OrderSource } from '@passerelle/core/ports/order-source.ts';
import type { World } from '@passerelle/core/world/world.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { CustomerBook } from '@passerelle/core/ports/customer-book.ts';
import type {
  StockFileDestination,
  StockLevelsDestination,
} from '@passerelle/core/ports/stock-destination.ts';
import type { StockSource } from '@passerelle/core/ports/stock-source.ts';
import type { CustomersFile } from './customers/read-customers.ts';
import type { CustomersJob, CustomersToShop, StockJob } from './options.ts';
import type { Emit } from './report.ts';
import type { SalesFolder } from './sales-folder.ts';
import { readStock, stockSettings } from './stock/read-stock.ts';
import type { StockFile } from './stock/stock-file.ts';
import type { StockWords } from './words/words.ts';

/** Where this run reads. */
export interface Sources {
  stock: StockSource<StockFile>;
  orders: OrderSource;
  /** Now, by the clock that dates what is read. */
  now: () => Date;
}

/** Where a run that may change something works. */
export interface Places {
  sales: SalesFolder;
  destination: StockFileDestination;
}

/** The adapters that the configuration and the command line ask for. Only this file knows which serves which port. */
export async function composeSources(job: StockJob, emit: EmitSource): Promise<Sources> {
  const { options, world, ledger, connections } = job;
  const offsetMs = () => ledger?.meta.serverOffsetMs ?? 0;
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const reading = { connections, sleep, emit, ledger, isDryRun: options.dryRun };
  return {
    stock: await composeStock(job, reading, offsetMs),
    orders: await composeOrders(job, reading, offsetMs),
    now: () => new Date(world.now().getTime() + offsetMs()),
  };
}

async function composeStock(
  { config, options, world, startedAt }: StockJob,
  reading: RemoteReading,
  offsetMs: () => number,
): Promise<StockSource<StockFile>> {
  const { stockInFile, stockOnServer } = await import('@passerelle/core/adapters/csv-stock.ts');
  const settings = stockSettings(config, startedAt);
  const understand = (bytes: Buffer, name: string) => readStock(name, bytes, settings);
  if (options.file === undefined) return stockOnServer(reading, config.stock.source, understand);
  return stockInFile(resolve(world.cwd, options.file), offsetMs, understand);
}

async function composeOrders(
  { config, options, world, ledger, program, version, startedAt }: StockJob,
  reading: RemoteReading,
  offsetMs: () => number,
): Promise<OrderSource> {
  const { ordersInFile, ordersOnServer } = await import('@passerelle/core/adapters/csv-orders.ts');
  if (options.orders !== undefined)
    return ordersInFile({ path: resolve(world.cwd, options.orders), config, ledger, offsetMs });
  if (config.orders.from === 'shop') {
    const { ordersInShop } = await import('@passerelle/prestashop/adapters/shop-orders.ts');
    const { pace } = world;
    return ordersInShop({ ...reading, program, config, named: [], now: () => world.now(), pace });
  }
  const deadlineMs = config.ftp.deadlineSeconds * world.pace * 1000;
  return ordersOnServer({ ...reading, program, version, config, startedAt, deadlineMs });
}

export async function composePlaces(job: StockJob, ledger: Ledger): Promise<Places> {
  const context = contextOf(job, ledger);
  const { stockFileOnServer } = await import('@passerelle/core/adapters/ftp-stock-file.ts');
  return {
    sales: await composeSales(job, ledger),
    destination: stockFileOnServer(job.connections, context, job.config.stock.target),
  };
}

export async function composeSales(job: StockJob, ledger: Ledger): Promise<SalesFolder> {
  const { salesFolder } = await import('./sales-folder.ts');
  return salesFolder(job.connections, contextOf(job, ledger));
}

function contextOf({ config, world, program }: StockJob, ledger: Ledger) {
  return {
    program,
    ledger,
    remoteDir: config.xml.remoteDir,
    stagingDir: config.xml.stagingDir,
    now: () => world.now(),
    uniqueId: () => world.uniqueId(),
  };
}

/** The quantities of the configured shop. Throws Failure(2): its address or its authority cannot be used. */
export async function composeShop({ config, world }: StockJob, emit: Emit): Promise<StockLevelsDestination> {
  const { shop } = config;
  if (shop === undefined) throw new Error('a shop to be written to is configured');
  const { shopLevels } = await import('@passerelle/prestashop/adapters/shop-levels.ts');
  return shopLevels(shop, config.stock.keep.categories, {
    sleep: (milliseconds) => world.sleep(milliseconds),
    pace: world.pace,
    onNotice: (notice) => emit({ kind: 'source/notice', notice }),
    onRead: (rows) => emit({ kind: 'levels-read', rows }),
  });
}

/** What `init` asks a shop that it is told of. */
export const composeMeeting: MeetShop = async (world, address, language) => {
  const { meetShop } = await import('@passerelle/prestashop/adapters/meet-shop.ts');
  return meetShop(world, address, language);
};

/** What `check` tries of the shop. */
export async function composeShopCheck(
  world: World,
  { config, words }: Pick<ShopPlace<StockWords>, 'config' | 'words'>,
): Promise<Finding[]> {
  const { checkShop } = await import('@passerelle/prestashop/adapters/check-shop.ts');
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const { shopJobs } = await import('./shop-jobs.ts');
  return checkShop({ config, words, jobs: shopJobs(config), sleep, pace: world.pace });
}

interface FileOfCustomers {
  name: string;
  content: CustomersFile;
}

/** The file of customers: the one that the command line names, else that of the FTP server. */
export async function composeCustomers(
  { options, world, connections, ledger, startedAt }: CustomersJob,
  { columns, dormant, filters, source: path }: CustomersToShop,
  emit: EmitSource,
): Promise<FileOfCustomers> {
  const { readCustomers } = await import('./customers/read-customers.ts');
  const settings = { columns, dormant, filters, now: startedAt };
  const understand = (bytes: Buffer, name: string) => readCustomers(name, bytes, settings);
  const { fetchRemote, readLocalFile } = await import('@passerelle/core/adapters/input-file.ts');
  if (options.file !== undefined) {
    const { path: name, content } = readLocalFile(resolve(world.cwd, options.file), 0, understand);
    return { name, content };
  }
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const reading = { connections, sleep, emit, ledger, isDryRun: options.dryRun };
  const { content } = await fetchRemote(reading, { path, watchedAs: null, understand });
  return { name: path, content };
}

/** The accounts of the configured shop. */
export async function composeCustomerBook(
  { config, world }: CustomersJob,
  emit: EmitSource,
): Promise<CustomerBook> {
  if (config.shop === undefined) throw new Error('a shop to be written to is configured');
  const { openShop } = await import('@passerelle/prestashop/adapters/open-shop.ts');
  const { ShopCustomers } = await import('@passerelle/prestashop/adapters/shop-customers.ts');
  const client = openShop(config.shop, {
    sleep: (milliseconds) => world.sleep(milliseconds),
    pace: world.pace,
    onNotice: (notice) => emit({ kind: 'source/notice', notice }),
  });
  return new ShopCustomers(client);
}
