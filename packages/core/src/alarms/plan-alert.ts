import { notAfter } from '../text/moments.ts';
import type { ToldAlarm } from '../ledger/alarms.ts';
import { topicOf, type Alarm } from './alarm.ts';

export interface AlertPlan {
  /** Never told yet. */
  begun: Alarm[];
  /** Told a day ago, and still so. */
  reminded: { alarm: Alarm; since: Date }[];
  /** Told, and over. */
  over: ToldAlarm[];
  /** Told, and now something else of the same topic: forgotten without a word. */
  replaced: ToldAlarm[];
}

/** A day, less what a run may begin early or late. */
const reminderMinutes = 24 * 60 - 15;

/**
 * Not the same alarm every half hour: once, then one reminder of all that still rings per day, and a word when it is over
 * (pure).
 */
export function planAlert(ringing: readonly Alarm[], told: readonly ToldAlarm[], now: Date): AlertPlan {
  const toldById = new Map(told.map((alarm) => [alarm.id, alarm]));
  const ringingIds = new Set(ringing.map(({ id }) => id));
  const ringingTopics = new Set(ringing.map(({ id }) => topicOf(id)));
  const silenced = told.filter(({ id }) => !ringingIds.has(id));
  const known = ringing.flatMap((alarm) => {
    const before = toldById.get(alarm.id);
    return before ? [{ alarm, since: notAfter(before.since, now), toldAt: before.toldAt }] : [];
  });
  const isReminderDue = known.some(({ toldAt }) => isDue(toldAt, now));
  return {
    begun: ringing.filter(({ id }) => !toldById.has(id)),
    reminded: isReminderDue ? known.map(({ alarm, since }) => ({ alarm, since })) : [],
    over: silenced.filter(({ id }) => !ringingTopics.has(topicOf(id))),
    replaced: silenced.filter(({ id }) => ringingTopics.has(topicOf(id))),
  };
}

/** Whether there is nothing to tell. */
export function isEmpty({ begun, reminded, over }: AlertPlan): boolean {
  return begun.length + reminded.length + over.length === 0;
}

/** Told after now: the clock was ahead then, and would keep the reminder back until it is that late again. */
function isDue(toldAt: Date, now: Date): boolean {
  return toldAt > now || now.getTime() - toldAt.getTime() >= reminderMinutes * 60_000;
}
