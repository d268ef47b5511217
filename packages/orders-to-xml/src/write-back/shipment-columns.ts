import type { ShipmentColumn } from '@passerelle/core/config/column-names.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';

/** Positions from 0; null: the file has no such column. */
export type ShipmentColumns = Readonly<Record<ShipmentColumn, number | null>>;

/** Where a column is: its heading, its position (the first is 1), several of those, or false: there is none. */
export type ColumnPlaces = Readonly<
  Partial<Record<ShipmentColumn, string | number | false | readonly (string | number)[]>>
>;

/** Headings that back offices and carriers write, the surest first. */
const knownHeadings: Record<ShipmentColumn, readonly string[]> = {
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
  const folded = headings.map(foldText);
  const positions = (column: ShipmentColumn) => positionsOf(column, folded, places[column]);
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
  const known = [...Object.values(knownHeadings), ...Object.values(places)].flat(2);
  const names = new Set(known.filter((place) => typeof place === 'string').map(foldText));
  return (heading) => names.has(foldText(heading));
}

/** Every position that bears the first of the column's names that the file has. */
function positionsOf(
  column: ShipmentColumn,
  folded: readonly string[],
  place: ColumnPlaces[ShipmentColumn] = [],
): number[] {
  if (place === false) return [];
  for (const one of [place, knownHeadings[column]].flat(2)) {
    const found = typeof one === 'number' ? atPosition(one, folded) : underHeading(foldText(one), folded);
    if (found.length > 0) return found;
  }
  return [];
}

function atPosition(position: number, folded: readonly string[]): number[] {
  return position <= folded.length ? [position - 1] : [];
}

function underHeading(name: string, folded: readonly string[]): number[] {
  return folded.flatMap((heading, at) => (heading === name ? [at] : []));
}
