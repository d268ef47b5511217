import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Article, MediaSource } from './articles/article.ts';
import type { ArticlesReading } from './articles/read-articles.ts';
import type { EmitArticles } from './articles/event.ts';
import {
  fillPrices,
  fillShop,
  planFilling,
  tellOnly,
  tellPricesOnly,
  type PriceRows,
  type ShopFilling,
} from './articles/fill-shop.ts';
import { judgeArticles } from './articles/guard-articles.ts';
import { isNamed, namedArticles } from './articles/name-articles.ts';
import { notesOf } from './articles/read-articles.ts';
import { ArticleRejects } from './article-rejects.ts';
import { reportTo } from './articles-report.ts';
import { rulesOf } from './articles-settings.ts';
import { composeArticlesFile, composeCatalogue, composeMedia, composeSpecificPrices } from './compose.ts';
import type { ArticlesConfig, ArticlesJob } from './options.ts';

/** `articles`, top to bottom: a file of articles becomes products of the shop. */
export async function runArticles(job: ArticlesJob): Promise<void> {
  const { articles: config, shop } = job.config;
  const rejects = new ArticleRejects();
  const emit = rejects.watch(reportTo(job));
  if (config === undefined || shop === undefined)
    throw new Failure(ExitCode.Usage, { kind: 'articles/not-configured' });
  try {
    await fillFromFile(job, { config, graceMs: shop.graceSeconds * 1000, rejects }, emit);
  } finally {
    if (!job.options.dryRun) await rejects.keep(job, emit);
  }
}

interface Filling {
  config: ArticlesConfig;
  graceMs: number;
  rejects: ArticleRejects;
}

async function fillFromFile(
  job: ArticlesJob,
  { config, graceMs, rejects }: Filling,
  emit: EmitArticles,
): Promise<void> {
  const file = await composeArticlesFile(job, config, emit);
  rejects.ofArticles(file.content);
  tellFile(file.name, file.content, emit);
  const prices = await readPrices(job, { config, rejects }, emit);
  const media = await composeMedia(job, config);
  try {
    const { articles, unknown } = namedArticles(await media.attach(file.content.articles), job.options.only);
    if (unknown.length > 0) emit({ kind: 'only-unknown', names: unknown });
    await writeArticles(job, { config, articles, prices, media: media.source, graceMs }, emit);
  } finally {
    await media.close();
  }
}

interface Writing {
  config: ArticlesConfig;
  articles: readonly Article[];
  /** null: none is configured, or its file can't be used: those of the shop stay. */
  prices: PriceRows | null;
  media: MediaSource;
  graceMs: number;
}

async function writeArticles(
  job: ArticlesJob,
  { config, articles, prices, media, graceMs }: Writing,
  emit: EmitArticles,
): Promise<void> {
  const { ledger, options, world } = job;
  const around = {
    catalogue: await composeCatalogue(job, emit),
    rules: rulesOf(config),
    mayBeMadeAnew: (article: Article) => options.only.some((name) => isNamed(article, name)),
    now: () => world.now(),
    emit,
  };
  const filling = await planFilling(articles, { ...around, ledger });
  if (options.dryRun) {
    tellOnly(filling, emit, options.limit);
    if (prices !== null) await tellPricesOnly(prices, filling, { ...around, ledger });
    judge(job, config, filling, emit);
    return;
  }
  judge(job, config, filling, emit);
  if (!ledger) throw new Error('a run needs a ledger');
  const writing = { ...around, ledger, media, graceMs };
  await fillShop(filling, writing, options.limit);
  if (prices !== null) await fillPrices(prices, filling, writing);
  emit({ kind: 'articles-done' });
}

/**
 * A file of prices that can't be used holds up nothing but itself. A run of some articles only leaves all prices as they
 * are: what its file has no more would be taken away.
 */
async function readPrices(
  job: ArticlesJob,
  { config, rejects }: Pick<Filling, 'config' | 'rejects'>,
  emit: EmitArticles,
): Promise<PriceRows | null> {
  if (job.options.only.length > 0 || job.options.limit !== undefined) return null;
  try {
    const file = await composeSpecificPrices(job, config, emit);
    if (file === null) return null;
    rejects.ofPrices(file.content);
    const { prices, refused } = file.content;
    emit({ kind: 'prices-read', file: file.name, rows: prices.length });
    for (const { fault } of refused) emit({ kind: 'price-row-refused', fault });
    return { rows: prices, isAll: refused.length === 0 };
  } catch (error) {
    const isOfFile = error instanceof Failure && error.exitCode === ExitCode.Input;
    if (!isOfFile) throw error;
    emit({ kind: 'left-out', fault: error.fault, exitCode: error.exitCode });
    return null;
  }
}

function judge(
  { options }: ArticlesJob,
  { guard }: ArticlesConfig,
  { plan }: ShopFilling,
  emit: EmitArticles,
): void {
  const { force: isForced, limit, only } = options;
  const refusals = judgeArticles(plan, guard, { isForced, limit, isNamed: only.length > 0 });
  if (refusals.length > 0) emit({ kind: 'guards-passed', refusals });
}

function tellFile(file: string, reading: ArticlesReading, emit: EmitArticles): void {
  const { rows, left, articles, refused } = reading;
  emit({ kind: 'articles-read', file, rows, left, articles: articles.length + refused.length });
  for (const { key, note } of notesOf(reading)) emit({ kind: 'article-noted', article: key, note });
  for (const one of refused) emit({ kind: 'article-unreadable', refused: one });
}
