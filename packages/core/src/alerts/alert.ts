import type { Config } from '../config/config.ts';
import { adviceOn } from '../report/advice.ts';
import type { Point } from '../status/point.ts';
import type { Words } from '../words/words.ts';
import { listAlarms, type Alarm } from '../alarms/alarm.ts';
import type { AlarmMemory } from '../alarms/alarm-memory.ts';
import { isEmpty, planAlert, type AlertPlan } from '../alarms/plan-alert.ts';
import type { ToldAlarm } from '../ledger/alarms.ts';
import { sendersOf, troubleOf, type SendingWorld } from './send-alert.ts';
import { writeAlert } from './write-alert.ts';

export interface AlertRequest {
  config: Pick<Config, 'store' | 'alerts'>;
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
