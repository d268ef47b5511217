import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartWidth, plot, svgOf } from '../plot.ts';
import { withShop } from './levels-bench.ts';
import { runOnOrdersOf } from './orders-run.ts';
import { readOnce } from './shop-bench.ts';
import { startShop, type ShopProcess } from './shop-process.ts';

/** What a shop of that size takes. Seconds and megabytes; `shopCpu`: of the rehearsed shop, in its own process. */
interface Point {
  size: number;
  wall: number;
  cpu: number;
  shopCpu: number;
  peakMb: number;
}

type Measured = (size: number) => Promise<Point>;

/**
 * Time and memory over the size of the shop: so many orders read, a first run with them, and 200 of so many sizes pushed.
 * One line each; the charts go into `shop.svg` of that folder.
 */
export async function* overSize(
  { orders, sizes }: { orders: readonly number[]; sizes: readonly number[] },
  folder: string,
): AsyncGenerator<string> {
  const works: [string, readonly number[], Measured][] = [
    ['orders read', orders, (size) => onShopOf(size, readOrders)],
    ['orders, a first run', orders, (size) => onShopOf(size, runOnOrdersOf)],
    ['sizes, 200 changed', sizes, pushSizes],
  ];
  const charts: string[] = [];
  for (const [name, all, measured] of works) {
    const points: Point[] = [];
    for (const size of all) {
      const point = await measured(size);
      points.push(point);
      yield lineOf(name, point);
    }
    charts.push(...chartsOf(name, points, charts.length));
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'shop.svg'), svgOf(charts));
}

function chartsOf(name: string, points: readonly Point[], nth: number): string[] {
  const line = (label: string, colour: string, of: (point: Point) => number) => ({
    ...{ name: label, colour },
    points: points.map((point) => ({ x: point.size, y: of(point) })),
  });
  const cpu = [
    line('ours', '#0b6e4f', (point) => point.cpu),
    line('the rehearsed shop', '#888', (point) => point.shopCpu),
  ];
  const memory = [line('ours', '#0b6e4f', ({ peakMb }) => peakMb)];
  return [
    plot(`${name}: CPU`, 's', cpu, nth * chartWidth),
    plot(`${name}: memory`, 'MB', memory, (nth + 1) * chartWidth),
  ];
}

function lineOf(what: string, { size, wall, cpu, shopCpu, peakMb }: Point): string {
  const times = `${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s and ${shopCpu.toFixed(2)} s of the shop`;
  return `${String(size).padStart(7)} ${what}: ${times}, ${peakMb.toFixed(0)} MB`;
}

async function onShopOf(
  size: number,
  work: (shop: ShopProcess) => Promise<Omit<Point, 'size' | 'shopCpu'>>,
): Promise<Point> {
  const shop = await startShop(size);
  try {
    const cost = await work(shop);
    return { size, ...cost, shopCpu: (await shop.served()).cpu };
  } finally {
    shop.stop();
  }
}

async function readOrders(shop: ShopProcess): Promise<Omit<Point, 'size' | 'shopCpu'>> {
  const { milliseconds, cpu, megabytes } = await readOnce(shop);
  return { wall: milliseconds / 1000, cpu, peakMb: megabytes };
}

function pushSizes(size: number): Promise<Point> {
  return withShop(size, async (room) => {
    room.putStock(size, 9);
    const { measured, cpu } = await room.push();
    return { size, ...measured, shopCpu: cpu };
  });
}
