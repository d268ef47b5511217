import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { visibleStart } from '@passerelle/core/text/visible.ts';
import { composeShop, composeSources } from './compose.ts';
import type { StockJob } from './options.ts';
import { planCorrection } from './plan-correction.ts';
import { planRound } from './push-levels.ts';
import { lookOnly } from './steps.ts';
import type { StockFault } from './stock/stock-fault.ts';
import { storyOf, type ArticleStory } from './article-story.ts';

/** `explain`: asks the servers as a dry run does, and tells one article. Failure 4: neither ProShop nor the shop has it. */
export async function explainArticle(job: StockJob, name: string): Promise<void> {
  const story = await readStory(job, name);
  const { lines, sizes, past } = story;
  if (lines.length + (sizes?.length ?? 0) + past.length === 0) {
    const fault: StockFault = { kind: 'stock/unknown-article', name, file: story.source };
    throw new Failure(ExitCode.Input, fault);
  }
  tellStory(story, job);
}

async function readStory(job: StockJob, name: string): Promise<ArticleStory> {
  const { config, ledger, options } = job;
  const emit = (): void => undefined;
  const sources = await composeSources(job, emit);
  const gone = await lookOnly(job);
  const past = (names: readonly string[]) => (ledger ? takenInThePast(ledger, names) : []);
  if (config.stock.to === 'shop') {
    const destination = await composeShop(job, emit);
    const stock = await sources.stock.read();
    const round = await planRound(job, { sources, destination, stock, emit }, gone);
    return storyOf(name, { ...round, shopSizes: round.shelf.sizes, past });
  }
  const stock = await sources.stock.read();
  const orders = await sources.orders.read({ everything: options.compare !== undefined });
  const plan = planCorrection({ stock, orders, gone, now: sources.now() }, config, ledger);
  return storyOf(name, { plan, levels: null, shopSizes: [], past });
}

function takenInThePast(ledger: Ledger, names: readonly string[]): ArticleStory['past'] {
  return ledger.shelfSales.ofArticle(names);
}

function tellStory({ source, saidAt, ...story }: ArticleStory, job: StockJob): void {
  const { reporter, words, ledger, startedAt } = job;
  const { explain } = words.stock;
  const tell = (line: string): void => reporter.tell('plain', line);
  tell(explain.source({ source, at: saidAt }));
  if (story.lines.length === 0) tell(`  ${explain.notInFile}`);
  for (const line of story.lines) tell(`  ${explain.line(line)}`);
  for (const { order, qty, isFirstCycle } of story.sales)
    tell(`  ${explain.sale({ order: visibleStart(order), qty, isFirstCycle })}`);
  for (const line of story.lines.filter(({ fate }) => fate === 'given')) tell(explain.given(line));
  for (const { size, change } of story.sizes ?? []) {
    const pieces = size.quantity.kind === 'known' ? size.quantity.pieces : null;
    tell(explain.inShop({ ...size, pieces, after: change?.after ?? null }));
  }
  const last = ledger?.runs.last('stock-csv-mod', startedAt);
  if (last) tell(explain.lastRun({ at: last.startedAt, isWell: last.exitCode === ExitCode.Done }));
  for (const sale of story.past) tell(explain.past(sale));
}
