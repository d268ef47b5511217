import type { ShipmentColumn } from '@passerelle/core/config/column-names.ts';
import {
  knowsHeading,
  positionsOf,
  type ColumnPlaces as Places,
  type KnownHeadings,
} from '@passerelle/core/files/named-columns.ts';

/** Positions from 0; null: the file has no such column. */
export type ShipmentColumns = Readonly<Record<ShipmentColumn, number | null>>;

export type ColumnPlaces = Places<ShipmentColumn>;

/** Headings that back offices and carriers write, the surest first. */
const knownHeadings: KnownHeadings<ShipmentColumn> = {
  order: [
    'Commande',
    'N° commande',
    'N° de commande',
    'Numéro de commande',
    'Num commande',
    'ID commande',
    'Order',
    'Order ID',
    'Order number',
    'Order No',
    'Référence commande',
    'Référence de la commande',
    'Order reference',
    'Réf commande',
    'Référence client',
    'Customer reference',
    'Référence',
    'Reference',
  ],
  tracking: [
    'N° de suivi',
    'Numéro de suivi',
    'Suivi',
    'Tracking number',
    'Tracking',
    'N° de colis',
    'N° colis',
    'Numéro de colis',
    'Parcel number',
    'Colis',
  ],
  carrier: ['Transporteur', 'Carrier'],
  document: ['Document', 'Type de document', 'Document type', 'Type', 'Pièce', 'Type de pièce'],
};

export type ColumnSearch =
  | { columns: ShipmentColumns }
  | { missing: ShipmentColumn[]; /** A heading that is meant, and stands twice. */ repeated: string | null };

/** The columns under these headings: the order, and a tracking number or a document. */
export function findShipmentColumns(headings: readonly string[], places: ColumnPlaces): ColumnSearch {
  const positions = (column: ShipmentColumn) => positionsOf(column, headings, knownHeadings, places);
  const repeated = (['order', 'tracking', 'document'] as const).find((one) => positions(one).length > 1);
  const first = (column: ShipmentColumn) => positions(column)[0] ?? null;
  const columns = {
    order: first('order'),
    tracking: first('tracking'),
    carrier: first('carrier'),
    document: first('document'),
  };
  const missing: ShipmentColumn[] = [];
  if (columns.order === null) missing.push('order');
  if (columns.tracking === null && columns.document === null) missing.push('tracking', 'document');
  if (repeated !== undefined) return { missing, repeated: headings[first(repeated) ?? 0] ?? '' };
  return missing.length > 0 ? { missing, repeated: null } : { columns };
}

/** Whether a heading is one that we look for: that shows which delimiter a file has. */
export function isKnownHeading(places: ColumnPlaces): (heading: string) => boolean {
  return knowsHeading(knownHeadings, places);
}
