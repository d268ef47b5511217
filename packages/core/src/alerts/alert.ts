import type { Config } from '../config/config.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { makeStatusReport } from '../status/status-report.ts';
import type { Words } from '../words/words.ts';
import { listAlarms } from './alarm.ts';
import { isEmpty, planAlert, type AlertPlan } from './plan-alert.ts';
import { sendersOf } from './send-alert.ts';
import { writeAlert } from './write-alert.ts';

/**
 * After a run: tells a person what began, goes on, or is over. What was told is remembered only if one way worked, so
 * that it is told again otherwise. Never rejects; resolves with a sentence for each way that failed.
 */
export async function alert(config: Config, ledger: Ledger, words: Words, now: Date): Promise<string[]> {
  const senders = sendersOf(config.alerts);
  if (senders.length === 0) return [];
  const serverNow = new Date(now.getTime() + ledger.meta.serverOffsetMs);
  const alarms = listAlarms(
    makeStatusReport(ledger, now),
    ledger.meta.watchedFiles(),
    serverNow,
    config.alerts,
  );
  const plan = planAlert(alarms, ledger.alarms.told(), now);
  if (isEmpty(plan)) return [];
  const message = writeAlert(plan, config.store, words);
  const results = await Promise.allSettled(senders.map((sender) => sender.send(message)));
  if (results.some(({ status }) => status === 'fulfilled')) rememberTold(ledger, plan, words, now);
  return results.flatMap((result, index) => {
    if (result.status === 'fulfilled') return [];
    const way = senders[index]?.name ?? '';
    return [words.alerts.failed({ way, reason: (result.reason as Error).message })];
  });
}

function rememberTold(ledger: Ledger, { begun, reminded, over }: AlertPlan, words: Words, now: Date): void {
  ledger.transaction(() => {
    for (const alarm of begun)
      ledger.alarms.remember({ id: alarm.id, text: words.alerts.alarm(alarm), since: now, toldAt: now });
    for (const { alarm, since } of reminded) {
      ledger.alarms.remember({ id: alarm.id, text: words.alerts.alarm(alarm), since, toldAt: now });
    }
    for (const { id } of over) ledger.alarms.forget(id);
  });
}
