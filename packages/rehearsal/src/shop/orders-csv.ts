/** One product line of an invented web order. Amounts in cents. */
export interface ShopLine {
  gencod: string;
  reference: string;
  name: string;
  size: string;
  qty: number;
  unit: number;
}

export interface ShopOrder {
  id: number;
  ref: string;
  /** PrestaShop's state id. */
  state: number;
  date: string;
  payment: string;
  lines: ShopLine[];
  shipping: number;
  discount: number;
  voucher: string;
}

const stateLabels: Record<number, string> = {
  1: 'En attente du paiement par chèque',
  2: 'Paiement accepté',
  3: 'En cours de préparation',
  4: 'Expédié',
  5: 'Livré',
  6: 'Annulé',
  7: 'Remboursé',
  10: 'En attente de virement bancaire',
  42: 'Retenue par le service client',
};

const headings = [
  'ID commande',
  'Référence la commande',
  'État de la commande ID',
  'État de la commande/Dénomination',
  'Ajout de dates',
  'Code de devise ISO',
  'Paiement',
  'Méthode de paiement',
  'Total payé (TTC)',
  'Total produits (TTC)',
  'Total réductions (TTC)',
  'Voucher name',
  'Total frais de port (TTC)',
  'Wrapping Cost with tax',
  'Nom du transporteur',
  'ID produit',
  'Référence produit',
  'EAN 13 de produits',
  'Article',
  'Attribute Pointure',
  'Quantité du produit',
  'Product Unit Price (tax incl.)',
  'Product Total Price (tax incl.)',
  'Taux de TVA',
  'ID client',
  'Prénom du client',
  'Nom du client',
];

/** An orders CSV as the commonest export module writes it in French: UTF-8 with BOM, every cell quoted, a row per line. */
export function renderOrdersCsv(orders: readonly ShopOrder[]): string {
  const rows = orders.flatMap((order) => order.lines.map((line) => row(order, line)));
  return `\uFEFF${[headings, ...rows].map(quoteRow).join('\n')}\n`;
}

function row(order: ShopOrder, line: ShopLine): string[] {
  const products = order.lines.reduce((sum, one) => sum + one.qty * one.unit, 0);
  const paid = products + order.shipping - order.discount;
  return [
    String(order.id),
    order.ref,
    String(order.state),
    stateLabels[order.state] ?? '',
    order.date,
    'EUR',
    order.payment,
    order.payment,
    money(paid),
    money(products),
    money(order.discount),
    order.voucher,
    money(order.shipping),
    money(0),
    'Colissimo',
    '57',
    line.reference,
    line.gencod,
    line.name,
    line.size,
    String(line.qty),
    money(line.unit),
    money(line.qty * line.unit),
    '20.00',
    String(10_000 + order.id),
    'Camille',
    `Exemple-${order.id}`,
  ];
}

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

function quoteRow(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

/** A sendable order of one pair of shoes, to be changed as a test needs. */
export function shopOrder(id: number, changes: Partial<ShopOrder> = {}): ShopOrder {
  return {
    id,
    ref: referenceOf(id),
    state: 2,
    date: '2026-11-22 09:41:10',
    payment: 'Carte bancaire',
    lines: [shopLine(id)],
    shipping: 590,
    discount: 0,
    voucher: '',
    ...changes,
  };
}

export function shopLine(seed: number, changes: Partial<ShopLine> = {}): ShopLine {
  const size = String(36 + (seed % 9));
  return {
    gencod: gencodOf(seed),
    reference: `MOD${seed % 50}`,
    name: `Derby Exemple ${seed % 50}`,
    size,
    qty: 1,
    unit: 8990,
    ...changes,
  };
}

/** A valid EAN-13 of an invented number series. */
export function gencodOf(seed: number): string {
  const digits = `361${String(seed).padStart(9, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Nine capital letters, as PrestaShop's references are; another for every id. */
function referenceOf(id: number): string {
  let rest = id;
  return Array.from({ length: 9 }, (_, place) => {
    const letter = String.fromCharCode(65 + ((rest + place * 7) % 26));
    rest = Math.floor(rest / 26);
    return letter;
  }).join('');
}
