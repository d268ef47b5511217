import type { Tidied } from '@passerelle/core/delivery/staging.ts';
import type { OrderReading, SourceEvent } from '@passerelle/core/ports/order-source.ts';
import type { StockReading } from '@passerelle/core/ports/stock-source.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import { sayPart, tellSource, warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import type { Judgement } from './judge.ts';
import type { Comparison } from './output.ts';
import type { StockPlan } from './plan-correction.ts';
import { correctionTable, reportLines, sayNote } from './words/say-correction.ts';
import { sayDifferences } from './words/say-differences.ts';
import type { SaleNote } from './stock/missed-sales.ts';
import type { LevelsEvent } from './levels/levels-event.ts';
import { tellLevels } from './levels/tell-levels.ts';
import type { StockFile } from './stock/stock-file.ts';
import { nameOfSale, whyUnknown, type SalesRules, type UnknownSale } from './unknown-sales.ts';
import { sayRefusal } from './words/say-fault.ts';
import type { StockWords } from './words/words.ts';

/** What happens in a run. */
export type StockEvent =
  | SourceEvent
  | { kind: 'read'; stock: StockReading<StockFile>; orders: OrderReading }
  | { kind: 'planned'; plan: StockPlan }
  | ({ kind: 'judged' } & Judgement)
  | { kind: 'output-written'; path: string }
  | ({ kind: 'compared' } & Comparison)
  /** What was planned stands on the server, or would stand there. */
  | { kind: 'published' | 'would-publish'; target: string; plan: StockPlan }
  /** A file of an earlier cycle was taken away, or could not be. */
  | { kind: 'withdrawn'; target: string }
  | { kind: 'not-withdrawn'; fault: Fault }
  | LevelsEvent
  | { kind: 'tidied'; tidied: Tidied };

export type Emit = (event: StockEvent) => void;

/** The one place that tells a run: to the trace and the terminal, and to the report. */
export function reportTo(audience: Audience<StockWords>): Emit {
  return (event) => tell(audience, event);
}

function tell(audience: Audience<StockWords>, event: StockEvent): void {
  const { reporter, words } = audience;
  switch (event.kind) {
    case 'read':
      return tellRead(audience, event);
    case 'planned':
      return tellPlan(audience, event.plan);
    case 'judged':
      return tellPassed(audience, event);
    case 'output-written':
      return reporter.tell('plain', words.stockCycle.outputWritten(event));
    case 'compared':
      return tellComparison(audience, event);
    case 'published':
    case 'would-publish':
      return tellResult(audience, event.kind, event.target, event.plan);
    case 'withdrawn':
      return warn(audience, words.stockCycle.withdrawn(event));
    case 'not-withdrawn':
      return warn(audience, words.say(event.fault).message);
    case 'levels-read':
    case 'levels-planned':
    case 'levels-would-write':
    case 'levels-sent':
    case 'levels-written':
    case 'levels-done':
      return tellLevels(audience, event);
    case 'tidied':
      return tellTidied(audience, event.tidied);
    case 'source/received':
    case 'source/unsendable':
    case 'source/unchanged':
    case 'source/left':
    case 'source/notice':
      return tellSource(audience, event);
  }
}

function tellRead(
  { reporter, words, findings }: Audience<StockWords>,
  { stock, orders }: Extract<StockEvent, { kind: 'read' }>,
): void {
  const { name, bytes, asOf: at } = stock;
  const { lines, dialect } = stock.stock;
  reporter.tell('plain', words.stockCycle.readStock({ name, bytes, lines: lines.count, ...dialect, at }));
  for (const part of orders.parts) {
    findings.count('orders', part.orders);
    reporter.tell('plain', sayPart(part, words));
  }
}

/** What is changed and by which order: one line each, in the trace, on the terminal and in the report. */
function tellPlan(audience: Audience<StockWords>, { correction, gathered, rules }: StockPlan): void {
  const { reporter, words, findings } = audience;
  for (const sale of gathered.sales) reporter.tell('detail', sayUnknownSale(sale, rules, words));
  findings.lines.push(...reportLines(correction, words));
  for (const [name, count] of Object.entries<number>({ ...correction.counts })) findings.count(name, count);
  for (const line of correctionTable(correction, words).split('\n')) reporter.tell('plain', line);
  const unreadable = correction.changes.filter(
    ({ cause }) => !['sold', 'gift-card', 'untracked'].includes(cause.kind),
  );
  if (unreadable.length > 0) warn(audience, words.stockCycle.unreadable({ count: unreadable.length }));
  for (const note of correction.notes) if (isWarning(note)) findings.warnings.push(sayNote(note, words));
  for (const { id, ref } of gathered.neverSent) warn(audience, words.stockCycle.neverSent({ id, ref }));
}

/** A sale that is not in the file was the last pair, unless a line without gencod is its own. */
function isWarning(note: SaleNote): boolean {
  return note.kind === 'oversold' || note.withoutGencod > 0;
}

function sayUnknownSale(sale: UnknownSale, rules: SalesRules, { stockCycle }: StockWords): string {
  const why = stockCycle.whyUnknown[whyUnknown(sale, rules)](sale.known?.parcel?.fileName ?? '');
  return stockCycle.unknownSale({ order: nameOfSale(sale), why });
}

function tellPassed(audience: Audience<StockWords>, { passed, files }: Judgement): void {
  const { words } = audience;
  for (const one of passed)
    warn(audience, words.stockCycle.forced({ refusal: sayRefusal(one, files, words).message }));
}

function tellComparison(audience: Audience<StockWords>, comparison: Comparison): void {
  const { reporter, words } = audience;
  if ('why' in comparison) {
    const { path, why } = comparison;
    const reason = typeof why === 'string' ? why : words.say(why).message;
    return warn(audience, words.cycle.notCompared({ path, reason }));
  }
  for (const line of sayDifferences(comparison, words)) reporter.tell('plain', line);
}

function tellResult(
  { reporter, words, findings }: Audience<StockWords>,
  kind: 'published' | 'would-publish',
  target: string,
  { bytes: { length: bytes }, sha256, correction }: StockPlan,
): void {
  const lines = correction.counts.linesOut;
  const isPublished = kind === 'published';
  findings.files.push({ name: target, bytes, sha256, state: isPublished ? 'published' : 'planned' });
  if (isPublished) reporter.tell('good', words.stockCycle.published({ target, lines, bytes, sha256 }));
  else reporter.tell('plain', words.stockCycle.wouldPublish({ target, lines, bytes }));
}

/** What earlier runs left in the staging folder. */
function tellTidied(audience: Audience<StockWords>, tidied: Tidied): void {
  const { reporter, words } = audience;
  if ('trouble' in tidied)
    return warn(audience, words.cycle.notCleaned({ reason: words.say(tidied.trouble.fault).message }));
  if (tidied.count > 0) reporter.tell('detail', words.cycle.cleaned({ count: tidied.count }));
  if (tidied.left.length > 0) warn(audience, words.cycle.notDeleted({ paths: tidied.left }));
}
