import { type Finding, ok, warning } from '@passerelle/core/check/finding.ts';
import { withOrdersFrom } from '@passerelle/core/config/orders-from.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import {
  compareOrders,
  type OrderDifference,
  type SourceComparison,
} from '@passerelle/core/orders/order-content.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { OrderReading } from '@passerelle/core/ports/order-source.ts';
import { composeOrders } from './compose.ts';
import type { OrdersJob } from './options.ts';
import type { OrdersWords } from './words/words.ts';

/** So many of the file's newest orders are looked up in the shop. */
const mostCompared = 1000;

/** Every order of the file beside the shop's. null: there is no file to compare with. Rejects with Failure: could not look. */
export async function compareSources(job: OrdersJob): Promise<SourceComparison | null> {
  const file = await readFrom(job, 'file').catch((error: unknown) => {
    if (error instanceof Failure && isNoFile(error)) return null;
    throw error;
  });
  if (file === null) return null;
  const told = Array.from(file.orders(), ({ order }) => order).slice(-mostCompared);
  const only = told.map(({ id, ref }) => id || ref);
  const shop = await readFrom({ ...job, options: { ...job.options, only } }, 'shop');
  return compareOrders(told, ordersOf(shop));
}

function isNoFile({ fault: { kind } }: Failure): boolean {
  return kind === 'file/missing' || kind === 'file/no-match';
}

function* ordersOf(reading: OrderReading): Generator<Order> {
  for (const { order } of reading.orders()) yield order;
}

async function readFrom(job: OrdersJob, from: 'file' | 'shop'): Promise<OrderReading> {
  const config = withOrdersFrom({ config: job.config, path: job.configPath }, from);
  const source = await composeOrders({ ...job, config }, () => undefined);
  return source.read({ everything: true });
}

/** So many orders that differ are named one by one. */
const mostNamed = 5;

export function sayComparison(comparison: SourceComparison | null, words: OrdersWords): Finding[] {
  if (comparison === null) return [];
  const { both, missing, different } = comparison;
  const { shopCheck } = words;
  const named = different.slice(0, mostNamed).map((one) => warning(sayDifferent(one, words)));
  const more = different.length - named.length;
  return [
    ...(different.length === 0 && both > 0 ? [ok(shopCheck.compared({ orders: both }))] : []),
    ...named,
    ...(more > 0 ? [warning(shopCheck.moreDiffer({ count: more }))] : []),
    ...(missing.length > 0 ? [warning(shopCheck.notInShop({ ids: missing }))] : []),
  ];
}

function sayDifferent({ id, content, state, fields }: OrderDifference, words: OrdersWords) {
  const { shopCheck, decisions } = words;
  const what = [
    ...content.map((difference) => decisions.difference(difference)),
    ...(state === null ? [] : [shopCheck.orderStateOf({ file: state.first, shop: state.second })]),
    ...fields.map(({ field, first, second }) => shopCheck.valueOf({ field, file: first, shop: second })),
  ];
  return shopCheck.orderDiffers({ id, what });
}
