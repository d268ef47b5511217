import type { Config } from '@passerelle/core/config/schema.ts';
import type { KnownOrder } from '@passerelle/core/ledger/known-order.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { ProgramName } from '@passerelle/core/ledger/runs.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import { buildOrder } from '@passerelle/core/orders/build-order.ts';
import type { RowReading } from '@passerelle/core/orders/row-reading.ts';
import type {
  EmitSource,
  OrderAsRead,
  OrderReading,
  OrderSource,
} from '@passerelle/core/ports/order-source.ts';
import { headCells, lineCells } from '../orders/order-cells.ts';
import type { HeldLines } from '../orders/held-lines.ts';
import { readShopOrders, type Manner, type OrdersOfShop } from '../orders/read-orders.ts';
import { asCsv, csvDelimiter, rowsOf, shopReading } from '../orders/shop-columns.ts';
import type { ShopOrder, Surroundings } from '../orders/shop-rows.ts';
import { twinsOf } from '../orders/twin-orders.ts';
import type { OrderWish } from '../orders/wished-orders.ts';
import { shopDateOf } from '../shop-time.ts';
import { keepingHeapSmall } from './keeping-heap-small.ts';
import { openShop, type ShopConfig } from './open-shop.ts';
import { orShopFailure } from './shop-failure.ts';

/** What it takes to read the orders of the shop. */
export interface ShopOrders {
  program: ProgramName;
  config: Pick<Config, 'shop' | 'orders' | 'giftCards' | 'language'>;
  ledger: Ledger | null;
  isDryRun: boolean;
  /** Ids or references that a person names: read however old they are. */
  named: readonly string[];
  emit: EmitSource;
  now: () => Date;
  sleep: (milliseconds: number) => Promise<void>;
  pace: number;
}

/** The shop itself, asked at this moment: what changed lately, and every order that the ledger still follows. */
export function ordersInShop(request: ShopOrders): OrderSource {
  const { shop } = request.config;
  if (shop === undefined) throw new Error('a shop to be read is configured');
  let before: OrdersOfShop | undefined;
  return {
    read: () =>
      orShopFailure(
        (async () => {
          const { found, reading } = await readShop({ ...request, shop }, before);
          before = found;
          return reading;
        })(),
      ),
  };
}

interface Request extends ShopOrders {
  shop: ShopConfig;
}

async function readShop(
  request: Request,
  before: OrdersOfShop | undefined,
): Promise<{ found: OrdersOfShop; reading: OrderReading }> {
  const { shop, config, emit, sleep, pace } = request;
  const asOf = request.now();
  const onNotice = (notice: { kind: string }) => emit({ kind: 'source/notice', notice });
  const client = openShop(shop, { sleep, pace, onNotice });
  const youngest = shopDateOf(new Date(asOf.getTime() - underWayMs), shop.timeZone);
  const { language } = config;
  const manner = { language, youngest, mayHaveSibling: knownUnderOtherNumber(request.ledger) };
  const found = await readShopOrders(keepingHeapSmall(client), wishOf(request, asOf), manner, before);
  return { found, reading: readingOf(found, { request, asOf, requests: client.requests }) };
}

/** So long an order without lines, or without a state, may be one that the shop is just making. */
const underWayMs = 10 * 60_000;
const dayMs = 86_400_000;
/** The shop's clock may be another than ours, and on a day in October it shows an hour twice. */
const marginMs = 2 * 3_600_000;

function wishOf({ program, shop, config, ledger, named }: Request, asOf: Date): OrderWish {
  const windowStart = asOf.getTime() - config.orders.windowDays * dayMs;
  const last = ledger?.meta.shopReadAt(program) ?? null;
  const start = last === null ? windowStart : Math.min(windowStart, last.getTime() - dayMs);
  const open = ledger ? openOrders(program, ledger) : [];
  const numbers = [...open.map(({ id }) => id), ...named].filter(isNumber);
  // A reference may look like a number: whoever is known by it alone, and what a person types, is looked for as both.
  const references = [...open.filter(({ id }) => !isNumber(id)).map(({ id, ref }) => ref || id), ...named];
  return {
    changedAfter: shopDateOf(new Date(start - marginMs), shop.timeZone),
    ids: [...new Set(numbers.map(Number))],
    references: [...new Set(references)].filter((reference) => reference !== ''),
  };
}

/** What that program still follows. Lines are forgotten by the stock program alone: for the other they would grow for ever. */
function openOrders(program: ProgramName, { orders }: Ledger): KnownOrder[] {
  return [...orders.inStatus(...followed), ...(program === 'stock-csv-mod' ? orders.withOpenLines() : [])];
}

/** Orders of which something may still become. */
const followed = ['seen', 'waiting', 'withheld', 'rejected', 'unknown-state'] as const;

function isNumber(name: string): boolean {
  return /^[1-9]\d{0,14}$/.test(name);
}

interface ReadFrom {
  request: Request;
  asOf: Date;
  requests: number;
}

/** Whether the two are one order that was numbered anew, or two of one cart, the shop alone can tell. */
function knownUnderOtherNumber(ledger: Ledger | null): Manner['mayHaveSibling'] {
  return ({ id, reference }) =>
    reference !== '' && (ledger?.orders.ofReference(reference, String(id)) ?? []).length > 0;
}

function readingOf(
  { orders, lines, siblings, underWay, around }: OrdersOfShop,
  { request, asOf, requests }: ReadFrom,
): OrderReading {
  const { ledger, isDryRun, program } = request;
  const name = nameOf(request.shop);
  const reading = shopReading(request.config.giftCards);
  const rows = orders.reduce((sum, { order }) => sum + lines.count(order.id), 0);
  const ids = new Set([...orders.map(({ order }) => order.id), ...siblings].map(String));
  const context = { name, reading, around, lines, ids, twins: twinsOf(orders, lines), ledger };
  let isClosed = false;
  return {
    name,
    asOf,
    ageCounts: false,
    parts: [{ kind: 'shop', name, orders: orders.length, rows, requests }],
    left: 0,
    orders() {
      if (isClosed) throw new Error('a reading of orders was closed');
      return asRead(orders, context);
    },
    // Every order that the ledger follows was asked for by its number; one that is just being made was not told.
    hasLeft: () => underWay === 0,
    markRead() {
      if (!ledger || isDryRun) return;
      ledger.meta.noteShopRead(program, asOf);
      // An export of earlier days is nothing that must keep changing any longer.
      ledger.meta.noteFile('orders-file', name, asOf);
    },
    close() {
      isClosed = true;
    },
  };
}

/** As people know it: 'boutique.exemple.fr'. */
function nameOf({ url }: ShopConfig): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

interface Context {
  name: string;
  reading: RowReading;
  around: Surroundings;
  lines: HeldLines;
  ids: ReadonlySet<string>;
  twins: ReadonlyMap<number, number>;
  ledger: Ledger | null;
}

function* asRead(
  orders: readonly ShopOrder[],
  { name, reading, around, lines, ids, twins, ledger }: Context,
): Generator<OrderAsRead> {
  for (const one of orders) {
    const cells = lines.of(one.order.id).map((line) => lineCells(line, around));
    const rows = rowsOf(headCells(one, around), cells);
    const { order, ...built } = buildOrder(rows, reading);
    const twin = twins.get(one.order.id);
    if (twin !== undefined && isOpen(order, ledger))
      built.warnings.push({ kind: 'made-twice', other: String(twin) });
    yield {
      ...built,
      order: { ...order, source: 'shop' },
      part: name,
      isBehind: false,
      standsBeside: (id) => ids.has(id),
      original: () => ({ ...asCsv(rows), delimiter: csvDelimiter }),
    };
  }
}

/** Something may still become of it: of what is done nobody need be warned. */
function isOpen({ id, ref, date }: Order, ledger: Ledger | null): boolean {
  const known = ledger?.orders.find(id, ref, date) ?? null;
  return known === null || followed.some((status) => status === known.status);
}
