import { type AlertMessage, type AlertWays, sendersOf, type SendingWorld, troubleOf } from './send-alert.ts';
import {
  type Alarm,
  type AlarmMemory,
  type AlertPlan,
  isEmpty,
  listAlarms,
  planAlert,
} from '../alarms/alarm.ts';
import type { Point } from '../status/point.ts';
import type { Config } from '../config/schema.ts';
import type { ToldAlarm } from '../ledger/alarms.ts';
import { adviceOn } from '../report/advice.ts';
import { visible } from '../text/visible.ts';
import type { Words } from '../words/words.ts';

export interface AlertRequest {
  config: Pick<Config, 'store'> & { alerts: AlertWays };
  points: readonly Point[];
  memory: AlarmMemory;
  words: Words;
  now: Date;
  world: SendingWorld;
}

/**
 * After a run: tells a person what began, goes on, or is over. What was told is remembered only if one way worked, so
 * that it is told again otherwise. Resolves with a sentence for each way that failed.
 */
export async function alert({ config, points, memory, words, now, world }: AlertRequest): Promise<string[]> {
  const plan = planAlert(listAlarms(points), memory.told(), now);
  if (isEmpty(plan)) return [];
  const message = writeAlert(plan, config.store, words);
  const senders = sendersOf(config.alerts, world);
  const results = await Promise.allSettled(senders.map((sender) => sender.send(message)));
  if (results.some(({ status }) => status === 'fulfilled')) await remember(memory, plan, words, now);
  return results.flatMap((result, index) => {
    const sender = senders[index];
    if (result.status === 'fulfilled' || !sender) return [];
    return [words.alerts.failed({ way: sender.way, trouble: troubleOf(result.reason) })];
  });
}

function remember(memory: AlarmMemory, plan: AlertPlan, words: Words, now: Date): Promise<void> {
  const told = ({ id, point }: Alarm, since: Date): ToldAlarm => ({
    id,
    text: adviceOn(point, words).message,
    since,
    toldAt: now,
  });
  const remembered = [
    ...plan.begun.map((alarm) => told(alarm, now)),
    ...plan.reminded.map(({ alarm, since }) => told(alarm, since)),
  ];
  const forgotten = [...plan.over, ...plan.replaced].map(({ id }) => id);
  return memory.change(remembered, forgotten);
}

/** A message is to be read: beyond these, only the number is told. `data` has them all. */
const mostTold = 20;

export function writeAlert({ begun, reminded, over }: AlertPlan, store: string, words: Words): AlertMessage {
  const { alerts } = words;
  const begunEntries = begun.map(({ point }) => entryOf(point, words));
  const remindedEntries = reminded.map(({ alarm, since }) => {
    const { text, advice } = entryOf(alarm.point, words);
    return { text: alerts.reminder({ alarm: text, since }), advice };
  });
  const overEntries = over.map(({ text }) => ({ text, advice: [] }));
  const lines = [
    ...section(alerts.begunTitle, begunEntries, words),
    ...section(alerts.remindedTitle, remindedEntries, words),
    ...section(alerts.overTitle, overEntries, words),
    alerts.whereToLook,
  ];
  const textsOf = (entries: readonly Entry[]): string[] => entries.map(({ text }) => text);
  return {
    subject: alerts.subject({ store, ringing: begun.length + reminded.length, over: over.length }),
    text: `${lines.join('\n')}\n`,
    data: {
      program: 'passerelle',
      store,
      begun: textsOf(begunEntries),
      reminded: textsOf(remindedEntries),
      over: textsOf(overEntries),
    },
  };
}

/** A point as a message tells it. */
export interface Entry {
  text: string;
  /** What to do, a line each. */
  advice: string[];
}

export function entryOf(point: Point, words: Words): Entry {
  const { message, hint, steps } = adviceOn(point, words);
  return { text: visible(message), advice: [hint, ...steps.map(words.status.step)].map(visible) };
}

/** Ends with an empty line. */
export function section(title: string, entries: readonly Entry[], { alerts }: Words): string[] {
  if (entries.length === 0) return [];
  const left = entries.length - mostTold;
  const told = entries
    .slice(0, mostTold)
    .flatMap(({ text, advice }) => [`- ${text}`, ...advice.map((line) => `  ${line}`)]);
  return [title, ...told, ...(left > 0 ? [`- ${alerts.andMore(left)}`] : []), ''];
}
