import { resolve } from 'node:path';
import type { RemoteReading } from '@passerelle/core/adapters/input-file.ts';
import type { ShopPlace } from '@passerelle/core/check/check.ts';
import type { Finding } from '@passerelle/core/check/finding.ts';
import type { MeetShop } from '@passerelle/core/set-up/meet-shop.ts';
import type { EmitSource, OrderSource } from '@passerelle/core/ports/order-source.ts';
import type { Catalogue } from '@passerelle/core/ports/catalogue.ts';
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
import { shopAccess } from './shop-access.ts';
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
  const { world, ledger } = job;
  const offsetMs = () => ledger?.meta.serverOffsetMs ?? 0;
  const reading = remoteReading(job, emit);
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
export async function composeShop(job: StockJob, emit: Emit): Promise<StockLevelsDestination> {
  const { shop, wishes } = shopAccess(job, emit);
  const { shopLevels } = await import('@passerelle/prestashop/adapters/shop-levels.ts');
  const onRead = (rows: number) => emit({ kind: 'levels-read', rows });
  return shopLevels(shop, job.config.stock.keep.categories, { ...wishes, onRead });
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
  const { openRenewed } = await import('./media/renewed-access.ts');
  const { opened } = openRenewed({ config, world });
  try {
    return await checkMedia({ images, documents }, opened, words);
  } finally {
    await opened.close();
  }
}

type Reader = Pick<StockJob, 'world' | 'ledger' | 'connections'> & { options: { dryRun: boolean } };

/** How a job reads the files of the FTP server. */
function remoteReading({ options, world, ledger, connections }: Reader, emit: EmitSource): RemoteReading {
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  return { connections, sleep, emit, ledger, isDryRun: options.dryRun };
}

interface FileOfJob<Content> {
  name: string;
  content: Content;
}

type Understand<Content> = (bytes: Buffer, name: string) => Content;

/** A file of the FTP server, whole. Rejects with a Failure (3 or 4). */
async function readRemoteFile<Content>(
  job: Reader,
  path: string,
  understand: Understand<Content>,
  emit: EmitSource,
): Promise<FileOfJob<Content>> {
  const { fetchRemote } = await import('@passerelle/core/adapters/input-file.ts');
  const { content } = await fetchRemote(remoteReading(job, emit), { path, watchedAs: null, understand });
  return { name: path, content };
}

/** The file that the command line names, else that of the FTP server. Rejects with a Failure (3 or 4). */
async function readFileOfJob<Content>(
  job: ArticlesJob | CustomersJob,
  path: string,
  understand: Understand<Content>,
  emit: EmitSource,
): Promise<FileOfJob<Content>> {
  const { options, world } = job;
  if (options.file === undefined) return readRemoteFile(job, path, understand, emit);
  const { readLocalFile } = await import('@passerelle/core/adapters/input-file.ts');
  const { path: name, content } = readLocalFile(resolve(world.cwd, options.file), 0, understand);
  return { name, content };
}

/** The file of customers: the one that the command line names, else that of the FTP server. */
export async function composeCustomers(
  job: CustomersJob,
  { columns, dormant, filters, source }: CustomersToShop,
  emit: EmitSource,
): Promise<FileOfJob<CustomersFile>> {
  const { readCustomers } = await import('./customers/read-customers.ts');
  const settings = { columns, dormant, filters, now: job.startedAt };
  return readFileOfJob(job, source, (bytes, name) => readCustomers(name, bytes, settings), emit);
}

/** The accounts of the configured shop. */
export async function composeCustomerBook(job: CustomersJob, emit: EmitSource): Promise<CustomerBook> {
  const { shop, wishes } = shopAccess(job, emit);
  const { openShop } = await import('@passerelle/prestashop/adapters/open-shop.ts');
  const { ShopCustomers } = await import('@passerelle/prestashop/adapters/shop-customers.ts');
  return new ShopCustomers(openShop(shop, wishes));
}

/** The file of articles, whole and understood. Rejects with a Failure (3 or 4). */
export async function composeArticlesFile(
  job: ArticlesJob,
  articles: ArticlesConfig,
  emit: EmitSource,
): Promise<FileOfJob<ArticlesReading>> {
  const { readArticles } = await import('./articles/read-articles.ts');
  const { isStock, settingsOf } = await import('./articles-settings.ts');
  const settings = settingsOf(job, articles);
  const path = isStock(articles) ? job.config.stock.source : articles.source;
  return readFileOfJob(job, path, (bytes, name) => readArticles(name, bytes, settings), emit);
}

/** The file of specific prices; null: none is configured. Rejects with a Failure (3 or 4). */
export async function composeSpecificPrices(
  job: ArticlesJob,
  { specificPrices, price }: ArticlesConfig,
  emit: EmitSource,
): Promise<FileOfJob<SpecificPricesReading> | null> {
  if (specificPrices === undefined) return null;
  const { readSpecificPrices } = await import('./articles/read-specific-prices.ts');
  const { priceSettingsOf } = await import('./articles-settings.ts');
  const settings = priceSettingsOf(specificPrices, price);
  const { source } = specificPrices;
  return readRemoteFile(job, source, (bytes, name) => readSpecificPrices(name, bytes, settings), emit);
}

/** The articles of the configured shop. Throws Failure(2): its address or its authority can't be used. */
export async function composeCatalogue(job: ArticlesJob, emit: EmitSource): Promise<Catalogue> {
  const { shop, wishes } = shopAccess(job, emit);
  const { shopCatalogue } = await import('@passerelle/prestashop/adapters/shop-catalogue.ts');
  return shopCatalogue(shop, wishes);
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
  const { openRenewed } = await import('./media/renewed-access.ts');
  const { opened, renewed } = openRenewed(job);
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
