/** One size of one shoe, or a gift card, as ProShop's stock file tells it. */
export interface StockRow {
  gencod: string;
  reference: string;
  size: string;
  name: string;
  /** With a decimal comma. */
  price?: string;
  /** Pairs. */
  qty: number;
}

const headings = ['Magasin', 'Gencod', 'Référence', 'Pointure', 'Nom du produit', 'Prix TTC', 'Quantité'];
const lineEnd = '\r\n';

/** A stock CSV as ProShop writes it: `;`, CRLF, Windows-1252, no quotes. Only letters that latin1 has. */
export function renderStockCsv(rows: readonly StockRow[]): Buffer {
  const lines = rows.map(({ gencod, reference, size, name, price = '89,90', qty }) =>
    ['008', gencod, reference, size, name, price, String(qty)].join(';'),
  );
  return Buffer.from([headings.join(';'), ...lines].map((line) => line + lineEnd).join(''), 'latin1');
}

/**
 * The same read again, by the position of its columns: on purpose not the reader of the program under test. Throws where
 * a line is not whole: a reader that met part of a file.
 */
export function readStockCsv(bytes: Buffer): StockRow[] {
  const [heading, ...lines] = bytes.toString('latin1').split(lineEnd);
  if (heading !== headings.join(';') || lines.pop() !== '') throw new Error('part of a stock file');
  return lines.map((line) => {
    const cells = line.split(';');
    if (cells.length !== headings.length) throw new Error(`part of a line: ${line}`);
    const [, gencod = '', reference = '', size = '', name = '', price, qty] = cells;
    return { gencod, reference, size, name, price, qty: Number(qty) };
  });
}

/** What tells an article from all others: its gencod, or the reference of one that has none. */
export function codeOf({ gencod, reference }: Pick<StockRow, 'gencod' | 'reference'>): string {
  return gencod || reference;
}
