import type { ArticleColumn } from '@passerelle/core/config/column-names.ts';
import type { TableRow } from '@passerelle/core/files/read-table.ts';
import { withoutInvisible } from '@passerelle/core/orders/cells.ts';
import { plainCell } from '@passerelle/core/text/plain-cell.ts';
import type { ArticleColumns } from './article-columns.ts';

/** The cells of one line by what they hold. */
export class RowCells {
  readonly row: TableRow;
  readonly #columns: ArticleColumns;

  constructor(row: TableRow, columns: ArticleColumns) {
    this.row = row;
    this.#columns = columns;
  }

  get line(): number {
    return this.row.line;
  }

  /** '' for none; what spreadsheets put round a number is off. */
  text(column: ArticleColumn): string {
    return this.at(this.#columns.at[column]);
  }

  /** The same, with what a person wrote inside it. */
  raw(column: ArticleColumn): string {
    const index = this.#columns.at[column];
    return index === null ? '' : (this.row.cells[index] ?? '');
  }

  /** The price that counts. */
  price(): string {
    return this.at(this.#columns.price);
  }

  at(index: number | null): string {
    return index === null ? '' : withoutInvisible(plainCell(this.row.cells[index] ?? ''));
  }
}
