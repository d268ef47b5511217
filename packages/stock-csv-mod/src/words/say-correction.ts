import { isScientific } from '@passerelle/core/orders/gencod.ts';
import { visibleStart } from '@passerelle/core/text/visible.ts';
import type { StockSections } from './words.ts';
import type { Change, ChangeCause, Correction, CorrectionCounts } from '../stock/correct.ts';
import type { MissedSale, SaleNote } from '../stock/missed-sales.ts';

/** One changed line as the report has it: `lines` of `--json`. */
export interface ReportLine {
  gencod: string;
  decision: Change['decision'];
  reason: string;
}

export function reportLines(correction: Correction, words: Pick<StockSections, 'stock'>): ReportLine[] {
  return correction.changes.map(({ gencod, decision, cause }) => ({
    gencod,
    decision,
    reason: sayCause(cause, words),
  }));
}

export function sayCause(cause: ChangeCause, words: Pick<StockSections, 'stock'>): string {
  const say = words.stock.cause;
  switch (cause.kind) {
    case 'sold':
      return (cause.matchedBy === 'gencod' ? say.sold : say.soldByModel)(
        cause.orders.map((order) => visibleStart(order)),
      );
    case 'unreadable-quantity':
      return say.unreadableQuantity(cause.row, visibleStart(cause.value));
    case 'unreadable-date':
      return say.unreadableDate(cause.row, visibleStart(cause.heading), visibleStart(cause.value));
    case 'damaged-cell':
      return words.stock.cause.damagedCell(cause.row, visibleStart(cause.heading));
    case 'wrong-width':
      return say.wrongWidth(cause.row, cause.cells, cause.headings);
    case 'gift-card':
      return say.giftCard(cause.name);
    case 'untracked':
      return say.untracked;
  }
}

export function sayNote(note: SaleNote, words: Pick<StockSections, 'stock'>): string {
  const { sale } = note;
  const order = visibleStart(sale.order);
  const article = visibleStart(articleOf(sale), 120);
  if (note.kind === 'oversold') return words.stock.note.oversold(order, article, note.missing);
  return isScientific(sale.gencod)
    ? words.stock.note.lostGencod(order, article)
    : words.stock.note.notInFile(order, article, note.withoutGencod);
}

/** '3612345678904 (REF 38)', or what of it is known. */
function articleOf({ gencod, reference, size }: MissedSale): string {
  const model = [reference, size].filter((text) => text !== '').join(' ');
  if (gencod === '') return model;
  return model === '' ? gencod : `${gencod} (${model})`;
}

/** The whole correction as a table to be read: the counts, then each changed line with its cause, then the notes. */
export function correctionTable(correction: Correction, words: Pick<StockSections, 'stock'>): string {
  // The same lines in every cycle: their number says enough.
  const told = correction.changes.filter(({ cause }) => cause.kind !== 'untracked');
  const changes = told.map((change) => changeRow(change, words));
  const parts = [
    alignColumns(countRows(correction.counts, words)),
    changes.length === 0 ? [] : alignColumns([changeHeading(words), ...changes]),
    correction.notes.map((note) => sayNote(note, words)),
  ];
  return parts
    .filter((rows) => rows.length > 0)
    .map((rows) => `${rows.join('\n')}\n`)
    .join('\n');
}

const alwaysTold: readonly (keyof CorrectionCounts)[] = ['linesIn', 'removed', 'reduced', 'linesOut'];
const inOrder = [
  'linesIn',
  'otherStores',
  'filteredOut',
  'unreadable',
  'removed',
  'reduced',
  'set',
  'untracked',
  'added',
  'linesOut',
] as const;

function countRows(counts: CorrectionCounts, words: Pick<StockSections, 'stock'>): string[][] {
  return inOrder
    .filter((name) => counts[name] > 0 || alwaysTold.includes(name))
    .map((name) => [words.stock.table[name], String(counts[name])]);
}

function changeHeading({ stock: { table } }: Pick<StockSections, 'stock'>): string[] {
  return [table.gencod, table.reference, table.size, table.decision, table.before, table.after, table.cause];
}

function changeRow(change: Change, words: Pick<StockSections, 'stock'>): string[] {
  const { gencod, reference, size, decision, before, after, cause } = change;
  const article = [gencod, reference, size].map((text) => visibleStart(text, 30) || '-');
  return [
    ...article,
    words.stock.decision[decision],
    showQuantity(before),
    showQuantity(after),
    sayCause(cause, words),
  ];
}

function showQuantity(quantity: number | null): string {
  return quantity === null ? '-' : String(quantity);
}

/** Columns two spaces apart. */
export function alignColumns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
