import { writeAtomically } from '../files/atomic-write.ts';
import type { Config } from '../config/config.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Words } from '../words/words.ts';

/**
 * What follows every run: the page, and the alerts. Loaded only where the configuration asks for them. Never rejects;
 * resolves with a sentence for each thing that could not be done.
 */
export async function afterRun(config: Config, ledger: Ledger, words: Words, now: Date): Promise<string[]> {
  return [
    ...(await writeReport(config, ledger, words, now)),
    ...(await sendAlerts(config, ledger, words, now)),
  ];
}

async function writeReport(
  { report, language }: Config,
  ledger: Ledger,
  words: Words,
  now: Date,
): Promise<string[]> {
  if (report === undefined) return [];
  try {
    const { makeStatusReport } = await import('../status/status-report.ts');
    const { renderPage } = await import('../page/render-page.ts');
    await writeAtomically(report, renderPage(makeStatusReport(ledger, now), words, language));
    return [];
  } catch (error) {
    return [words.program.pageNotWritten({ path: report, reason: (error as Error).message })];
  }
}

async function sendAlerts(config: Config, ledger: Ledger, words: Words, now: Date): Promise<string[]> {
  const { email, webhook, command } = config.alerts;
  if (!email && !webhook && !command) return [];
  try {
    const { alert } = await import('../alerts/alert.ts');
    return await alert(config, ledger, words, now);
  } catch (error) {
    return [words.alerts.failed({ way: '', reason: (error as Error).message })];
  }
}
