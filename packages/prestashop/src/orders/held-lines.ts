import type { DetailRow } from './shop-rows.ts';
import { detailList } from './shop-rows.ts';

const { fields } = detailList;
/** Control characters, which no value of the shop has: they are taken out where its rows are read. */
const [betweenCells, betweenTaxes, betweenRows] = ['\u001f', '\u001d', '\u001e'];

/**
 * The lines of many orders, those of each as one text: as rows they take five times as much, and all of them are held until
 * the last page has come. What they point to is gathered as they are added.
 */
export class HeldLines {
  readonly combinations = new Set<string>();
  readonly taxes = new Set<string>();
  readonly #texts = new Map<number, string>();

  add(rows: readonly DetailRow[]): void {
    for (const row of rows) {
      this.combinations.add(row.product_attribute_id);
      for (const { id = '' } of row.taxes) this.taxes.add(id);
    }
    for (const [order, own] of Map.groupBy(rows, ({ id_order }) => Number(id_order))) {
      const before = this.#texts.get(order);
      const text = own.map(textOf).join(betweenRows);
      this.#texts.set(order, before === undefined ? text : `${before}${betweenRows}${text}`);
    }
  }

  has(order: number): boolean {
    return this.#texts.has(order);
  }

  count(order: number): number {
    return this.#texts.get(order)?.split(betweenRows).length ?? 0;
  }

  /** In the order in which they were added. */
  of(order: number): DetailRow[] {
    return this.#texts.get(order)?.split(betweenRows).map(rowOf) ?? [];
  }

  /** Whether that order has the same lines there, to the letter. */
  isSame(order: number, there: HeldLines): boolean {
    return this.#texts.get(order) === there.#texts.get(order);
  }
}

function textOf(row: DetailRow): string {
  const taxes = row.taxes.map(({ id = '' }) => id).join(betweenTaxes);
  return [row.id, taxes, ...fields.map((field) => row[field])].join(betweenCells);
}

function rowOf(text: string): DetailRow {
  const [id = '', taxes = '', ...cells] = text.split(betweenCells);
  const row: Record<string, unknown> = {
    id: Number(id),
    taxes: taxes === '' ? [] : taxes.split(betweenTaxes).map((tax) => ({ id: tax })),
  };
  for (const [at, field] of fields.entries()) row[field] = cells[at];
  return row as DetailRow;
}
