import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { renderJson } from '@passerelle/core/report/run-report.ts';
import type { ShopSize } from '@passerelle/core/ports/stock-destination.ts';
import { visibleStart } from '@passerelle/core/text/visible.ts';
import { storyOf, type ArticleStory, type StorySize } from './article-story.ts';
import { composeShop, composeSources } from './compose.ts';
import type { StockJob } from './options.ts';
import { planCorrection } from './plan-correction.ts';
import { planRound } from './push-levels.ts';
import { lookOnly } from './steps.ts';
import type { StockFault } from './stock/stock-fault.ts';
import type { StoryLine } from './stock/story-line.ts';

/**
 * `explain`: asks the servers as a dry run does, and tells one article. Failure 4: neither ProShop nor the shop has it, and
 * nothing is remembered of it.
 */
export async function explainArticle(job: StockJob, name: string): Promise<void> {
  const story = await readStory(job, name);
  const { lines, sizes, past, given } = story;
  if (lines.length + (sizes?.length ?? 0) + past.length + given.length === 0) {
    const fault: StockFault = { kind: 'stock/unknown-article', name, file: story.source };
    throw new Failure(ExitCode.Input, fault);
  }
  const { options, reporter, world } = job;
  if (!options.json) return tellStory(story, job);
  world.out.write(renderJson(storyAsData(story, name, lastRun(job)), (text) => reporter.censor(text)));
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

interface LastRun {
  at: Date;
  isWell: boolean;
}

/** null: there was none. */
function lastRun({ ledger, startedAt }: StockJob): LastRun | null {
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
  for (const { size, change } of story.sizes ?? [])
    tell(explain.inShop({ ...size, pieces: piecesOf(size), after: change?.after ?? null }));
  const last = lastRun(job);
  if (last) tell(explain.lastRun(last));
  for (const line of pastInOrder(story, words)) tell(line);
  if (story.sizes === null) tell(explain.filesNotKept);
}

/** null: nobody can write its quantity. */
function piecesOf({ quantity }: ShopSize): number | null {
  return quantity.kind === 'known' ? quantity.pieces : null;
}

/** What was taken off and what was given, in one list, the oldest first. */
function pastInOrder({ past, given }: ArticleStory, { stock: { explain } }: StockJob['words']): string[] {
  const taken = past.map((sale) => ({ at: sale.firstAt, line: explain.past(sale) }));
  const written = given.map((level) => ({ at: level.at, line: explain.written(level) }));
  return [...taken, ...written].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ line }) => line);
}

/** What `--json` prints: the names stay the same from version to version. */
function storyAsData(story: ArticleStory, name: string, last: LastRun | null): Record<string, unknown> {
  const { source, saidAt, lines, sales, sizes, past, given } = story;
  return {
    article: name,
    ...{ source, saidAt },
    lines: lines.map(lineAsData),
    takenOffNow: sales.map(({ order, qty }) => ({ order, pieces: qty })),
    inShop: sizes?.map(sizeAsData) ?? null,
    lastRun: last,
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

/** `forTheShop` null: the shop does not get it. */
function lineAsData({ change, ...line }: StoryLine) {
  const isGiven = line.fate === 'given' && change?.decision !== 'removed';
  return { ...line, forTheShop: isGiven ? (change?.after ?? line.said) : null };
}

/** `nextRunWrites` null: it has what it shall have. */
function sizeAsData({ size, change }: StorySize) {
  const { gencod, reference } = size;
  return { gencod, reference, pieces: piecesOf(size), nextRunWrites: change?.after ?? null };
}
