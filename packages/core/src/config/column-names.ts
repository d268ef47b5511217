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
