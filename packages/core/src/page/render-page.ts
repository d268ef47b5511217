import type { StatusReport } from '../status/status-report.ts';
import type { Language, Words } from '../words/words.ts';

/** One self-contained HTML file: the state of the gateway at a glance. */
export function renderPage(_report: StatusReport, _words: Words, _language: Language): string {
  throw new Error('being written');
}
