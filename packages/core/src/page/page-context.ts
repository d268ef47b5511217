import type { StatusReport } from '../status/status-report.ts';
import type { Formats } from '../words/formats.ts';
import type { Words } from '../words/words.ts';

/** What every part of the page is made from. */
export interface PageContext {
  report: StatusReport;
  words: Words;
  formats: Formats;
}
