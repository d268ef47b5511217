import { readOnce } from './shop-bench.ts';
import { startShop } from './shop-process.ts';

/**
 * Orders of a shop that takes so many milliseconds for each answer, with 1, 2 and 4 requests at a time: how many there
 * really were at once, at most and on average. A line each.
 */
export async function* inFlightBench(lateMs: number, sizes: readonly number[]): AsyncGenerator<string> {
  for (const size of sizes)
    for (const parallel of [1, 2, 4])
      yield `${String(size).padStart(6)} orders, ${await readLate(size, parallel, lateMs)}`;
}

async function readLate(size: number, parallel: number, lateMs: number): Promise<string> {
  const shop = await startShop(size, lateMs);
  try {
    const { requests, milliseconds } = await readOnce(shop, parallel);
    const { mostAtOnce } = await shop.served();
    const average = ((requests * lateMs) / milliseconds).toFixed(1);
    const seconds = (milliseconds / 1000).toFixed(2);
    return `parallel ${parallel}: ${requests} requests, ${seconds} s; at once at most ${mostAtOnce}, on average ${average}`;
  } finally {
    shop.stop();
  }
}
