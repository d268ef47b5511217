import type { CsvRow, Dialect } from '@passerelle/core/files/csv-row.ts';
import { lineNumberAt, readRows } from '@passerelle/core/files/csv-rows.ts';
import { decodeCell, detached } from '@passerelle/core/files/decode.ts';
import type { DialectWishes } from '@passerelle/core/files/dialect.ts';
import { refuseFile, refusingFaults } from '@passerelle/core/files/file-fault.ts';
import { ForeignRows } from '@passerelle/core/files/odd-rows.ts';
import { openCsv } from '@passerelle/core/files/open-csv.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import {
  findShipmentColumns,
  isKnownHeading,
  type ColumnPlaces,
  type ShipmentColumns,
} from './shipment-columns.ts';
import type { ShipmentsFault } from './shipments-fault.ts';

/** What a file of shipments says of one order, however many rows it has for it. */
export interface Shipment {
  /** As the file names it: its number or its reference. */
  order: string;
  /** Tracking numbers, each once, in the order of the file. */
  parcels: readonly Parcel[];
  /** Names of documents, each once. */
  documents: readonly string[];
}

export interface Parcel {
  trackingNumber: string;
  /** '' where the file does not say. */
  carrier: string;
}

export interface ShipmentsFile {
  rows: number;
  shipments: readonly Shipment[];
}

export interface ShipmentsSettings extends DialectWishes {
  columns: ColumnPlaces;
}

/**
 * A whole file of shipments, from any back office or carrier's software: one row per parcel or document. A heading alone is
 * a day without parcels. Throws, all of them exit 4: NotWhole where it looks cut short and reading it again can help,
 * FileRefused where it is no CSV that can be read, Failure where it is no file of shipments.
 */
export function readShipments(name: string, bytes: Buffer, settings: ShipmentsSettings): ShipmentsFile {
  return refusingFaults({ name, bytes }, () => {
    const isKnown = isKnownHeading(settings.columns);
    const { rows: content, dialect } = openCsv(bytes, settings, isKnown, name);
    const [heading, ...rows] = readRows(content, dialect);
    if (heading === undefined) throw refuseFile(name, { kind: 'empty' });
    const isUnended = rows.length === 0 && content.at(-1) !== lineFeed;
    if (isUnended) throw refuseFile(name, { kind: 'heading-cut' });
    const headings = textsOf(heading, dialect);
    const columns = columnsOf(name, headings, settings.columns);
    const foreign = new ForeignRows({ name, bytes: content, dialect, headings, isKnownHeading: isKnown });
    const gathered = new Gathered(columns);
    for (const [index, row] of rows.entries()) {
      const cells = textsOf(row, dialect);
      foreign.refuse(cells, row.start);
      const isLast = index === rows.length - 1;
      refuseOtherWidth(name, cells, headings.length, { line: lineNumberAt(content, row.start), isLast });
      gathered.add(cells);
    }
    return { rows: rows.length, shipments: gathered.shipments() };
  });
}

const lineFeed = 10;

function textsOf({ cells }: CsvRow, { encoding }: Dialect): string[] {
  return cells.map((cell) => detached(decodeCell(cell, encoding)).trim());
}

function columnsOf(file: string, headings: readonly string[], places: ColumnPlaces): ShipmentColumns {
  const search = findShipmentColumns(headings, places);
  if ('columns' in search) return search.columns;
  const fault: ShipmentsFault =
    search.repeated === null
      ? { kind: 'shipments/missing-columns', file, missing: search.missing, headings }
      : { kind: 'shipments/repeated-heading', file, heading: search.repeated };
  throw new Failure(ExitCode.Input, fault);
}

/** Delimiters at the end of a row, and nothing between them, make no cells. */
function refuseOtherWidth(
  name: string,
  cells: readonly string[],
  expected: number,
  { line, isLast }: { line: number; isLast: boolean },
): void {
  const isWider = cells.slice(expected).some((cell) => cell !== '');
  if (!isWider && cells.length >= expected) return;
  throw refuseFile(name, { kind: isLast ? 'cut' : 'width', line, fields: cells.length, expected });
}

/** Rows of one order, one after the other or not, are one shipment. */
class Gathered {
  readonly #columns: ShipmentColumns;
  readonly #byOrder = new Map<string, { parcels: Map<string, Parcel>; documents: Set<string> }>();

  constructor(columns: ShipmentColumns) {
    this.#columns = columns;
  }

  add(cells: readonly string[]): void {
    const at = (column: keyof ShipmentColumns): string => {
      const index = this.#columns[column];
      return index === null ? '' : (cells[index] ?? '');
    };
    const order = withoutSpreadsheetMarks(at('order')).replace(/^#\s*/, '');
    const trackingNumber = withoutSpreadsheetMarks(at('tracking'));
    const document = at('document');
    if (order === '' || (trackingNumber === '' && document === '')) return;
    const known = this.#byOrder.get(order) ?? { parcels: new Map<string, Parcel>(), documents: new Set() };
    this.#byOrder.set(order, known);
    if (trackingNumber !== '' && !known.parcels.has(trackingNumber))
      known.parcels.set(trackingNumber, { trackingNumber, carrier: at('carrier') });
    if (document !== '') known.documents.add(document);
  }

  shipments(): Shipment[] {
    return [...this.#byOrder].map(([order, { parcels, documents }]) => ({
      order,
      parcels: [...parcels.values()],
      documents: [...documents],
    }));
  }
}

/** `="0612"` and `'0612` keep a spreadsheet from making a number of it. */
function withoutSpreadsheetMarks(text: string): string {
  return (/^="?(.*?)"?$/s.exec(text)?.[1] ?? text).replace(/^'/, '').trim();
}
