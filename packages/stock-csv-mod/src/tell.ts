import type { Tidied } from '@passerelle/core/delivery/tidy-up.ts';
import type { OrdersFile } from '@passerelle/core/orders/read-orders.ts';
import type { StockWords } from './words/words.ts';
import type { StockJob } from './options.ts';
import type { StockPlan } from './plan-correction.ts';
import type { Dated } from './read-files.ts';
import type { StockFile } from './stock/stock-file.ts';
import type { SaleNote } from './stock/missed-sales.ts';
import { correctionTable, reportLines, sayNote } from './stock/tell-changes.ts';
import { nameOfSale, type SalesRules, type UnknownSale } from './unknown-sales.ts';
import { whyUnknown } from './why-unknown.ts';

export function tellFiles(
  job: StockJob,
  stock: Dated<StockFile>,
  orders: readonly Dated<OrdersFile>[],
): void {
  const { narrator, words, findings } = job;
  const { lines, dialect } = stock.content;
  narrator.tell(
    'plain',
    words.stockCycle.readStock({ ...stock, lines: lines.count, ...dialect, at: stock.modifiedAt }),
  );
  for (const { name, bytes, content } of orders) {
    const { rowCount: rows, orderCount } = content;
    findings.count('orders', orderCount);
    narrator.tell('plain', words.cycle.read({ name, bytes, rows, orders: orderCount, ...content.dialect }));
  }
}

/** What is changed and by which order: one line each, in the trace, on the terminal and in the report. */
export function tellPlan(job: StockJob, { correction, gathered, rules }: StockPlan): void {
  const { sales, neverSent } = gathered;
  const { narrator, words, findings } = job;
  for (const sale of sales) narrator.tell('detail', sayUnknownSale(sale, rules, words));
  findings.lines.push(...reportLines(correction, words));
  for (const [name, count] of Object.entries<number>({ ...correction.counts })) findings.count(name, count);
  for (const line of correctionTable(correction, words).split('\n')) narrator.tell('plain', line);
  const unreadable = correction.changes.filter(
    ({ cause }) => cause.kind === 'unreadable-quantity' || cause.kind === 'wrong-width',
  );
  if (unreadable.length > 0) warn(job, words.stockCycle.unreadable({ count: unreadable.length }));
  for (const note of correction.notes) if (isWarning(note)) findings.warnings.push(sayNote(note, words));
  for (const { id, ref } of neverSent) warn(job, words.stockCycle.neverSent({ id, ref }));
}

/** A sale that is not in the file was the last pair, unless a line without gencod is its own. */
function isWarning(note: SaleNote): boolean {
  return note.kind === 'oversold' || note.withoutGencod > 0;
}

function sayUnknownSale(sale: UnknownSale, rules: SalesRules, { stockCycle }: StockWords): string {
  const why = stockCycle.whyUnknown[whyUnknown(sale, rules)](sale.known?.batch?.fileName ?? '');
  return stockCycle.unknownSale({ order: nameOfSale(sale), why });
}

export function tellPublished(
  { narrator, words, config, findings }: StockJob,
  { bytes, sha256, correction }: StockPlan,
): void {
  const { target } = config.stock;
  findings.files.push({ name: target, bytes: bytes.length, sha256, state: 'published' });
  narrator.tell(
    'good',
    words.stockCycle.published({ target, lines: correction.counts.linesOut, bytes: bytes.length, sha256 }),
  );
}

/** A dry run that no guard refuses. */
export function tellPlanned(
  { narrator, words, config, findings }: StockJob,
  { bytes, sha256, correction }: StockPlan,
): void {
  const { target } = config.stock;
  findings.files.push({ name: target, bytes: bytes.length, sha256, state: 'planned' });
  narrator.tell(
    'plain',
    words.stockCycle.wouldPublish({ target, lines: correction.counts.linesOut, bytes: bytes.length }),
  );
}

export function tellWithdrawn(job: StockJob): void {
  warn(job, job.words.stockCycle.withdrawn({ target: job.config.stock.target }));
}

/** What earlier runs left in the staging folder. */
export function tellTidied(job: StockJob, tidied: Tidied): void {
  const { narrator, words } = job;
  if ('trouble' in tidied)
    return warn(job, words.cycle.notCleaned({ reason: words.say(tidied.trouble.fault).message }));
  if (tidied.count > 0) narrator.tell('detail', words.cycle.cleaned({ count: tidied.count }));
  if (tidied.left.length > 0) warn(job, words.cycle.notDeleted({ paths: tidied.left }));
}

/** A sentence that a person should read, in the trace and in the report. */
export function warn({ findings, narrator }: StockJob, sentence: string): void {
  findings.warnings.push(narrator.censor(sentence));
  narrator.tell('warning', sentence);
}
