import type { ArticleColumn } from '@passerelle/core/config/column-names.ts';
import type { ArticleFault, ArticleNote } from './article-fault.ts';
import type { RowCells } from './row-cells.ts';

/** Thrown inside the building of one article only: that article is refused, the others go on. */
export class ArticleRefused extends Error {
  readonly fault: ArticleFault;

  constructor(fault: ArticleFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** The lines of one article, and what is noticed while it is put together. */
export class ArticleDraft {
  readonly rows: readonly [RowCells, ...RowCells[]];
  readonly notes: ArticleNote[] = [];

  constructor(rows: readonly [RowCells, ...RowCells[]]) {
    this.rows = rows;
  }

  get line(): number {
    return this.rows[0].line;
  }

  /** The first line that says something. */
  first(column: ArticleColumn): { text: string; line: number } {
    const row = this.rows.find((one) => one.text(column) !== '');
    return { text: row?.raw(column) ?? '', line: row?.line ?? this.line };
  }

  /** What all lines that say something agree on; '' for nothing. Throws ArticleRefused where they do not. */
  agreed(column: ArticleColumn): { text: string; line: number } {
    const said = this.rows.filter((row) => row.text(column) !== '');
    const values = new Map(said.map((row) => [row.text(column).toLowerCase(), row]));
    const [one, ...others] = values.values();
    if (one === undefined) return { text: '', line: this.line };
    const [other] = others;
    if (other !== undefined) {
      const both = [one, other].map((row) => row.text(column));
      throw new ArticleRefused({ kind: 'article/contradiction', line: other.line, column, values: both });
    }
    return { text: one.text(column), line: one.line };
  }
}
