import type { SpecificPriceColumn } from '@passerelle/core/config/column-names.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { DialectWishes } from '@passerelle/core/files/dialect.ts';
import {
  knowsHeading,
  positionsOf,
  type ColumnPlaces,
  type KnownHeadings,
} from '@passerelle/core/files/named-columns.ts';
import { readTable, type TableRow } from '@passerelle/core/files/read-table.ts';
import type { DecimalSign } from '@passerelle/core/orders/amounts.ts';
import { cleanGencod } from '@passerelle/core/orders/gencod.ts';
import { dateReader, type DateReader } from '@passerelle/core/text/moments.ts';
import { plainCell } from '@passerelle/core/text/plain-cell.ts';
import type { SpecificAmount, SpecificPrice } from './article.ts';
import { readAmount, usualSign } from './article-cells.ts';
import type { ArticlesFileFault, PriceRowFault } from './article-fault.ts';

const knownHeadings: KnownHeadings<SpecificPriceColumn> = {
  reference: ['Référence', 'Modèle', 'Reference', 'Model'],
  gencod: ['Gencod', 'EAN13', 'EAN 13', 'EAN', 'Code barre', 'Code barres', 'Barcode'],
  customer: ['E-mail', 'Adresse e-mail', 'Email', 'Client', 'Customer'],
  group: ['Groupe', 'Groupe de clients', 'Group', 'Customer group'],
  price: ['Prix', 'Prix TTC', 'Prix HT', 'Price'],
  reduction: ['Remise', 'Réduction', 'Reduction', 'Discount'],
  fromQuantity: ['À partir de', 'Quantité', 'From quantity', 'Quantity'],
  from: ['Du', 'Date de début', 'From', 'Start'],
  to: ['Au', 'Date de fin', 'To', 'End'],
};

export interface SpecificPricesSettings extends DialectWishes {
  columns: ColumnPlaces<SpecificPriceColumn>;
  dateFormat: string;
  /** Of prices and amounts. */
  tax: 'with' | 'without';
}

export interface SpecificPricesReading {
  prices: readonly SpecificPrice[];
  refused: readonly { row: TableRow; fault: PriceRowFault }[];
  headingRow: string;
  delimiter: string;
  rowAt: (line: number) => TableRow | undefined;
}

type Columns = Readonly<Record<SpecificPriceColumn, number | null>>;

/**
 * A whole file of specific prices, one a row. Throws as `readTable` does, and a Failure (4) where it has not the columns. A
 * row that can't be taken hinders no other.
 */
export function readSpecificPrices(
  name: string,
  bytes: Buffer,
  settings: SpecificPricesSettings,
): SpecificPricesReading {
  const { rows, columns, headings, headingRow, delimiter } = readTable(name, bytes, {
    ...settings,
    isKnownHeading: knowsHeading(knownHeadings, settings.columns),
    findColumns: (found) => findColumns(name, found, settings.columns),
  });
  const cells = (row: TableRow, column: SpecificPriceColumn): string => {
    const index = columns[column];
    return index === null ? '' : plainCell(row.cells[index] ?? '');
  };
  const usual = usualSign(rows.map((row) => cells(row, 'price')));
  const readDate = dateReader(settings.dateFormat);
  const reader = { cells, usual, readDate, tax: settings.tax, width: headings.length };
  const prices = new Map<string, SpecificPrice>();
  const refused: { row: TableRow; fault: PriceRowFault }[] = [];
  for (const row of rows) {
    const found = readRow(row, reader);
    const key = 'kind' in found ? '' : keyOf(found);
    const other = prices.get(key);
    if ('kind' in found) refused.push({ row, fault: found });
    else if (other)
      refused.push({ row, fault: { kind: 'price-row/twice', line: row.line, other: other.line } });
    else prices.set(key, found);
  }
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const rowAt = (line: number) => byLine.get(line);
  return { prices: [...prices.values()], refused, headingRow, delimiter, rowAt };
}

function findColumns(
  file: string,
  headings: readonly string[],
  places: ColumnPlaces<SpecificPriceColumn>,
): Columns {
  const at = (column: SpecificPriceColumn) => positionsOf(column, headings, knownHeadings, places)[0] ?? null;
  const names = Object.keys(knownHeadings) as SpecificPriceColumn[];
  const columns = Object.fromEntries(names.map((name) => [name, at(name)])) as Record<
    SpecificPriceColumn,
    number | null
  >;
  const missing = (...keys: SpecificPriceColumn[]) => {
    const fault: ArticlesFileFault = {
      kind: 'articles/missing-price-columns',
      file,
      missing: keys,
      headings,
    };
    return new Failure(ExitCode.Input, fault);
  };
  if (columns.gencod === null && columns.reference === null) throw missing('gencod', 'reference');
  if (columns.price === null && columns.reduction === null) throw missing('price', 'reduction');
  return columns;
}

interface RowReader {
  cells: (row: TableRow, column: SpecificPriceColumn) => string;
  usual: DecimalSign | null;
  readDate: DateReader;
  tax: 'with' | 'without';
  width: number;
}

function readRow(row: TableRow, reader: RowReader): SpecificPrice | PriceRowFault {
  const { line } = row;
  const text = (column: SpecificPriceColumn) => reader.cells(row, column);
  if (row.isOdd) return { kind: 'price-row/odd-row', line, cells: row.cells.length, headings: reader.width };
  const gencod = cleanGencod(text('gencod'));
  const reference = text('reference');
  if (gencod === '' && reference === '') return { kind: 'price-row/no-article', line };
  const bad = (column: SpecificPriceColumn): PriceRowFault => ({
    ...{ kind: 'price-row/unreadable', line, column },
    value: text(column),
  });
  if (gencod !== '' && !/^\d{1,13}$/.test(gencod)) return bad('gencod');
  const customer = text('customer').toLowerCase();
  if (customer !== '' && !/^[^\s@]+@[^\s@]+$/.test(customer)) return bad('customer');
  const price = amountOf(text, line, reader);
  if ('line' in price) return price;
  const fromQuantity = text('fromQuantity') === '' ? 1 : wholeOf(text('fromQuantity'));
  if (fromQuantity === null) return bad('fromQuantity');
  const from = boundOf(text('from'), reader.readDate, '00:00:00');
  if (from === null) return bad('from');
  const to = boundOf(text('to'), reader.readDate, '23:59:59');
  if (to === null) return bad('to');
  if (from !== '' && to !== '' && from >= to)
    return { kind: 'price-row/dates', line, from: text('from'), to: text('to') };
  return { gencod, reference, customer, group: text('group'), price, fromQuantity, from, to, line };
}

/** Whole, 1 or more. */
function wholeOf(text: string): number | null {
  const [, digits] = /^([1-9]\d{0,5})(?:[.,]0*)?$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

function amountOf(
  text: (column: SpecificPriceColumn) => string,
  line: number,
  { usual, tax }: RowReader,
): SpecificAmount | PriceRowFault {
  const [price, reduction] = [text('price'), text('reduction')];
  if (price !== '' && reduction !== '') return { kind: 'price-row/both', line };
  if (price === '' && reduction === '') return { kind: 'price-row/no-price', line };
  const column = price === '' ? 'reduction' : 'price';
  const [, percent] = /^-?\s*(.*?)\s*%$/.exec(reduction) ?? [];
  if (percent !== undefined) return fractionOf(percent, reduction, line);
  const amount = readAmount(price || reduction.replace(/^-\s*/, ''), usual);
  if (amount === null || amount === 'unclear' || amount <= 0)
    return { kind: 'price-row/unreadable', line, column, value: price || reduction };
  return column === 'price'
    ? { kind: 'price', price: { amount, tax } }
    : { kind: 'amount', reduction: { amount, tax } };
}

/** More than nothing and at most all of it: the shop would take 10 for a thousand per cent. */
function fractionOf(percent: string, value: string, line: number): SpecificAmount | PriceRowFault {
  const hundredths = readAmount(percent, null);
  if (hundredths === null || hundredths === 'unclear') return { kind: 'price-row/percent', line, value };
  const reduction = Math.round(hundredths / 100);
  const isSound = reduction > 0 && reduction <= 1_000_000;
  return isSound ? { kind: 'fraction', reduction } : { kind: 'price-row/percent', line, value };
}

/** A day alone begins at midnight, and ends with its last second. null: it is no date. */
function boundOf(text: string, readDate: DateReader, time: string): string | null {
  if (text === '') return '';
  const date = readDate(text);
  if (date === null) return null;
  const [day = '', own = '00:00:00'] = date.split('T');
  return `${day} ${/\d:\d/.test(text) ? own : time}`;
}

/** Rows that say the same of whom a price is for are one too many. */
function keyOf({ gencod, reference, customer, group, fromQuantity, from, to }: SpecificPrice): string {
  const article = gencod || `\n${reference}`;
  return [article, customer, group.toLowerCase(), fromQuantity, from, to].join('\n');
}
