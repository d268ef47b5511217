import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartWidth, plot, svgOf } from '../plot.ts';
import { withShop } from './levels-bench.ts';
import { readOnce } from './shop-bench.ts';

/** What a shop of that size takes. Seconds and megabytes. */
interface Point {
  size: number;
  wall: number;
  peakMb: number;
}

/**
 * Time and memory over the size of the shop: so many orders read, and 200 of so many sizes pushed. One line each; the
 * charts go into `shop.svg` of that folder.
 */
export async function* overSize(
  { orders, sizes }: { orders: readonly number[]; sizes: readonly number[] },
  folder: string,
): AsyncGenerator<string> {
  const read: Point[] = [];
  for (const size of orders) {
    const point = await readOrders(size);
    read.push(point);
    yield lineOf('orders read', point);
  }
  const pushed: Point[] = [];
  for (const size of sizes) {
    const point = await pushSizes(size);
    pushed.push(point);
    yield lineOf('sizes, 200 changed', point);
  }
  const charts = [
    { name: 'orders read', points: read },
    { name: 'sizes, 200 pushed', points: pushed },
  ].flatMap(({ name, points }) => [
    {
      name,
      title: `${name}: time`,
      unit: 's',
      points: points.map(({ size, wall }) => ({ x: size, y: wall })),
    },
    {
      ...{ name, title: `${name}: memory`, unit: 'MB' },
      points: points.map(({ size, peakMb }) => ({ x: size, y: peakMb })),
    },
  ]);
  const drawn = charts.map(({ name, title, unit, points }, index) =>
    plot(title, unit, [{ name, colour: '#0b6e4f', points }], index * chartWidth),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'shop.svg'), svgOf(drawn));
}

function lineOf(what: string, { size, wall, peakMb }: Point): string {
  return `${String(size).padStart(7)} ${what}: ${wall.toFixed(2)} s, ${peakMb.toFixed(0)} MB`;
}

async function readOrders(size: number): Promise<Point> {
  const shop = fork(join(import.meta.dirname, 'serve.ts'), [String(size)]);
  try {
    const [{ url, key }] = (await once(shop, 'message')) as [{ url: string; key: string }];
    const { milliseconds, megabytes } = await readOnce(url, key);
    return { size, wall: milliseconds / 1000, peakMb: megabytes };
  } finally {
    shop.kill();
  }
}

function pushSizes(size: number): Promise<Point> {
  return withShop(size, async (room) => {
    room.putStock(size, 9);
    const { measured } = await room.push();
    return { size, ...measured };
  });
}
