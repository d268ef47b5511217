import { type OrdersColumnName, ordersColumnNames } from '@passerelle/core/config/column-names.ts';
import { type ColumnSettings, knownHeadings, OrderColumns } from '../../src/orders/columns.ts';

function find(name: OrdersColumnName, headings: string[], settings: ColumnSettings = {}): number {
  return new OrderColumns(headings, settings).indexOf(name);
}

/** Every heading that is known from a module, column by column. */
test.each<[OrdersColumnName, ...string[]]>([
  ['id', 'Order ID', 'ID commande', 'Order No', 'id_order', 'ID'],
  ['ref', 'Order reference code', 'Référence la commande', 'Reference', 'Référence'],
  ['stateId', 'Order status ID', 'État de la commande ID'],
  ['stateLabel', 'Order status name', 'État de la commande/Dénomination', 'Order state', 'Status', 'État'],
  ['date', 'Date add', 'Ajout de dates', 'Date added', 'Date'],
  ['currency', 'Currency iso code', 'Code de devise ISO', 'Order currency'],
  ['paymentLabel', 'Payment', 'Paiement', 'Payment module'],
  ['paymentMethod', 'Payment method', 'Méthode de paiement'],
  ['paymentAmount', 'Payment amount'],
  ['totalPaidTtc', 'Total paid with tax', 'Total payé (TTC)', 'Total'],
  ['totalPaidReal', 'Total paid real', 'Total payé réal'],
  ['totalProductsTtc', 'Total products with tax', 'Total produits (TTC)'],
  ['discountTtc', 'Total discounts with tax', 'Total réductions (TTC)'],
  ['voucherName', 'Voucher name'],
  ['voucherCode', 'Voucher code', 'Code (voucher)'],
  ['voucherTtc', 'Total voucher with tax'],
  ['shippingTtc', 'Total shipping with tax', 'Total frais de port (TTC)'],
  ['wrappingTtc', 'Wrapping Cost with tax'],
  ['carrier', 'Carrier name', 'Nom du transporteur'],
  ['productId', 'Product ID', 'ID produit'],
  ['combinationId', 'Product Attribute ID', 'ID attribut produit'],
  ['ean13', 'Product EAN 13', 'EAN 13 de produits', 'Product ean13', 'Gencod', 'Code-barres'],
  [
    'lineRef',
    'Product Reference',
    'Référence produit',
    'Product Ref',
    'Supplier Reference',
    'Référence fournisseur',
  ],
  ['name', 'Product name', 'Article', 'Product name (include combination name)'],
  [
    'size',
    'Attribute Taille',
    'Attribute Pointure',
    'Attribute Shoe Size',
    'Attribut Taille',
    'Taille',
    'Pointure',
    'Size',
  ],
  ['qty', 'Product quantity', 'Quantité du produit', 'Quantité'],
  ['unitTtc', 'Product Unit Price (tax incl.)'],
  ['totalTtc', 'Product Total Price (tax incl.)'],
  ['vatRate', 'Tax rate', 'Taux de TVA'],
  [
    'reductionTtc',
    'Product reduction with tax',
    'Montant de la remise sur le produit toutes taxes comprises',
  ],
  ['customerId', 'Customer ID', 'ID client'],
  ['customerTitle', 'Civilité'],
  ['firstName', 'first name', 'Prénom du client'],
  ['lastName', 'last name', 'Nom du client'],
  ['email', 'email address', 'Adresse e-mail du client'],
  [
    'phone',
    'Mobile phone',
    'Téléphone mobile (Livraison)',
    'Invoice Mobile phone',
    'Téléphone mobile (Facture)',
  ],
  ['company', 'Customer company'],
  ['deliveryCompany', 'Company', 'Société (Livraison)', 'Shipping Company'],
  ['deliveryAddress1', 'Shipping Address 1', 'Adresse 1 (Livraison)'],
  ['deliveryAddress2', 'Shipping Address 2', 'Adresse 2 (Livraison)'],
  ['deliveryPostcode', 'Zip', 'Shipping Zip', 'Code postal (Livraison)'],
  ['deliveryCity', 'City', 'Shipping City', 'Ville (Livraison)'],
  ['deliveryCountry', 'Country ISO code', 'Le code ISO du pays (Livraison)'],
  ['invoiceCompany', 'Invoice Company', 'Société (Facture)'],
  ['invoiceAddress1', 'Invoice Address 1', 'Adresse 1 (Facture)'],
  ['invoiceAddress2', 'Invoice Address 2', 'Adresse 2 (Facture)'],
  ['invoicePostcode', 'Invoice Zip', 'Code postal (Facture)'],
  ['invoiceCity', 'Invoice City', 'Ville (Facture)'],
  ['invoiceCountry', 'Invoice Country ISO code', 'Le code ISO du pays (Facture)'],
])('headings of %s', (name, ...headings) => {
  expect(headings.filter((heading) => find(name, ['x', heading]) !== 1)).toEqual([]);
  expect(headings.filter((heading) => !knownHeadings({})(heading))).toEqual([]);
});

test('no heading stands for two kinds of cells', () => {
  const kinds = (heading: string) => ordersColumnNames.filter((name) => find(name, [heading]) === 0);
  for (const heading of ['ID', 'Total', 'Référence', 'Date', 'Taille', 'Nom', 'Company', 'Pays', 'Phone']) {
    expect([heading, kinds(heading).length]).toEqual([heading, 1]);
  }
});

test.each<[string, OrdersColumnName, string[], ColumnSettings, number]>([
  ['case, accents and punctuation do not count', 'stateId', ['ETAT DE LA COMMANDE - ID'], {}, 0],
  ['a byte order mark does not count', 'id', ['\ufeffOrder ID'], {}, 0],
  ['the most telling heading wins', 'ref', ['Reference', 'Order reference code'], {}, 1],
  ['tax excluded is not tax included', 'totalTtc', ['Product Total price tax excl'], {}, -1],
  ['a heading that is none', 'id', ['__proto__', 'constructor', 'toString'], {}, -1],
  ['configured heading', 'ean13', ['Product EAN 13', 'Barre'], { ean13: ['Barre'] }, 1],
  ['one configured heading, no list', 'ean13', ['Product EAN 13', 'barré'], { ean13: 'Barre' }, 1],
  ['configured heading that is not there', 'ean13', ['Product EAN 13'], { ean13: ['Barre'] }, 0],
  ['configured position', 'qty', ['a', 'b', 'c'], { qty: 3 }, 2],
  ['configured position beyond the last', 'qty', ['a', 'b', 'c'], { qty: 4 }, -1],
  ['declared absent', 'carrier', ['Carrier name'], { carrier: false }, -1],
  ['"state" is the label', 'stateLabel', ['x', 'Phase'], { state: ['Phase'] }, 1],
  ['"payment" is the label', 'paymentLabel', ['x', 'Réglé par'], { payment: 'Réglé par' }, 1],
  ['"voucher" is its name', 'voucherName', ['x', 'Bon'], { voucher: 2 }, 1],
  ['no state: no label', 'stateLabel', ['Status'], { state: false }, -1],
  ['no state: no id', 'stateId', ['Order status ID'], { state: false }, -1],
  ['no payment: no method', 'paymentMethod', ['Payment method'], { payment: false }, -1],
  ['no voucher: no code', 'voucherCode', ['Voucher code'], { voucher: false }, -1],
])('columns: %s', (_, name, headings, settings, index) => {
  expect(find(name, headings, settings)).toBe(index);
});

test('sizes may stand in several columns', () => {
  const columns = new OrderColumns(['Attribute Taille', 'Attribute Couleur', 'Attribute Pointure'], {});
  expect(columns.indexesOf('size')).toEqual([0, 2]);
});

test('a heading that stands twice: the first counts, and it is told', () => {
  const columns = new OrderColumns(['Order ID', 'Carrier name', 'Carrier name'], {});
  expect(columns.find('carrier')).toEqual({ index: 1, heading: 'Carrier name', repeated: [1, 2] });
});
