import type { Alarm } from './alarm.ts';

/** An alarm that has been told, as the ledger remembers it. */
export interface ToldAlarm {
  id: string;
  /** What was said, for the word when it is over. */
  text: string;
  since: Date;
  toldAt: Date;
}

/** What is to be told now. Empty in all three: nothing. */
export interface AlertPlan {
  /** Never told yet. */
  begun: Alarm[];
  /** Told more than a day ago, and still so. */
  reminded: { alarm: Alarm; since: Date }[];
  /** Told, and over. */
  over: ToldAlarm[];
}

const reminderHours = 24;

/** Not the same alarm every half hour: once, then a reminder per day, and a word when it is over (pure). */
export function planAlert(ringing: readonly Alarm[], told: readonly ToldAlarm[], now: Date): AlertPlan {
  const toldById = new Map(told.map((alarm) => [alarm.id, alarm]));
  const ringingIds = new Set(ringing.map(({ id }) => id));
  return {
    begun: ringing.filter(({ id }) => !toldById.has(id)),
    reminded: ringing.flatMap((alarm) => {
      const before = toldById.get(alarm.id);
      return before && isDue(before.toldAt, now) ? [{ alarm, since: before.since }] : [];
    }),
    over: told.filter(({ id }) => !ringingIds.has(id)),
  };
}

export function isEmpty({ begun, reminded, over }: AlertPlan): boolean {
  return begun.length + reminded.length + over.length === 0;
}

function isDue(toldAt: Date, now: Date): boolean {
  return now.getTime() - toldAt.getTime() >= reminderHours * 3_600_000;
}
