import { orderLineColumnNames, type OrdersColumnName } from '@passerelle/core/config/column-names.ts';
import { OrderColumns } from '@passerelle/core/orders/columns.ts';
import { RowReading, type GiftCardName } from '@passerelle/core/orders/row-reading.ts';

/**
 * What the shop tells of an order is put under the headings of the export modules, and read as their rows are: the same
 * order is the same from both, and a rejected one is kept as a CSV that a person can mend and run.
 */
export const shopHeadings = {
  id: 'ID commande',
  ref: 'Référence la commande',
  stateId: 'État de la commande ID',
  stateLabel: 'État de la commande/Dénomination',
  date: 'Ajout de dates',
  currency: 'Code de devise ISO',
  paymentLabel: 'Paiement',
  paymentMethod: 'Méthode de paiement',
  paymentAmount: 'Montant du paiement',
  totalPaidTtc: 'Total payé (TTC)',
  discountTtc: 'Total réductions (TTC)',
  voucherName: 'Nom du bon de réduction',
  voucherCode: 'Code du bon de réduction',
  voucherTtc: 'Total bon de réduction (TTC)',
  shippingTtc: 'Total frais de port (TTC)',
  wrappingTtc: "Coût de l'emballage (TTC)",
  carrier: 'Nom du transporteur',
  customerId: 'ID client',
  customerTitle: 'Civilité',
  lastName: 'Nom du client',
  firstName: 'Prénom du client',
  email: 'Adresse e-mail du client',
  phone: 'Téléphone mobile de livraison',
  company: 'Société du client',
  deliveryCompany: 'Société de livraison',
  deliveryAddress1: 'Adresse 1 de livraison',
  deliveryAddress2: 'Adresse 2 de livraison',
  deliveryPostcode: 'Code postal de livraison',
  deliveryCity: 'Ville de livraison',
  deliveryCountry: 'Le code ISO du pays de livraison',
  invoiceCompany: 'Société de facturation',
  invoiceAddress1: 'Adresse 1 de facturation',
  invoiceAddress2: 'Adresse 2 de facturation',
  invoicePostcode: 'Code postal de facturation',
  invoiceCity: 'Ville de facturation',
  invoiceCountry: 'Le code ISO du pays de facturation',
  productId: 'ID produit',
  combinationId: 'ID attribut produit',
  ean13: 'EAN 13 de produits',
  lineRef: 'Référence produit',
  name: 'Nom du produit',
  size: 'Taille',
  qty: 'Quantité du produit',
  unitTtc: 'Prix unitaire du produit (TTC)',
  totalTtc: 'Prix total du produit (TTC)',
  vatRate: 'Taux de TVA',
  reductionTtc: 'Montant de la remise sur le produit toutes taxes comprises',
} as const satisfies Partial<Record<OrdersColumnName, string>>;

export type ShopColumn = keyof typeof shopHeadings;

export type LineCells = Readonly<Record<(typeof orderLineColumnNames)[number], string>>;
/** What each row of an order repeats. */
export type HeadCells = Readonly<Record<Exclude<ShopColumn, keyof LineCells>, string>>;

type HeadName = keyof HeadCells;
const lineNames: readonly string[] = orderLineColumnNames;
const isOfHead = (name: string): name is HeadName => !lineNames.includes(name);
/** They come first among the headings, those of a line after them in the same order. */
const headNames = Object.keys(shopHeadings).filter(isOfHead);
const noLine = Object.fromEntries(orderLineColumnNames.map((name) => [name, ''])) as LineCells;

/** The rows of an order, one per line of it; one without a product where it has none. */
export function rowsOf(head: HeadCells, lines: readonly LineCells[]): string[][] {
  const repeated = headNames.map((name) => head[name]);
  return (lines.length === 0 ? [noLine] : lines).map((line) => [
    ...repeated,
    ...orderLineColumnNames.map((name) => line[name]),
  ]);
}

/** How such rows are read. */
export function shopReading(giftCards: readonly GiftCardName[]): RowReading {
  const columns = new OrderColumns(Object.values(shopHeadings), {});
  return new RowReading(columns, { decimal: '.', dateFormat: 'yyyy-MM-dd HH:mm:ss', giftCards });
}

/** The rows as a CSV has them, each with its line end. */
export function asCsv(rows: readonly (readonly string[])[]): { headingRow: string; rows: string[] } {
  return { headingRow: csvRow(Object.values(shopHeadings)), rows: rows.map(csvRow) };
}

export const csvDelimiter = ';';

function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(csvDelimiter)}\r\n`;
}
