import { salesIn, type SoldArticle } from './sales-in.ts';
import { renderStockCsv, type StockRow } from './stock-csv.ts';

/** What ProShop has in stock: it books the sales of the XML files it imports, and writes ExportCSV. */
export class StockRoom {
  readonly rows: StockRow[];

  constructor(rows: readonly StockRow[]) {
    this.rows = rows.map((row) => ({ ...row }));
  }

  book(xml: Buffer): void {
    for (const sale of salesIn(xml)) this.sell(sale);
  }

  sell({ gencod, reference, qty }: SoldArticle): void {
    const isSold = (row: StockRow) => (gencod === '' ? row.reference === reference : row.gencod === gencod);
    const row = this.rows.find(isSold);
    if (row) row.qty -= qty;
  }

  /** Every size of the products that have stock in at least one. */
  exportCsv(): Buffer {
    const inStock = new Set(this.rows.filter(({ qty }) => qty > 0).map(({ reference }) => reference));
    return renderStockCsv(this.rows.filter(({ reference }) => inStock.has(reference)));
  }
}
