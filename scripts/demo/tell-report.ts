import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunReport } from '../../packages/core/src/report/run-report.ts';
import type { Language } from '@passerelle/core/words/formats.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { wordsIn } from '@passerelle/stock-csv-mod/words/language.ts';
import type { Page } from './page.ts';
import type { DemoWords } from './words.ts';

/** What was decided of each order, and why. */
export function tellDecisions({ orders }: RunReport, page: Page, language: Language, words: DemoWords): void {
  const { kinds } = wordsIn(language).decisions;
  for (const { id, decision, reason = words.sale } of orders)
    page.item(id, words.pair(kinds[decision], reason), decision === 'send' ? 'green' : 'yellow');
}

/** Writes the programs' own page where it outlives the demo, and says where. */
export async function showStatusPage(
  rehearsal: Rehearsal,
  page: Page,
  language: Language,
  words: DemoWords,
): Promise<void> {
  const folder = join(tmpdir(), 'passerelle-demo');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, words.pageName);
  await rehearsal.ordersToXml('status', '--html', path, '--lang', language);
  page.close(words.pageToOpen(pathToFileURL(path).href));
}
