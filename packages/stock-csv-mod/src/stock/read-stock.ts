import type { Config } from '@passerelle/core/config/schema.ts';
import { ForeignRows } from '@passerelle/core/files/odd-rows.ts';
import type { CsvRow, Dialect } from '@passerelle/core/files/csv-row.ts';
import { readRows } from '@passerelle/core/files/csv-rows.ts';
import { decodeCell } from '@passerelle/core/files/decode.ts';
import { refusingFaults } from '@passerelle/core/files/file-fault.ts';
import { rowJudge, type RowFilter } from '@passerelle/core/files/row-filters.ts';
import { openCsv, type OpenedCsv } from '@passerelle/core/files/open-csv.ts';
import { codeKey } from './article-key.ts';
import { placeGiftCard, type GiftCard } from './gift-cards.ts';
import type { KnownLines } from './known-lines.ts';
import { isLineEnded } from './row-bytes.ts';
import { readLines } from './read-lines.ts';
import { findColumns, headingTest, type ColumnWishes, type StockColumns } from './stock-columns.ts';
import { emptyLines, type StockFile } from './stock-file.ts';
import { headingOnly, refusal, refuseWhatCannotBeTrusted } from './stock-refusals.ts';

/** What the configuration says of the stock file. */
export interface StockSettings {
  columns: ColumnWishes;
  /** The shop that the web shop sells for: gift cards are put in its lines. */
  store: string;
  /** Shop codes whose lines are kept; empty: all. */
  stores: readonly string[];
  giftCards: readonly GiftCard[];
  /** Articles whose stock is not kept. */
  untracked: Untracked | undefined;
  /** What a line must be to be the web shop's, and the day it is. */
  filters: readonly RowFilter[];
  now: Date;
}

export function stockSettings({ stock, store, giftCards }: StockPart, now: Date): StockSettings {
  const { columns, stores, untracked, filters } = stock;
  return { columns, store, stores, giftCards, untracked, filters, now };
}

type Untracked = NonNullable<Config['stock']['untracked']>;

type StockPart = Pick<Config, 'stock' | 'store' | 'giftCards'>;

/** A line has as many or more; a file of shorter ones takes a little longer to read. */
const usualLineBytes = 32;

/** Nothing is configured of how a stock file is written. */
export const autoDialect = { delimiter: 'auto', encoding: 'auto' } as const;

/**
 * ProShop's stock file, whole and understood, or refused: throws a Failure (4), a NotWhole among them where reading it
 * again may help, or a Failure (2) where the configuration does not fit the file. `name` is for messages; `known`: lines
 * that need not be read again.
 */
export function readStock(
  name: string,
  bytes: Buffer,
  settings: StockSettings,
  known: KnownLines | null = null,
): StockFile {
  return refusingFaults({ name, bytes }, () => {
    const isKnownHeading = headingTest(settings.columns);
    const file = openCsv(bytes, autoDialect, isKnownHeading, name);
    const heading = readRows(file.rows, file.dialect).next().value as CsvRow | undefined;
    const isHeadingAlone = heading === undefined || heading.end === file.rows.length;
    if (isHeadingAlone) throw headingOnly(name, isLineEnded(file.rows));
    const stock = openStock(name, file, heading, settings);
    const foreign = new ForeignRows({ ...stock, isKnownHeading });
    readLines(stock, heading.end, {
      ...{ stores: settings.stores, foreign },
      known: known?.fits(stock) === true ? known : null,
    });
    refuseWhatCannotBeTrusted(stock, settings.stores);
    return stock;
  });
}

/** The file with its columns known and no line read yet. */
function openStock(
  name: string,
  { dialect, rows, ...written }: OpenedCsv,
  heading: CsvRow,
  settings: StockSettings,
): StockFile {
  const headings = headingTexts(heading, dialect);
  const columns = columnsOf(name, headings, settings.columns);
  const place = (card: GiftCard) => placeGiftCard(card, giftCardStore(settings), headings, columns);
  return {
    name,
    bytes: rows,
    written,
    dialect,
    headings,
    columns,
    lines: emptyLines(Math.ceil(rows.length / usualLineBytes)),
    unreadable: [],
    withoutGencod: [],
    spoiltGencod: [],
    threeNoughts: [],
    otherStores: 0,
    filteredOut: 0,
    judgeRow: rowJudge(settings.filters, { name, headings }, settings.now),
    untracked: untrackedLines(settings, { name, headings }),
    giftCards: settings.giftCards.map(place),
    giftCardLines: settings.giftCards.map(() => []),
  };
}

function untrackedLines(
  { untracked, now }: StockSettings,
  file: { name: string; headings: readonly string[] },
): StockFile['untracked'] {
  if (untracked === undefined) return null;
  const { column, is, quantity } = untracked;
  const isMeant = rowJudge([{ column, is }], file, now);
  return isMeant && { isMeant, quantity };
}

function columnsOf(file: string, headings: readonly string[], wishes: ColumnWishes): StockColumns {
  const search = findColumns(headings, wishes);
  if ('columns' in search) return search.columns;
  const { repeated, missing } = search;
  if (repeated.length > 0) throw refusal({ kind: 'stock/repeated-headings', file, repeated });
  throw refusal({ kind: 'stock/missing-columns', file, missing, headings });
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
