import { resolve } from 'node:path';
import type { Intents } from '@passerelle/core/delivery/make-once.ts';
import type { DeliveryContext } from '@passerelle/core/delivery/delivery-context.ts';
import { Archive } from '@passerelle/core/files/archive.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { ShopPlace } from '@passerelle/core/check/check.ts';
import type { Finding } from '@passerelle/core/check/finding.ts';
import type { MeetShop } from '@passerelle/core/set-up/meet-shop.ts';
import type { EmitSource, OrderSource } from '@passerelle/core/ports/order-source.ts';
import type { World } from '@passerelle/core/world/world.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { CustomerSource } from '@passerelle/core/ports/customer-source.ts';
import type { SalesDestination } from '@passerelle/core/ports/sales-destination.ts';
import type { Transport } from '@passerelle/core/transport/transport.ts';
import type { OrderStatus } from '@passerelle/core/ports/order-status.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import type { CrmFinding } from '@passerelle/core/ports/crm-facts.ts';
import type { CrmDestination, CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { SalesForCrm } from '@passerelle/core/ports/sales-for-crm.ts';
import type { CrmJob, CustomersJob, OrdersJob, WriteBackJob } from './options.ts';
import type { OrdersWords } from './words/words.ts';
import type { ShipmentsFile } from './write-back/shipments.ts';

/** Where the orders are read. Only this file knows which adapter serves which port. */
export async function composeOrders(job: OrdersJob, emit: EmitSource): Promise<OrderSource> {
  const { config, options, world, ledger, connections, program, version, startedAt } = job;
  if (options.file === undefined && config.orders.from === 'shop') return composeShop(job, emit);
  const csv = await import('@passerelle/core/adapters/csv-orders.ts');
  if (options.file !== undefined) {
    const offsetMs = () => ledger?.meta.serverOffsetMs ?? 0;
    return csv.ordersInFile({ path: resolve(world.cwd, options.file), config, ledger, offsetMs });
  }
  const deadlineMs = config.ftp.deadlineSeconds * world.pace * 1000;
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const reading = { connections, sleep, emit, ledger, isDryRun: options.dryRun };
  return csv.ordersOnServer({ ...reading, program, version, config, startedAt, deadlineMs });
}

async function composeShop(job: OrdersJob, emit: EmitSource): Promise<OrderSource> {
  const { config, options, world, ledger, program } = job;
  const { ordersInShop } = await import('@passerelle/prestashop/adapters/shop-orders.ts');
  return ordersInShop({
    ...{ program, config, ledger, emit },
    isDryRun: options.dryRun,
    named: options.only,
    now: () => world.now(),
    sleep: (milliseconds) => world.sleep(milliseconds),
    pace: world.pace,
  });
}

/** Where the sales are delivered: ProShop's import folder, over whatever connection there is. */
export async function composeTill(
  context: DeliveryContext,
): Promise<(transport: Transport) => SalesDestination<Delivery>> {
  const { importFolder } = await import('@passerelle/core/adapters/import-folder.ts');
  return importFolder(context);
}

/** What delivering them takes. */
export function deliveryContext(
  { config, paths, world, program }: Pick<OrdersJob, 'config' | 'paths' | 'world' | 'program'>,
  ledger: Ledger,
): DeliveryContext {
  return {
    program,
    ledger,
    archive: new Archive(paths.archive),
    remoteDir: config.xml.remoteDir,
    stagingDir: config.xml.stagingDir,
    importMinutes: config.proshop.importMinutes,
    now: () => world.now(),
    uniqueId: () => world.uniqueId(),
  };
}

/** What `init` asks a shop that it is told of. */
export const composeMeeting: MeetShop = async (world, meeting) => {
  const { meetShop } = await import('@passerelle/prestashop/adapters/meet-shop.ts');
  return meetShop(world, meeting);
};

/** What `check` tries of the shop. */
export async function composeShopCheck(
  world: World,
  { config, words }: Pick<ShopPlace<OrdersWords>, 'config' | 'words'>,
): Promise<Finding[]> {
  const { checkShop } = await import('@passerelle/prestashop/adapters/check-shop.ts');
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const { shopJobs } = await import('./shop-jobs.ts');
  return checkShop({ config, words, jobs: shopJobs(config), sleep, pace: world.pace });
}

/** Where customers see what became of their orders. */
export async function composeOrderStatus(job: WriteBackJob, emit: EmitSource): Promise<OrderStatus> {
  const { config, world } = job;
  if (config.shop === undefined) throw new Error('a shop to be written to is configured');
  const { openShop } = await import('@passerelle/prestashop/adapters/open-shop.ts');
  const { ShopOrderStatus } = await import('@passerelle/prestashop/adapters/shop-order-status.ts');
  const client = openShop(config.shop, {
    sleep: (milliseconds) => world.sleep(milliseconds),
    pace: world.pace,
    onNotice: (notice) => emit({ kind: 'source/notice', notice }),
  });
  return new ShopOrderStatus(client);
}

/** The file of shipments on the FTP server; null: none is configured. */
export async function composeShipments(
  job: WriteBackJob,
  emit: EmitSource,
): Promise<(ShipmentsFile & { name: string }) | null> {
  const { config, world, ledger, connections, options } = job;
  const shipments = config.writeBack?.shipments;
  if (shipments === undefined) return null;
  const { fetchRemote } = await import('@passerelle/core/adapters/input-file.ts');
  const { readShipments } = await import('./write-back/shipments.ts');
  const sleep = (milliseconds: number) => world.sleep(milliseconds);
  const reading = { connections, sleep, emit, ledger, isDryRun: options.dryRun };
  const settings = { columns: shipments.columns, delimiter: 'auto', encoding: 'auto' } as const;
  const understand = (bytes: Buffer, name: string) => readShipments(name, bytes, settings);
  const { source: path } = shipments;
  const { content } = await fetchRemote(reading, { path, watchedAs: null, understand });
  return { ...content, name: path };
}

/** Where the CRM's orders are read: as configured for the cycle. */
export async function composeSales(job: CrmJob, emit: EmitSource): Promise<SalesForCrm> {
  const { config, world } = job;
  const { shop, crm, orders } = config;
  if (crm === undefined) throw new Error('a CRM is configured');
  const now = () => world.now();
  if (orders.from === 'shop' && shop !== undefined) {
    const { salesInShop } = await import('@passerelle/prestashop/adapters/shop-sales.ts');
    const sleep = (milliseconds: number) => world.sleep(milliseconds);
    return salesInShop({ shop, crm, language: config.language, emit, now, sleep, pace: world.pace });
  }
  const { salesOfFile } = await import('./crm/sales-of-file.ts');
  const { invoicedIn } = await import('./crm/invoiced-in.ts');
  const options = { ...job.options, file: undefined };
  const source = await composeOrders({ ...job, options }, emit);
  return salesOfFile(source, orders.source, now(), {
    shopId: shop?.shopId ?? 0,
    language: config.language,
    isInvoiced: invoicedIn(crm.invoice.states, orders.states),
  });
}

/** vtiger. Only reads, in a dry run. */
export async function composeCrm(
  job: CrmJob,
  statuses: { areRight: () => boolean; noteRight: () => void },
  wrote: (write: CrmWrite) => void,
): Promise<CrmDestination> {
  const { config, world, ledger, options } = job;
  const { crm } = config;
  if (crm === undefined) throw new Error('a CRM is configured');
  const { vtigerCrm } = await import('@passerelle/vtiger/adapters/crm-destination.ts');
  const { intentsIn, intentsToRead } = await import('@passerelle/core/delivery/ledger-intents.ts');
  const now = () => world.now();
  const isDryRun = options.dryRun || ledger === null;
  return vtigerCrm({
    ...{ crm, statuses, wrote, now, isDryRun, pace: world.pace, leavesKnown: options.all },
    intents: isDryRun ? intentsToRead(ledger) : toldByOrder(intentsIn(ledger, now, { acceptsLater: true })),
    sleep: (milliseconds) => world.sleep(milliseconds),
  });
}

/** The customers of the configured shop. */
export async function composeCustomers(job: CustomersJob, emit: EmitSource): Promise<CustomerSource> {
  const { config, world } = job;
  if (config.shop === undefined) throw new Error('a shop to be read is configured');
  const { openShop } = await import('@passerelle/prestashop/adapters/open-shop.ts');
  const { shopCustomerSource } = await import('@passerelle/prestashop/adapters/shop-customer-source.ts');
  const client = openShop(config.shop, {
    sleep: (milliseconds) => world.sleep(milliseconds),
    pace: world.pace,
    onNotice: (notice) => emit({ kind: 'source/notice', notice }),
  });
  return shopCustomerSource(client, { timeZone: config.shop.timeZone, now: () => world.now() });
}

/** What `check` sees of the CRM. */
export async function composeCrmLook(
  world: World,
  { crm }: Pick<Config, 'crm'>,
): Promise<AsyncIterable<CrmFinding>> {
  if (crm === undefined) throw new Error('a CRM is configured');
  const { lookAtCrm } = await import('@passerelle/vtiger/adapters/look-at-crm.ts');
  return lookAtCrm(crm, { sleep: (milliseconds) => world.sleep(milliseconds), pace: world.pace });
}

/** A refusal is kept of the whole order, once, and not of each of its records, too: that one had no effect. */
function toldByOrder(intents: Intents): Intents {
  return {
    ...intents,
    settle: (write, settlement) =>
      intents.settle(write, settlement.state === 'REFUSED' ? { state: 'PREPARED' } : settlement),
  };
}
