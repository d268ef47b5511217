import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { pauseAt, type Pause } from '@passerelle/core/ledger/meta.ts';

/** From now on every run of both programs ends at once, until then or until `resume`. A second pause replaces the first. */
export function pauseJobs({ meta }: Ledger, until: Date | null, now: Date): Pause {
  const pause = { since: pauseAt(meta.pause, now)?.since ?? now, until };
  meta.pause = pause;
  return pause;
}

/** Ends the pause; null: there was none. */
export function resumeJobs({ meta }: Ledger, now: Date): Pause | null {
  const pause = pauseAt(meta.pause, now);
  if (pause !== null) meta.pause = { ...pause, until: now };
  return pause;
}

const timeOfDay = /^([01]?\d|2[0-3])[:h]([0-5]\d)$/;
const dayAndTime = /^(\d{4})-(\d{2})-(\d{2})[ T]([01]?\d|2[0-3])[:h]([0-5]\d)$/;

/**
 * The end of a pause as a person types it, by the clock of this machine: `14:00` (the next one), or `2026-11-30 08:00`.
 * null: no such moment, or one that has passed.
 */
export function parseUntil(text: string, now: Date): Date | null {
  const time = timeOfDay.exec(text);
  if (time) return nextTime(Number(time[1]), Number(time[2]), now);
  const parts = dayAndTime.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const moment = new Date(year, month - 1, day, hour, minute);
  const isThatDay = moment.getMonth() === month - 1 && moment.getDate() === day;
  return isThatDay && moment > now ? moment : null;
}

function nextTime(hour: number, minute: number, now: Date): Date {
  const days = hour * 60 + minute > now.getHours() * 60 + now.getMinutes() ? 0 : 1;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, minute);
}
