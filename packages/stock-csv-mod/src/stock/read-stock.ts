import { readRows, type CsvRow, type Dialect } from '@passerelle/core/files/csv-rows.ts';
import { decodeCell } from '@passerelle/core/files/decode.ts';
import { findDialect } from '@passerelle/core/files/dialect.ts';
import { refusingFaults } from '@passerelle/core/files/file-fault.ts';
import { codeKey, modelKey } from './article-key.ts';
import { giftCardFinder, placeGiftCard, type GiftCard } from './gift-cards.ts';
import { isLineEnded } from './line-end.ts';
import { readQuantity } from './quantity.ts';
import { findColumns, headingTest, type ColumnWishes, type StockColumns } from './stock-columns.ts';
import { cellText, emptyLines, hashText, isFull, type StockFile } from './stock-file.ts';
import * as refusals from './stock-refusals.ts';

/** What the configuration says of the stock file. */
export interface StockSettings {
  columns: ColumnWishes;
  /** The shop that the web shop sells for: gift cards are put in its lines. */
  store: string;
  /** Shop codes whose lines are kept; empty: all. */
  stores: readonly string[];
  giftCards: readonly GiftCard[];
}

const lineFeed = 0x0a;
/** Nothing is configured of how a stock file is written. */
export const autoDialect = { delimiter: 'auto', encoding: 'auto' } as const;

/**
 * ProShop's stock file, whole and understood, or refused: throws a Failure (4), a NotWhole among them where reading it
 * again may help, or a Failure (2) where the configuration does not fit the file. `name` is for messages.
 */
export function readStock(name: string, bytes: Buffer, settings: StockSettings): StockFile {
  const dialect = findDialect(bytes, autoDialect, headingTest(settings.columns), name);
  return refusingFaults(name, () => {
    const rows = readRows(bytes, dialect);
    const heading = rows.next().value as CsvRow | undefined;
    const isHeadingAlone = heading === undefined || heading.end === bytes.length;
    if (isHeadingAlone) throw refusals.headingOnly(name, isLineEnded(bytes));
    const stock = openStock({ name, bytes, dialect }, heading, settings);
    readLines(stock, rows, settings.stores);
    refusals.refuseWhatCannotBeTrusted(stock, settings.stores);
    return stock;
  });
}

/** The file with its columns known and no line read yet. */
function openStock(
  file: Pick<StockFile, 'name' | 'bytes' | 'dialect'>,
  heading: CsvRow,
  settings: StockSettings,
): StockFile {
  const headings = headingTexts(heading, file.dialect);
  const columns = columnsOf(file.name, headings, settings.columns);
  const place = (card: GiftCard) => placeGiftCard(card, giftCardStore(settings), headings, columns);
  return {
    ...file,
    headings,
    columns,
    lines: emptyLines(countLineEnds(file.bytes) + 1),
    unreadable: [],
    otherStores: 0,
    giftCards: settings.giftCards.map(place),
    giftCardLines: settings.giftCards.map(() => []),
  };
}

function columnsOf(name: string, headings: readonly string[], wishes: ColumnWishes): StockColumns {
  const search = findColumns(headings, wishes);
  if ('columns' in search) return search.columns;
  if (search.repeated.length > 0) throw refusals.repeatedHeadings(search.repeated, name);
  throw refusals.missingColumns(search.missing, headings, name);
}

/** A store whose lines are left out must not have the gift cards. */
function giftCardStore({ store, stores }: StockSettings): string {
  const isKept = stores.length === 0 || stores.some((code) => codeKey(code) === codeKey(store));
  return isKept ? store : (stores[0] ?? store);
}

/** A delimiter after the last heading makes no column. */
function headingTexts(heading: CsvRow, dialect: Dialect): string[] {
  const texts = heading.cells.map((cell) => decodeCell(cell, dialect.encoding).trim());
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}

function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}

function readLines(stock: StockFile, rows: Iterable<CsvRow>, stores: readonly string[]): void {
  const { columns, lines } = stock;
  const isOurs = storeTest(stock, stores);
  const giftCardAt = giftCardFinder(stock.giftCards, columns);
  for (const { start, end, cells } of rows) {
    const line = lines.count++;
    lines.starts[line] = start;
    lines.starts[line + 1] = end;
    if (isOurs(cells)) readLine(stock, line, cells, giftCardAt);
    else excludeOtherStore(stock, line);
  }
}

/** A line of the wrong width counts as ours, so that it is told: what stands in its store column may be another cell. */
function storeTest(stock: StockFile, stores: readonly string[]): (cells: readonly string[]) => boolean {
  const { store } = stock.columns;
  if (stores.length === 0) return () => true;
  if (store === null) throw refusals.noStoreColumn(stores, stock);
  const kept = new Set(stores.map(codeKey));
  return (cells) => !isFull(stock, cells) || kept.has(codeKey(cellText(stock, cells, store)));
}

function excludeOtherStore(stock: StockFile, line: number): void {
  stock.lines.excluded[line] = 1;
  stock.otherStores += 1;
}

function readLine(
  stock: StockFile,
  line: number,
  cells: readonly string[],
  giftCardAt: ReturnType<typeof giftCardFinder>,
): void {
  const { columns, lines } = stock;
  const text = (column: number | null) => cellText(stock, cells, column);
  const quantity = isFull(stock, cells) ? readQuantity(text(columns.qty)) : NaN;
  lines.quantities[line] = quantity;
  const card = giftCardAt(text);
  if (Number.isNaN(quantity)) excludeUnreadable(stock, line);
  else if (card !== null) stock.giftCardLines[card]?.push(line);
  else {
    lines.gencodHashes[line] = hashText(codeKey(text(columns.gencod)));
    lines.modelHashes[line] = hashText(modelKey(text(columns.reference), text(columns.size)));
  }
}

function excludeUnreadable(stock: StockFile, line: number): void {
  stock.lines.excluded[line] = 1;
  stock.unreadable.push(line);
}
