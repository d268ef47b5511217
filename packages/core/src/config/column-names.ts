/** What a row of an orders CSV says of its line; the others tell of the order, and each of its rows repeats them. */
export const orderLineColumnNames = [
  'productId',
  'combinationId',
  'ean13',
  'lineRef',
  'name',
  'size',
  'qty',
  'unitTtc',
  'totalTtc',
  'vatRate',
  'reductionTtc',
] as const;

/** What a column of an orders CSV can hold, by the names that `orders.columns` uses. */
export const ordersColumnNames = [
  'id',
  'ref',
  /** A single column of ids, or of labels: told apart by what it holds. */
  'state',
  'stateId',
  'stateLabel',
  'date',
  'currency',
  'payment',
  'paymentLabel',
  'paymentMethod',
  'paymentAmount',
  /** What was paid, as a person calls it; false: the file has no such column. */
  'total',
  'totalPaidTtc',
  'totalPaidReal',
  'totalProductsTtc',
  'discountTtc',
  'voucher',
  'voucherName',
  'voucherCode',
  'voucherTtc',
  'shippingTtc',
  'wrappingTtc',
  'carrier',
  ...orderLineColumnNames,
  'customerId',
  'customerTitle',
  'lastName',
  'firstName',
  'email',
  'phone',
  'company',
  'deliveryCompany',
  'deliveryAddress1',
  'deliveryAddress2',
  'deliveryPostcode',
  'deliveryCity',
  'deliveryCountry',
  'invoiceCompany',
  'invoiceAddress1',
  'invoiceAddress2',
  'invoicePostcode',
  'invoiceCity',
  'invoiceCountry',
] as const;

export type OrdersColumnName = (typeof ordersColumnNames)[number];

/** What a column of ProShop's stock CSV can hold, by the names that `stock.columns` uses. */
export const stockColumnNames = [
  'store',
  'gencod',
  'reference',
  'supplier',
  'material',
  'colour',
  'size',
  'name',
  'priceTtc',
  'qty',
  'productId',
] as const;

export type StockColumnName = (typeof stockColumnNames)[number];

/** What a column of a CSV of shipments can hold, by the names that `writeBack.shipments.columns` uses. */
export const shipmentColumnNames = ['order', 'tracking', 'carrier', 'document'] as const;

export type ShipmentColumn = (typeof shipmentColumnNames)[number];

/** What a column of a CSV of articles can hold, by the names that `articles.columns` uses. */
export const articleColumnNames = [
  'store',
  'reference',
  'gencod',
  'variationReference',
  'name',
  'supplier',
  'material',
  'colour',
  'size',
  'qty',
  'priceTtc',
  'priceHt',
  'vatRate',
  'description',
  'shortDescription',
  'metaTitle',
  'metaDescription',
  'category',
  'manufacturer',
  'weight',
  'active',
  'images',
  'documents',
] as const;

export type ArticleColumn = (typeof articleColumnNames)[number];

/** What makes several lines one product: `articles.group`. */
export const articleGroupNames = ['reference', 'name', 'supplier', 'material', 'colour'] as const;

/** What may be written to products that are there: `articles.update`. */
export const articleParts = [
  'name',
  'texts',
  'price',
  'vat',
  'manufacturer',
  'category',
  'weight',
  'features',
  'images',
  'documents',
  'variations',
  'active',
] as const;

export type ArticlePart = (typeof articleParts)[number];

/** What a column of a CSV of specific prices can hold, by the names that `articles.specificPrices.columns` uses. */
export const specificPriceColumnNames = [
  'reference',
  'gencod',
  'customer',
  'group',
  'price',
  'reduction',
  'fromQuantity',
  'from',
  'to',
] as const;

export type SpecificPriceColumn = (typeof specificPriceColumnNames)[number];

/** What a column of a CSV of customers can hold, by the names that `customers.toShop.columns` uses. */
export const customerColumnNames = [
  'code',
  'title',
  'lastName',
  'firstName',
  'company',
  'siret',
  'vatNumber',
  'email',
  'phone',
  'line1',
  'line2',
  'postcode',
  'city',
  'country',
  'group',
] as const;

export type CustomerColumn = (typeof customerColumnNames)[number];
