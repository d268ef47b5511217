import type { DialectWishes } from '@passerelle/core/files/dialect.ts';
import { readEvenRows } from '@passerelle/core/files/read-even-rows.ts';
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
  const { columns: places } = settings;
  const wishes = { ...settings, isKnownHeading: isKnownHeading(places) };
  const rows = readEvenRows(name, bytes, wishes, (headings) => {
    const columns = columnsOf(name, headings, places);
    return (cells) => rowOf(cells, columns);
  });
  return { rows: rows.length, shipments: gather(rows) };
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

/** What one row says; '' for what it does not. */
interface ShipmentRow extends Parcel {
  order: string;
  document: string;
}

function rowOf(cells: readonly string[], columns: ShipmentColumns): ShipmentRow {
  const at = (column: keyof ShipmentColumns): string => {
    const index = columns[column];
    return index === null ? '' : (cells[index] ?? '');
  };
  return {
    order: withoutSpreadsheetMarks(at('order')).replace(/^#\s*/, ''),
    trackingNumber: withoutSpreadsheetMarks(at('tracking')),
    carrier: at('carrier'),
    document: at('document'),
  };
}

/** Rows of one order, one after the other or not, are one shipment. */
function gather(rows: readonly ShipmentRow[]): Shipment[] {
  const byOrder = new Map<string, { parcels: Map<string, Parcel>; documents: Set<string> }>();
  for (const { order, trackingNumber, carrier, document } of rows) {
    if (order === '' || (trackingNumber === '' && document === '')) continue;
    const known = byOrder.get(order) ?? { parcels: new Map<string, Parcel>(), documents: new Set() };
    byOrder.set(order, known);
    if (trackingNumber !== '' && !known.parcels.has(trackingNumber))
      known.parcels.set(trackingNumber, { trackingNumber, carrier });
    if (document !== '') known.documents.add(document);
  }
  return [...byOrder].map(([order, { parcels, documents }]) => ({
    order,
    parcels: [...parcels.values()],
    documents: [...documents],
  }));
}

/** `="0612"` and `'0612` keep a spreadsheet from making a number of it. */
function withoutSpreadsheetMarks(text: string): string {
  return (/^="?(.*?)"?$/s.exec(text)?.[1] ?? text).replace(/^'/, '').trim();
}
