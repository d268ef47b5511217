import { CsvBlocks } from '../files/csv-blocks.ts';
import type { CsvRow, Dialect } from '../files/csv-row.ts';
import { readRows } from '../files/csv-rows.ts';
import { byteOrderMarkLength, decodeCell } from '../files/decode.ts';
import type { DialectWishes } from '../files/dialect.ts';
import { giveBack } from '../files/file-blocks.ts';
import { refuseFile, refusingFaults } from '../files/file-fault.ts';
import { ForeignRows } from '../files/odd-rows.ts';
import { openCsv } from '../files/open-csv.ts';
import { doublePhpQuotes } from '../files/php-quotes.ts';
import type { DecimalSign } from './amounts.ts';
import { buildOrder, type BuiltOrder } from './build-order.ts';
import { findControlCharacter } from './cells.ts';
import { type ColumnSettings, knownHeadings, OrderColumns, requireColumns } from './columns.ts';
import type { Order } from './model.ts';
import { type GiftCardName, RowReading, RowWindow } from './row-reading.ts';
import { type RowSurvey, surveyRows } from './survey-rows.ts';

/** A larger file is refused: 512 MiB. */
export const maxOrdersBytes = 536_870_912;

/** The `orders` part of the configuration, as far as reading goes; the gift cards; the file's name, for messages. */
export interface OrdersSettings extends DialectWishes {
  name: string;
  decimal: 'auto' | DecimalSign;
  dateFormat: string;
  columns: ColumnSettings;
  maxLineBytes: number;
  giftCards: readonly GiftCardName[];
}

export interface ReadOrder extends BuiltOrder {
  /** The order's rows as the file has them, each with a line end. */
  rawRows: () => string[];
}

/** A file of orders found whole. Its orders are read from the bytes each time they are asked for: nothing is kept. */
export interface OrdersFile {
  orderCount: number;
  /** Rows after the heading. */
  rowCount: number;
  dialect: Dialect;
  /** As the file has it, with its line end. */
  headingRow: string;
  columns: OrderColumns;
  /** Every order, as they first appear in the file. */
  orders: () => Generator<ReadOrder>;
  /** Frees the file's bytes: there are no orders any more. */
  close: () => void;
}

/**
 * Reads a whole orders CSV. Throws, all of them exit 4: NotWhole where the file looks cut short and
 * reading it again can help; FileRefused where it is no CSV that can be read; OrdersRefused where it is no file of orders.
 */
export function readOrders(bytes: Buffer, settings: OrdersSettings): OrdersFile {
  const { name, columns, maxLineBytes } = settings;
  if (bytes.length > maxOrdersBytes) {
    throw refuseFile(name, { kind: 'too-large', bytes: bytes.length, limit: maxOrdersBytes });
  }
  return refusingFaults({ name, bytes }, () => {
    const { rows, dialect } = openCsv(bytes, settings, knownHeadings(columns), name);
    const content = doublePhpQuotes(rows, dialect, maxLineBytes);
    const close = () => giveBack(content.buffer === bytes.buffer ? bytes : content);
    return { ...readContent(content, dialect, settings), close };
  });
}

function readContent(content: Buffer, dialect: Dialect, settings: OrdersSettings): Omit<OrdersFile, 'close'> {
  const { maxLineBytes } = settings;
  const heading = headingOf(content, dialect, settings);
  const headings = heading.cells.map((cell) => decodeCell(cell, dialect.encoding).trim());
  const columns = new OrderColumns(headings, settings.columns);
  requireColumns(columns, settings.name);
  const rows = { bytes: content, dialect, from: heading.end, maxLineBytes };
  const foreign = new ForeignRows({
    name: settings.name,
    bytes: content,
    dialect,
    headings,
    isKnownHeading: knownHeadings(settings.columns),
  });
  const { index, decimal, controlRows } = surveyRows(rows, columns, settings, foreign);
  const reading = new RowReading(columns, { ...settings, decimal });
  return {
    orderCount: index.orderCount,
    rowCount: index.rowCount,
    dialect,
    headingRow: textOf(content, dialect, Math.max(heading.start, byteOrderMarkLength(content)), heading.end),
    columns,
    orders: () => readEach(content, dialect, { index, controlRows }, reading),
  };
}

/** The heading row. Where nothing follows it, not even a line end, it may go on. */
function headingOf(content: Buffer, dialect: Dialect, { name, maxLineBytes }: OrdersSettings): CsvRow {
  const rows = readRows(content, dialect, 0, content.length, maxLineBytes);
  const { value: heading } = rows.next() as IteratorResult<CsvRow, undefined>;
  if (heading === undefined) throw refuseFile(name, { kind: 'empty' });
  const isUnended = heading.end === content.length && content.at(-1) !== 10;
  if (isUnended) throw refuseFile(name, { kind: 'heading-cut' });
  return heading;
}

function* readEach(
  content: Buffer,
  dialect: Dialect,
  { index, controlRows }: Pick<RowSurvey, 'index' | 'controlRows'>,
  reading: RowReading,
): Generator<ReadOrder> {
  if (content.length === 0) throw new Error('The file of orders was closed');
  const window = new RowWindow(content, dialect, index);
  for (let order = 0; order < index.orderCount; order += 1) {
    const rows = index.rowsOf(order);
    const cells = rows.map((row) => window.cellsOf(row));
    const built = buildOrder(cells, reading);
    const isSuspect = rows.some((row) => controlRows.has(row));
    const damage = isSuspect ? findControlCharacter(cells, reading.columns) : null;
    const rejection = damage ?? built.rejection;
    const rawRow = (row: number) => textOf(content, dialect, index.startOf(row), index.endOf(row));
    yield { ...built, rejection, rawRows: () => rows.map(rawRow) };
  }
}

/** The row of that span without the blank rows around it. The last row of a file may lack its line end. */
function textOf(content: Buffer, dialect: Dialect, start: number, end: number): string {
  const [row = { start, end }] = new CsvBlocks(content, dialect, end).read(start, end).rows;
  const text = decodeCell(content.toString('latin1', row.start, row.end), dialect.encoding);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The order numbers of files. A file is read for them only when one is asked for, and once. */
export class NumbersInFile {
  readonly #ofFile = new WeakMap<OrdersFile, ReadonlySet<string>>();

  has(file: OrdersFile, id: string): boolean {
    const numbers = this.#ofFile.get(file) ?? readNumbers(file);
    this.#ofFile.set(file, numbers);
    return numbers.has(id);
  }
}

function readNumbers(file: OrdersFile): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const { order } of file.orders()) numbers.add(order.id);
  return numbers;
}

/** An order, and the file that tells it. */
export interface SourcedOrder extends ReadOrder {
  source: OrdersFile;
}

/**
 * The orders of several files (oldest first), each once: as the newest file that has it tells it. Exports with an
 * overlapping window repeat orders, and the older text must not be taken for the order as it is. Each file is gone through
 * once to see what it tells, newest first, and once to tell it, oldest first.
 */
export function* latestVersions(files: readonly OrdersFile[]): Generator<SourcedOrder> {
  const [only, ...others] = files;
  const isOne = only !== undefined && others.length === 0;
  const isTold = isOne ? () => true : findTellers(files);
  for (const source of files) {
    let position = 0;
    for (const read of source.orders()) if (isTold(source, position++)) yield { ...read, source };
  }
}

/** Of each file, by position, the orders that no newer file tells. */
function findTellers(files: readonly OrdersFile[]): (file: OrdersFile, position: number) => boolean {
  const names = new OrderNames();
  const tellers = new Map<OrdersFile, boolean[]>();
  for (const file of files.toReversed()) {
    const orders = [...namesIn(file)];
    const isNews = orders.map((order) => !names.has(order));
    tellers.set(file, isNews);
    for (const order of orders) names.add(order);
  }
  return (file, position) => tellers.get(file)?.[position] ?? true;
}

type OrderName = Pick<Order, 'id' | 'ref'>;

function* namesIn(file: OrdersFile): Generator<OrderName> {
  for (const { order } of file.orders()) yield { id: order.id, ref: order.ref };
}

/** Orders by id, else by reference. A number that comes again with another reference is another order. */
class OrderNames {
  readonly #references = new Map<string, Set<string>>();

  has({ id, ref }: OrderName): boolean {
    const references = this.#references.get(id);
    if (references === undefined) return false;
    return id !== '' && (ref === '' || references.has('')) ? true : references.has(ref);
  }

  add({ id, ref }: OrderName): void {
    // Rows without any name are told by each file anew.
    if (id === '' && ref === '') return;
    const references = this.#references.get(id) ?? new Set();
    this.#references.set(id, references.add(ref));
  }
}
