import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { visibleStart } from '@passerelle/core/text/visible.ts';
import { storyOf, type ArticleStory } from './article-story.ts';
import { composeShop, composeSources } from './compose.ts';
import type { StockJob } from './options.ts';
import { planCorrection } from './plan-correction.ts';
import { planRound } from './push-levels.ts';
import { lookOnly } from './steps.ts';
import type { StockFault } from './stock/stock-fault.ts';

/**
 * `explain`: asks the servers as a dry run does, and tells one article, or writes it as JSON. Failure 4: neither ProShop nor
 * the shop has it, nor was it ever written.
 */
export async function explainArticle(job: StockJob, name: string, asJson: boolean): Promise<void> {
  const story = await readStory(job, name);
  const { lines, sizes, past, given } = story;
  if (lines.length + (sizes?.length ?? 0) + past.length + given.length === 0) {
    const fault: StockFault = { kind: 'stock/unknown-article', name, file: story.source };
    throw new Failure(ExitCode.Input, fault);
  }
  if (asJson) job.world.out.write(`${JSON.stringify(storyAsData(story, name, job), null, 2)}\n`);
  else tellStory(story, job);
}

async function readStory(job: StockJob, name: string): Promise<ArticleStory> {
  const { config, ledger, options } = job;
  const emit = (): void => undefined;
  const sources = await composeSources(job, emit);
  const gone = await lookOnly(job);
  const remembered = (names: readonly string[]) => ({
    past: ledger?.shelfSales.ofArticle(names) ?? [],
    given: ledger?.shopLevels.ofArticle(names) ?? [],
  });
  if (config.stock.to === 'shop') {
    const destination = await composeShop(job, emit);
    const stock = await sources.stock.read();
    const round = await planRound(job, { sources, destination, stock, emit }, gone);
    return storyOf(name, { ...round, shopSizes: round.shelf.sizes, remembered });
  }
  const stock = await sources.stock.read();
  const orders = await sources.orders.read({ everything: options.compare !== undefined });
  const plan = planCorrection({ stock, orders, gone, now: sources.now() }, config, ledger);
  return storyOf(name, { plan, levels: null, shopSizes: [], remembered });
}

/** When the last run was, and how it ended; null: there was none. */
function lastRun({ ledger, startedAt }: StockJob): { at: Date; isWell: boolean } | null {
  const last = ledger?.runs.last('stock-csv-mod', startedAt);
  return last ? { at: last.startedAt, isWell: last.exitCode === ExitCode.Done } : null;
}

function tellStory(story: ArticleStory, job: StockJob): void {
  const { reporter, words } = job;
  const { explain } = words.stock;
  const tell = (line: string): void => reporter.tell('plain', line);
  tell(explain.source({ source: story.source, at: story.saidAt }));
  if (story.lines.length === 0) tell(`  ${explain.notInFile}`);
  for (const line of story.lines) tell(`  ${explain.line(line)}`);
  for (const { order, qty, isFirstCycle } of story.sales)
    tell(`  ${explain.sale({ order: visibleStart(order), qty, isFirstCycle })}`);
  for (const line of story.lines.filter(({ fate }) => fate === 'given')) tell(explain.given(line));
  for (const { size, change } of story.sizes ?? []) {
    const pieces = size.quantity.kind === 'known' ? size.quantity.pieces : null;
    tell(explain.inShop({ ...size, pieces, after: change?.after ?? null }));
  }
  const last = lastRun(job);
  if (last) tell(explain.lastRun(last));
  for (const { line } of pastInOrder(story, words)) tell(line);
  if (story.sizes === null) tell(explain.filesNotKept);
}

/** What was taken off and what was given, in one list, the oldest first. */
function pastInOrder(
  { past, given }: ArticleStory,
  { stock: { explain } }: StockJob['words'],
): { at: Date; line: string }[] {
  const taken = past.map((sale) => ({ at: sale.firstAt, line: explain.past(sale) }));
  const written = given.map((level) => ({ at: level.at, line: explain.written(level) }));
  return [...taken, ...written].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function storyAsData(story: ArticleStory, name: string, job: StockJob): Record<string, unknown> {
  const { source, saidAt, lines, sales, sizes, past, given } = story;
  return {
    ...{ article: name, source, saidAt },
    lines: lines.map(({ change, said, ...line }) => ({
      ...{ ...line, said, removed: change?.decision === 'removed' },
      forTheShop: line.fate === 'given' && change?.decision !== 'removed' ? (change?.after ?? said) : null,
    })),
    takenOffNow: sales.map(({ order, qty }) => ({ order, pieces: qty })),
    inShop:
      sizes?.map(({ size: { gencod, reference, quantity }, change }) => ({
        ...{ gencod, reference, pieces: quantity.kind === 'known' ? quantity.pieces : null },
        nextRunWrites: change?.after ?? null,
      })) ?? null,
    lastRun: lastRun(job),
    takenOff: past,
    given: given.map(({ at, gencod, reference, before, after }) => ({
      at,
      gencod,
      reference,
      before,
      after,
    })),
  };
}
