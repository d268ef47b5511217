import type { StockColumnName } from '@passerelle/core/config/column-names.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';

/** Positions from 0; null: the file has no such column. */
export interface StockColumns {
  gencod: number;
  qty: number;
  store: number | null;
  reference: number | null;
  size: number | null;
  productId: number | null;
}

export type StockColumn = keyof StockColumns;

/** Where a column is: its heading, its position (the first is 1), or false: there is none. */
type ColumnWish = string | number | false | readonly (string | number)[];

/** `stock.columns` of the configuration: added to the known headings, and before them. */
export type ColumnWishes = Readonly<Partial<Record<StockColumnName, ColumnWish>>>;

/** Headings that tills and shops write, the surest first: where a file has two of them, the first one counts. */
const knownHeadings: Record<StockColumn, readonly string[]> = {
  gencod: ['Gencod', 'EAN13', 'EAN 13', 'EAN', 'Code barre', 'Code barres', 'Code-barres EAN-13 ou JAN'],
  qty: ['Quantité', 'Qté', 'Quantity', 'Stock'],
  store: ['Code magasin', 'Magasin', 'Dépôt'],
  reference: ['Référence', 'Reference code', 'Modèle'],
  size: ['Taille', 'Pointure', 'Size'],
  productId: ['Product ID', 'ID produit'],
};

export type ColumnSearch =
  | { columns: StockColumns }
  | { missing: StockColumn[]; /** Required headings that stand more than once. */ repeated: string[] };

const requiredColumns = ['gencod', 'qty'] as const;

/** The columns under these headings. Without a gencod and a quantity, each under one heading only, nothing can be corrected. */
export function findColumns(headings: readonly string[], wishes: ColumnWishes): ColumnSearch {
  const folded = headings.map(foldText);
  const positions = (column: StockColumn) => findPositions(folded, column, wishes[column]);
  const first = (column: StockColumn) => positions(column)[0] ?? null;
  const [gencod, qty] = [first('gencod'), first('qty')];
  const repeated = requiredColumns.filter((column) => positions(column).length > 1);
  if (gencod === null || qty === null || repeated.length > 0) {
    return {
      missing: requiredColumns.filter((column) => first(column) === null),
      repeated: repeated.map((column) => headings[first(column) ?? 0] ?? ''),
    };
  }
  return {
    columns: {
      gencod,
      qty,
      store: first('store'),
      reference: first('reference'),
      size: first('size'),
      productId: first('productId'),
    },
  };
}

/** Whether a heading is one that we look for: that shows which delimiter a file has. */
export function headingTest(wishes: ColumnWishes): (heading: string) => boolean {
  const known = [...Object.values(knownHeadings), ...Object.values(wishes)].flat(2);
  const names = new Set(known.filter((place) => typeof place === 'string').map(foldText));
  return (heading) => names.has(foldText(heading));
}

/** Every position that bears the first of the column's names that the file knows. */
function findPositions(folded: readonly string[], column: StockColumn, wish: ColumnWish = []): number[] {
  if (wish === false) return [];
  for (const place of [wish, knownHeadings[column]].flat(2)) {
    const positions = positionsOf(folded, place);
    if (positions.length > 0) return positions;
  }
  return [];
}

function positionsOf(folded: readonly string[], place: string | number): number[] {
  if (typeof place === 'number') return place <= folded.length ? [place - 1] : [];
  const name = foldText(place);
  return folded.flatMap((heading, at) => (heading === name ? [at] : []));
}
