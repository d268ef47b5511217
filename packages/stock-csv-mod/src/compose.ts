import { resolve } from 'node:path';
import type { RemoteReading } from '@passerelle/core/adapters/input-file.ts';
import type { ShopPlace } from '@passerelle/core/check/check.ts';
import type { Finding } from '@passerelle/core/check/finding.ts';
import type { MeetShop } from '@passerelle/core/set-up/meet-shop.ts';
import type { EmitSource, OrderSource } from '@passerelle/core/ports/order-source.ts';
import type { Catalogue } from '@passerelle/core/ports/catalogue.ts';
import type { Connections } from '@passerelle/core/transport/connections.ts';
import type { Article, MediaSource } from './articles/article.ts';
import type { BuiltArticle } from './articles/build-article.ts';
import type { SpecificPricesReading } from './articles/read-specific-prices.ts';
import type { ArticlesReading } from './articles/read-articles.ts';
import type { World } from '@passerelle/core/world/world.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { CustomerBook } from '@passerelle/core/ports/customer-book.ts';
import type {
  StockFileDestination,
  StockLevelsDestination,
} from '@passerelle/core/ports/stock-destination.ts';
import type { StockSource } from '@passerelle/core/ports/stock-source.ts';
import type { CustomersFile } from './customers/read-customers.ts';
import type { ArticlesConfig, ArticlesJob, CustomersJob, CustomersToShop, StockJob } from './options.ts';
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
export const composeMeeting: MeetShop = async (world, meeting) => {
  const { meetShop } = await import('@passerelle/prestashop/adapters/meet-shop.ts');
  return meetShop(world, meeting);
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

/** What `check` tries of the folders where images and documents of articles lie. */
export async function composeMediaCheck(
  world: World,
  { config, words }: Pick<ShopPlace<StockWords>, 'config' | 'words'>,
): Promise<Finding[]> {
  const { images, documents } = config.articles ?? {};
  if (images === undefined && documents === undefined) return [];
  const { checkMedia } = await import('./media/check-media.ts');
  const { opened } = await accessForFiles({ config, world });
  try {
    return await checkMedia({ images, documents }, opened, words);
  } finally {
    await opened.close();
  }
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

/** The file of articles, whole and understood. Rejects with a Failure (3 or 4). */
export async function composeArticlesFile(
  job: ArticlesJob,
  articles: ArticlesConfig,
  emit: EmitSource,
): Promise<{ name: string; reading: ArticlesReading }> {
  const { config, options, world, ledger, connections } = job;
  const { readArticles } = await import('./articles/read-articles.ts');
  const { isStock, settingsOf } = await import('./articles-settings.ts');
  const input = await import('@passerelle/core/adapters/input-file.ts');
  const settings = settingsOf(job, articles);
  const understand = (bytes: Buffer, name: string) => readArticles(name, bytes, settings);
  if (options.file !== undefined) {
    const { path: name, content } = input.readLocalFile(resolve(world.cwd, options.file), 0, understand);
    return { name, reading: content };
  }
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const reading = { connections, sleep, emit, ledger, isDryRun: options.dryRun };
  const path = isStock(articles) ? config.stock.source : articles.source;
  const { content } = await input.fetchRemote(reading, { path, watchedAs: null, understand });
  return { name: path, reading: content };
}

/** The file of specific prices; null: none is configured. Rejects with a Failure (3 or 4). */
export async function composeSpecificPrices(
  { options, world, ledger, connections }: ArticlesJob,
  { specificPrices, price }: ArticlesConfig,
  emit: EmitSource,
): Promise<{ name: string; reading: SpecificPricesReading } | null> {
  if (specificPrices === undefined) return null;
  const { source: path, columns, dateFormat } = specificPrices;
  const { readSpecificPrices } = await import('./articles/read-specific-prices.ts');
  const { fetchRemote } = await import('@passerelle/core/adapters/input-file.ts');
  const tax = price.from === 'ttc' ? 'with' : 'without';
  const settings = { delimiter: 'auto', encoding: 'auto', columns, dateFormat, tax } as const;
  const understand = (bytes: Buffer, name: string) => readSpecificPrices(name, bytes, settings);
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const access = { connections, sleep, emit, ledger, isDryRun: options.dryRun };
  const { content: reading } = await fetchRemote(access, { path, watchedAs: null, understand });
  return { name: path, reading };
}

/** The articles of the configured shop. Throws Failure(2): its address or its authority can't be used. */
export async function composeCatalogue({ config, world }: ArticlesJob, emit: EmitSource): Promise<Catalogue> {
  const { shop } = config;
  if (shop === undefined) throw new Error('a shop to be written to is configured');
  const { shopCatalogue } = await import('@passerelle/prestashop/adapters/shop-catalogue.ts');
  return shopCatalogue(shop, {
    sleep: (milliseconds) => world.sleep(milliseconds),
    pace: world.pace,
    onNotice: (notice) => emit({ kind: 'source/notice', notice }),
  });
}

/** Images and documents: found for articles, and read. */
export interface Media {
  attach(articles: readonly BuiltArticle[]): Promise<readonly Article[]>;
  source: MediaSource;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Where the images and documents of articles lie, and how they are read. */
export async function composeMedia(job: ArticlesJob, { images, documents }: ArticlesConfig): Promise<Media> {
  const { connections, world } = job;
  const { MediaReader } = await import('./media/media-source.ts');
  const { listMedia } = await import('./media/media-folders.ts');
  const { attachMedia } = await import('./media/attach-media.ts');
  const { opened, renewed } = await accessForFiles(job);
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  return {
    close: () => opened.close(),
    source: new MediaReader({ connections: renewed, sleep, deadlineMs: addressSeconds * 1000 * world.pace }),
    async attach(articles) {
      const folders = {
        images: await listMedia(images, 'images', connections),
        documents: await listMedia(documents, 'documents', connections),
      };
      return attachMedia(articles, folders, connections);
    },
  };
}

/** An image of the web that takes longer holds up all that come after it. */
const addressSeconds = 30;

/** The shop takes its time between two files, longer than a run has on the FTP server: each file has that time anew. */
async function accessForFiles({
  config: { ftp },
  world,
}: Pick<ArticlesJob, 'config' | 'world'>): Promise<{ opened: Connections; renewed: () => Connections }> {
  const { Connections: Opened, startDeadline } = await import('@passerelle/core/transport/connections.ts');
  const { connectFtp } = await import('@passerelle/core/transport/ftp-transport.ts');
  const { ftpAccess } = await import('@passerelle/core/program/ftp-access.ts');
  const renew = () => startDeadline(ftp.deadlineSeconds * world.pace);
  let current = renew();
  const deadline = { remainingMs: () => current.remainingMs() };
  const opened = new Opened({
    connect: () => connectFtp(ftpAccess(ftp, world), { deadline }),
    attempts: ftp.attempts,
    deadline,
    sleep: (milliseconds) => world.sleep(milliseconds),
  });
  const renewed = () => {
    current = renew();
    return opened;
  };
  return { opened, renewed };
}
