import type { RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { ShopDay } from './shop-day.ts';

/** What happens at which minute (UTC; `+1 10:00` is the next day), and what PrestaShop then sees, cycle by cycle. */
export interface TimeLine {
  what: string;
  happens: Readonly<Record<string, (day: ShopDay) => unknown>>;
  /** The first and the last are the first and the last cycle that count. */
  sees: readonly string[];
  options?: RehearsalOptions;
  /** Said by stock-csv-mod at some moment. */
  says?: RegExp;
}

export interface Played {
  seen: string[];
  said: string;
}

const dayMs = 86_400_000;

/** Plays a time line from that moment on, until PrestaShop has imported so many times. */
export async function playTimeLine(
  { happens, options = {} }: TimeLine,
  start: Date,
  cycles: number,
): Promise<Played> {
  const day = await ShopDay.begin(start, options);
  try {
    while (day.seen.length < cycles) await day.playMinute(happens[minuteName(day.now, start)]);
    return { seen: day.seen, said: day.said };
  } finally {
    await day.rehearsal.end();
  }
}

function minuteName(now: Date, start: Date): string {
  const days = Math.floor(now.getTime() / dayMs) - Math.floor(start.getTime() / dayMs);
  const time = now.toISOString().slice(11, 16);
  return days === 0 ? time : `+${days} ${time}`;
}
