/** One row of the orders CSV, by heading. Every cell of the samples is quoted, and none holds a quote. */
export type OrderRow = Readonly<Record<string, string>>;

export function readOrderRows(csv: Buffer): OrderRow[] {
  const [headings = [], ...rows] = csv
    .toString('utf8')
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(1, -1).split('","'));
  return rows.map((cells) =>
    Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ''])),
  );
}

/** Order, state, payment, article; what repeats on the next row of an order is left out. */
export function orderTable(rows: readonly OrderRow[]): string[][] {
  return rows.map((row, index) => {
    const cell = (heading: string) => row[heading] ?? '';
    const isSameOrder = rows[index - 1]?.['ID commande'] === row['ID commande'];
    const ofOrder = isSameOrder
      ? ['', '', '']
      : [
          cell('ID commande'),
          cell('État de la commande/Dénomination'),
          [cell('Paiement'), cell('Voucher name')].filter((text) => text !== '').join(' + '),
        ];
    const size = cell('Attribute Pointure');
    return [
      ...ofOrder,
      `${cell('Quantité du produit')} × ${cell('Article')}${size === '' ? '' : ` ${size}`}`,
    ];
  });
}

/** What tells the article of a row: its gencod, or its reference. */
export function soldCode(row: OrderRow): string {
  return row['EAN 13 de produits'] || row['Référence produit'] || '';
}
